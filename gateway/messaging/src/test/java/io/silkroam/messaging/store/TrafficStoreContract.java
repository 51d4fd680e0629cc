package io.silkroam.messaging.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.silkroam.messaging.store.TrafficStore.Count;
import io.silkroam.store.Database;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What accounts owe, added up over writers; on both stores. */
abstract class TrafficStoreContract {
    private static final String PRICE = "0.05 EUR/1";
    private static final long DAY = 20_785;

    private Database database;
    private TrafficStore store;

    abstract Database openDatabase();

    @BeforeEach
    void open() {
        database = openDatabase();
        store = new TrafficStore(database.dialect());
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void shouldAddToWhatAWriterCountedBefore() {
        add(1, count("shop", DAY, PRICE, 2, 3), count("bank", DAY, PRICE, 1, 1));
        add(1, count("shop", DAY, PRICE, 5, 7));

        assertThat(sums("shop", DAY, DAY + 1)).containsExactly(count("shop", DAY, PRICE, 7, 10));
        assertThat(sums("bank", DAY, DAY + 1)).containsExactly(count("bank", DAY, PRICE, 1, 1));
        assertThat(sums("nobody", DAY, DAY + 1)).isEmpty();
    }

    @Test
    void shouldSumOverWritersByDayAndPrice() {
        add(1, count("shop", DAY, PRICE, 1, 1), count("shop", DAY, "", 4, 4), count("shop", DAY + 1, PRICE, 8, 8));
        add(2, count("shop", DAY, PRICE, 16, 20));

        assertThat(sums("shop", DAY, DAY + 2))
                .containsExactly(
                        count("shop", DAY, "", 4, 4),
                        count("shop", DAY, PRICE, 17, 21),
                        count("shop", DAY + 1, PRICE, 8, 8));
    }

    @Test
    void shouldLeaveTheLastDayOut() {
        add(
                1,
                count("shop", DAY - 1, PRICE, 1, 1),
                count("shop", DAY, PRICE, 2, 2),
                count("shop", DAY + 1, PRICE, 4, 4));

        assertThat(sums("shop", DAY, DAY + 1)).containsExactly(count("shop", DAY, PRICE, 2, 2));
        assertThat(sums("shop", DAY, DAY)).isEmpty();
    }

    @Test
    void shouldTakeBackWhatAnotherWriterCounted() {
        Count count = count("shop", DAY, PRICE, 1, 3);
        add(1, count, count("shop", DAY + 1, PRICE, 1, 1));
        add(2, count.negated());

        assertThat(sums("shop", DAY, DAY + 2)).containsExactly(count("shop", DAY + 1, PRICE, 1, 1));
    }

    private void add(long writer, Count... counts) {
        database.transact("count", connection -> {
            store.add(connection, writer, List.of(counts));
            return null;
        });
    }

    private List<Count> sums(String account, long from, long until) {
        return database.read("sum up", connection -> store.sums(connection, account, from, until));
    }

    private static Count count(String account, long day, String price, long messages, long parts) {
        return new Count(new TrafficStore.Key(account, day, price), messages, parts);
    }
}
