package io.silkroam.billing.books;

import static io.silkroam.billing.books.House.inFrance;
import static org.assertj.core.api.Assertions.assertThat;

import io.silkroam.billing.RecordId;
import io.silkroam.billing.UsageKind;
import io.silkroam.billing.UsageRecord;
import io.silkroam.billing.UsageUnit;
import io.silkroam.store.Database;
import io.silkroam.store.TestDatabases;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a network that counts wrongly can report must not stop the books. */
class BeyondNumbersTest {

    @Test
    void shouldGoOnBookingAfterRecordsWhoseSumNoNumberHolds(@TempDir Path directory) {
        try (Database database = TestDatabases.h2(directory)) {
            House house = new House(database);
            house.sim(House.IMSI);
            Bookkeeper books = house.bookkeeper();
            UsageRecord beyond = inFrance(UsageKind.OVERUSE)
                    .quantity(UsageUnit.OCTETS, Long.MAX_VALUE - 1)
                    .build();

            books.book(List.of(house.row(1, beyond), house.row(1, beyond)));
            books.book(List.of(house.row(1, inFrance(UsageKind.FREE).quantity(UsageUnit.OCTETS, 7))));

            assertThat(books.redrive(Redrive.accepting(new RecordId(1, 1))))
                    .isEqualTo(new Corrected(1, 0, 1, List.of()));
            assertThat(house.strings("SELECT amount FROM ledger_posting WHERE account = 'units/suspense'"))
                    .containsExactly("9223372036854775806", "9223372036854775806");
            assertThat(house.number("SELECT amount FROM ledger_posting WHERE account = 'units/free'"))
                    .isEqualTo(7);
            assertThat(books.suspended()).isEqualTo(2);
        }
    }
}
