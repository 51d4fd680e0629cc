package io.silkroam.sim.inventory;

import static io.silkroam.sim.inventory.Sims.NOW;
import static io.silkroam.sim.inventory.Sims.iccid;
import static io.silkroam.sim.inventory.Sims.msisdn;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.silkroam.sim.Msisdn;
import io.silkroam.sim.inventory.NumberRefusedException.Reason;
import io.silkroam.store.Database;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What both stores promise about number pools. */
abstract class NumberPoolStoreContract {
    private static final NumberPool NL = new NumberPool("nl", Duration.ofDays(7));
    private static final NumberPool BE = new NumberPool("be", Duration.ofDays(90));

    private Database database;
    private final NumberStore numbers = new NumberStore();
    private final NumberPoolStore store = new NumberPoolStore();

    abstract Database openDatabase();

    @BeforeEach
    void open() {
        database = openDatabase();
        transact(c -> store.createPool(c, NL));
        transact(c -> store.createPool(c, BE));
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void shouldCreateAPoolOnceAndChangeItsRest() {
        NumberPool longer = new NumberPool("nl", Duration.ofDays(30));

        assertThat(this.<Boolean>transact(c -> store.createPool(c, longer))).isFalse();
        assertThat(this.<Optional<NumberPool>>read(c -> store.findPool(c, "nl")))
                .contains(NL);
        transact(c -> {
            store.updatePool(c, longer);
            return null;
        });
        assertThat(this.<Optional<NumberPool>>read(c -> store.findPool(c, "nl")))
                .contains(longer);
        assertRefused(
                Reason.NO_SUCH_POOL,
                "there is no number pool 'de'",
                () -> transact(c -> {
                    store.updatePool(c, new NumberPool("de", Duration.ZERO));
                    return null;
                }));
    }

    @Test
    void shouldCountWhatIsInEachPool() {
        transact(c -> store.add(c, "nl", msisdn(1), msisdn(10)));
        assign(1);
        assign(2);
        assign(3);
        transact(c -> numbers.release(c, msisdn(3), NOW));
        Instant nextWeek = NOW.plus(NL.quarantine());

        assertThat(this.<List<PoolStock>>read(c -> store.pools(c, NOW)))
                .containsExactly(new PoolStock(BE, 0, 0, 0), new PoolStock(NL, 7, 2, 1));
        assertThat(this.<List<PoolStock>>read(c -> store.pools(c, nextWeek))).contains(new PoolStock(NL, 8, 2, 0));
    }

    @Test
    void shouldAddARangeOnce() {
        assertThat(this.<NumberChange>transact(c -> store.add(c, "nl", msisdn(1), msisdn(2500))))
                .isEqualTo(new NumberChange(2500, 0));
        assertThat(this.<NumberChange>transact(c -> store.add(c, "nl", msisdn(2499), msisdn(2501))))
                .isEqualTo(new NumberChange(1, 2));
        assertThat(this.<NumberChange>transact(c -> store.add(c, "nl", List.of(msisdn(7), msisdn(9999), msisdn(9999)))))
                .isEqualTo(new NumberChange(1, 1));
    }

    @Test
    void shouldTakeInANumberThatCameFromOutsideWithTheSimThatHasIt() {
        assign(1);

        assertThat(this.<NumberChange>transact(c -> store.add(c, "nl", msisdn(1), msisdn(2))))
                .isEqualTo(new NumberChange(2, 0));
        assertThat(this.<List<PoolStock>>read(c -> store.pools(c, NOW))).contains(new PoolStock(NL, 1, 1, 0));
    }

    @Test
    void shouldAddNothingOfARangeThatReachesIntoAnotherPool() {
        transact(c -> store.add(c, "be", msisdn(3), msisdn(3)));

        assertRefused(
                Reason.IN_ANOTHER_POOL,
                "number 31600***003 is in pool be",
                () -> transact(c -> store.add(c, "nl", msisdn(1), msisdn(5))));
        assertThat(this.<List<PoolStock>>read(c -> store.pools(c, NOW))).contains(new PoolStock(NL, 0, 0, 0));
    }

    @Test
    void shouldRefuseWhatIsNoRangeAndWhatIsTooMuch() {
        assertRefused(
                Reason.BAD_RANGE,
                "31600***002 to 31600***001 is not a range",
                () -> transact(c -> store.add(c, "nl", msisdn(2), msisdn(1))));
        assertRefused(
                Reason.BAD_RANGE,
                "31600***001 to **** is not a range",
                () -> transact(c -> store.add(c, "nl", msisdn(1), new Msisdn("3170"))));
        assertRefused(
                Reason.BAD_RANGE,
                "1000001 numbers are more than 1000000 at once",
                () -> transact(c -> store.add(c, "nl", msisdn(0), msisdn(1_000_000))));
        assertRefused(
                Reason.NO_SUCH_POOL,
                "there is no number pool 'de'",
                () -> transact(c -> store.add(c, "de", msisdn(1), msisdn(2))));
    }

    @Test
    void shouldRemoveWhatIsFreeAndNothingElse() {
        transact(c -> store.add(c, "nl", msisdn(1), msisdn(10)));
        assign(4);
        assign(5);
        transact(c -> numbers.release(c, msisdn(5), NOW));

        assertThat(remove(1, 2, NOW)).isEqualTo(new NumberChange(2, 0));
        assertThat(remove(1, 3, NOW)).isEqualTo(new NumberChange(1, 2));
        assertRefused(Reason.NOT_FREE, "number 31600***004 belongs to a SIM", () -> remove(4, 4, NOW));
        assertRefused(Reason.NOT_FREE, "number 31600***005 rests until 2026-07-08T10:00:00Z", () -> remove(5, 7, NOW));
        assertThat(remove(5, 7, NOW.plus(NL.quarantine()))).isEqualTo(new NumberChange(3, 0));
        assertRefused(
                Reason.IN_ANOTHER_POOL,
                "number 31600***008 is in pool nl",
                () -> transact(c -> store.remove(c, "be", msisdn(8), msisdn(8), NOW)));
        assertThat(this.<List<PoolStock>>read(c -> store.pools(c, NOW))).contains(new PoolStock(NL, 3, 1, 0));
    }

    private static void assertRefused(Reason reason, String message, ThrowingCallable command) {
        assertThatThrownBy(command)
                .isInstanceOfSatisfying(NumberRefusedException.class, e -> assertThat(e.reason())
                        .isEqualTo(reason))
                .hasMessage(message);
    }

    private void assign(int number) {
        transact(c -> numbers.assign(c, msisdn(number), iccid(number), NOW));
    }

    private NumberChange remove(int first, int last, Instant now) {
        return transact(c -> store.remove(c, "nl", msisdn(first), msisdn(last), now));
    }

    private <T> T read(Database.Work<T> work) {
        return database.read("test", work);
    }

    private <T> T transact(Database.Work<T> work) {
        return database.transact("test", work);
    }
}
