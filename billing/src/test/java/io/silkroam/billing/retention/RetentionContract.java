package io.silkroam.billing.retention;

import static io.silkroam.billing.books.House.GIGABYTE;
import static io.silkroam.billing.books.House.MIXED;
import static io.silkroam.billing.books.House.bought;
import static io.silkroam.billing.books.House.ended;
import static io.silkroam.billing.books.House.inFrance;
import static io.silkroam.billing.books.House.used;
import static org.assertj.core.api.Assertions.assertThat;

import io.silkroam.billing.JournalCursor;
import io.silkroam.billing.UsageKind;
import io.silkroam.billing.UsageRecord;
import io.silkroam.billing.UsageRecordBuilder;
import io.silkroam.billing.UsageUnit;
import io.silkroam.billing.audit.Audit;
import io.silkroam.billing.audit.AuditReport;
import io.silkroam.billing.books.House;
import io.silkroam.billing.conf.BillingSettings;
import io.silkroam.sim.batch.ProgressListener;
import io.silkroam.store.Database;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** After their time nobody is in the records any more, and an audit still proves the books. */
abstract class RetentionContract {

    private static final Duration LONG = Duration.ofDays(200);
    private static final LocalDate FIRST_OF_DECEMBER = LocalDate.of(2026, 12, 1);

    /** Everything that anybody could be recognised by. */
    private static final List<String> NAMES = List.of(
            "SELECT imsi FROM usage_journal WHERE imsi <> '' OR subscriber_id <> 0",
            "SELECT session_id FROM usage_journal WHERE session_id IS NOT NULL",
            "SELECT detail FROM usage_journal WHERE detail IS NOT NULL",
            "SELECT subscription_id FROM usage_journal WHERE subscription_id IS NOT NULL",
            "SELECT imsi FROM rated_record WHERE imsi <> '' OR subscriber_id <> 0 OR subscription_id IS NOT NULL",
            "SELECT msisdn FROM rated_record WHERE msisdn IS NOT NULL OR iccid IS NOT NULL",
            "SELECT session_id FROM rated_record WHERE session_id IS NOT NULL OR charging_id IS NOT NULL",
            "SELECT imsi FROM sale_entry WHERE imsi <> '' OR msisdn IS NOT NULL OR iccid IS NOT NULL",
            "SELECT reference FROM sale_entry WHERE reference IS NOT NULL",
            "SELECT subscriber_id FROM sale_entry WHERE subscriber_id >= 0",
            "SELECT subscriber_id FROM sold_allowance WHERE subscriber_id >= 0");

    private Database database;
    private House house;

    abstract Database openDatabase();

    @BeforeEach
    void open() {
        database = openDatabase();
        house = new House(database);
        house.sim(House.IMSI);
    }

    @AfterEach
    void close() {
        database.close();
    }

    private Retention retention(boolean remove) {
        BillingSettings usual = house.ground.settings();
        BillingSettings settings = new BillingSettings(
                usual.enabled(),
                usual.zone(),
                usual.currency(),
                usual.homeNetworks(),
                usual.paymentMeans(),
                usual.shares(),
                usual.feed(),
                usual.limits(),
                usual.files(),
                usual.destinations(),
                usual.schedules(),
                new BillingSettings.Retention(
                        Duration.ofDays(180), remove, usual.retention().at()));
        return new Retention(database, settings, house.clock);
    }

    /** Two plans that are over, and what was free. */
    private void november() {
        house.bookkeeper()
                .book(List.of(
                        house.row(1, bought(1, GIGABYTE, 1200)),
                        house.row(1, used(1, GIGABYTE, 300_000_000)),
                        house.row(1, inFrance(UsageKind.FREE).quantity(UsageUnit.OCTETS, 20_000_000)),
                        house.row(1, inFrance(UsageKind.OVERUSE).quantity(UsageUnit.OCTETS, 7)),
                        house.row(1, ended(1, GIGABYTE, "data", UsageUnit.OCTETS, 700_000_000)),
                        house.row(2, bought(2, MIXED, 1001)),
                        house.row(2, message(9)),
                        house.row(2, ended(2, MIXED, "data", UsageUnit.OCTETS, 100_000_000)),
                        house.row(2, ended(2, MIXED, "sms", UsageUnit.MESSAGES, 3)),
                        house.row(2, ended(2, MIXED, "credit", UsageUnit.MINOR, 491))));
    }

    private static UsageRecordBuilder message(long cents) {
        return inFrance(UsageKind.DEBIT)
                .quantity(UsageUnit.MESSAGES, 1)
                .plan(2, MIXED)
                .allowance("credit")
                .amount(cents, "EUR");
    }

    private UsageRecord now(long octets) {
        return UsageRecord.of(UsageKind.FREE, house.clock.instant(), 7, House.IMSI)
                .quantity(UsageUnit.OCTETS, octets)
                .build();
    }

    private void exported(String kind, LocalDate end) {
        house.run("""
                INSERT INTO export_issue (id, kind, partner, sequence, revision, from_day, to_day, zone, span, up_to,
                                          made_at, made_by, what_changed)
                SELECT COALESCE(MAX(i.id), 0) + 1, '%s', '', COALESCE(MAX(i.id), 0) + 1, 1, %d, %d, 'Europe/Amsterdam',
                       '', MAX(b.last_transaction), 0, 'test', ''
                  FROM book b LEFT JOIN export_issue i ON 1 = 1
                """.formatted(kind, end.toEpochDay() - 1, end.toEpochDay()));
    }

    private AuditReport audit() {
        return new Audit(database, house.ground.settings().zone()).run(ProgressListener.NONE);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void shouldLeaveNobodyToBeRecognisedAndTheBooksProvable(boolean remove) {
        november();
        List<String> balances = house.balances();
        exported("USAGE", FIRST_OF_DECEMBER);
        house.clock.pass(LONG);

        RetentionRun run = retention(remove).run(List.of());

        assertThat(NAMES).allSatisfy(names -> assertThat(house.strings(names)).isEmpty());
        assertThat(run.held()).isEmpty();
        assertThat(List.of(run.journalRows(), run.ratedRows(), run.saleRows())).containsExactly(10L, 4L, 6L);
        assertThat(audit().findings()).isEmpty();
        assertThat(house.balances()).isEqualTo(balances);
        assertThat(house.number("SELECT COUNT(*) FROM rated_record")).isEqualTo(remove ? 0 : 4);
        assertThat(house.number("SELECT COUNT(*) FROM usage_journal")).isEqualTo(remove ? 0 : 10);
        assertThat(house.strings("SELECT DISTINCT subscriber_id || ' ' || subscription_id FROM sale_entry ORDER BY 1"))
                .containsExactly("-1 1", "-2 2");
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void shouldKeepWhatIsYoungAndGoOnAnotherDay(boolean remove) {
        november();
        house.clock.pass(LONG);
        house.bookkeeper().book(List.of(house.row(1, now(11)), house.row(3, now(12))));
        exported("USAGE", FIRST_OF_DECEMBER);

        retention(remove).run(List.of());

        assertThat(house.strings("SELECT writer || '/' || sequence FROM rated_record WHERE imsi <> '' ORDER BY 1"))
                .containsExactly("1/6", "3/1");
        assertThat(audit().findings()).isEmpty();

        exported("USAGE", FIRST_OF_DECEMBER.plusYears(1));
        house.clock.pass(LONG);
        retention(remove).run(List.of());

        assertThat(NAMES).allSatisfy(names -> assertThat(house.strings(names)).isEmpty());
        assertThat(audit().findings()).isEmpty();
        assertThat(retention(remove).run(List.of()).journalRows()).isZero();
    }

    @Test
    void shouldRemoveLaterWhatHadNoNamesBefore() {
        november();
        exported("USAGE", FIRST_OF_DECEMBER);
        house.clock.pass(LONG);
        retention(false).run(List.of());

        RetentionRun run = retention(true).run(List.of());

        assertThat(run.ratedRows()).isEqualTo(4);
        assertThat(audit().findings()).isEmpty();
        assertThat(audit().totals())
                .allSatisfy(total -> assertThat(total.journal()).isZero());
    }

    @Test
    void shouldStillNoticeWhatIsStolenAfterwards() {
        november();
        house.clock.pass(LONG);
        house.bookkeeper().book(List.of(house.row(1, now(11))));
        exported("USAGE", FIRST_OF_DECEMBER);
        retention(true).run(List.of());
        assertThat(audit().clean()).isTrue();

        house.run("UPDATE retention_sum SET quantity = quantity - 1 WHERE kind = 'FREE'");

        assertThat(audit().findings())
                .extracting(finding -> finding.text())
                .containsExactly(
                        "account units/free in OCTETS: 20000011 instead of 20000010, a difference of 1",
                        "account units/used in OCTETS: -320000018 instead of -320000017, a difference of -1");
    }

    @Test
    void shouldRateAnewWhatNamesNobodyAnyMore() {
        november();
        exported("USAGE", FIRST_OF_DECEMBER);
        house.clock.pass(LONG);
        retention(false).run(List.of());
        house.prices.put("kpn,host,*,octets,0.80,EUR,1GB,1,,");

        house.bookkeeper().rerate(House.NOW.minusSeconds(9), House.NOW.plusSeconds(9));

        assertThat(house.number("SELECT COUNT(*) FROM rated_record")).isEqualTo(10);
        assertThat(NAMES).allSatisfy(names -> assertThat(house.strings(names)).isEmpty());
        assertThat(audit().findings()).isEmpty();
    }

    @Test
    void shouldKeepWhatNoFileHasTold() {
        november();
        house.clock.pass(LONG);

        assertThat(retention(true).run(List.of()).held())
                .containsExactly(
                        "row 1/1 stays: no file of usage was made yet", "row 2/1 stays: no file of usage was made yet");

        exported("USAGE", LocalDate.of(2026, 11, 28));
        assertThat(retention(true).run(List.of()).held())
                .containsExactly(
                        "row 1/2 stays: it was in no file of usage", "row 2/2 stays: it was in no file of usage");

        exported("USAGE", FIRST_OF_DECEMBER);
        exported("SALES", LocalDate.of(2026, 11, 28));
        assertThat(retention(true).run(List.of()).held())
                .containsExactly(
                        "row 1/5 stays: it was in no file of sales", "row 2/3 stays: it was in no file of sales");
        assertThat(audit().findings()).isEmpty();
    }

    @Test
    void shouldKeepWhatWaitsInSuspenseOrIsNotReadByEverybodyOrNotBooked() {
        house.bookkeeper()
                .book(List.of(
                        house.row(1, inFrance(UsageKind.FREE).quantity(UsageUnit.OCTETS, 1)),
                        house.row(1, inFrance(UsageKind.FREE).quantity(UsageUnit.OCTETS, 2)),
                        house.row(1, used(9, GIGABYTE, 3)),
                        house.row(2, inFrance(UsageKind.FREE).quantity(UsageUnit.OCTETS, 4)),
                        house.row(2, inFrance(UsageKind.FREE).quantity(UsageUnit.OCTETS, 5))));
        house.row(2, inFrance(UsageKind.FREE).quantity(UsageUnit.OCTETS, 6));
        exported("USAGE", FIRST_OF_DECEMBER);
        house.clock.pass(LONG);

        RetentionRun run = retention(true)
                .run(List.of(new JournalCursor(Map.of(1L, 3L, 2L, 1L)), new JournalCursor(Map.of(1L, 9L, 2L, 9L))));

        assertThat(run.held())
                .containsExactly(
                        "row 1/3 stays: it waits in suspense",
                        "row 2/2 stays: not everybody has read it in the journal");
        assertThat(house.strings("SELECT writer || '/' || sequence FROM usage_journal ORDER BY writer, sequence"))
                .containsExactly("1/3", "2/2", "2/3");
        assertThat(audit().findings()).isEmpty();
        assertThat(house.strings("SELECT held FROM retention_run")).containsExactly(String.join("; ", run.held()));
    }

    @Test
    void shouldKeepTheNameOfAPlanThatIsNotOver() {
        house.bookkeeper().book(List.of(house.row(1, bought(1, GIGABYTE, 1200)), house.row(1, used(1, GIGABYTE, 5))));
        exported("USAGE", FIRST_OF_DECEMBER);
        house.clock.pass(LONG);
        retention(true).run(List.of());
        assertThat(house.strings("SELECT subscriber_id || ' ' || forgotten FROM sold_allowance"))
                .containsExactly("7 5");

        house.bookkeeper().book(List.of(house.row(1, used(1, GIGABYTE, 6))));

        assertThat(audit().findings()).isEmpty();
    }
}
