package io.silkroam.billing.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.silkroam.billing.export.csv.Profile;
import io.silkroam.billing.export.csv.Rendering;
import io.silkroam.billing.export.manifest.Total;
import io.silkroam.billing.export.rows.ExportKind;
import io.silkroam.billing.export.rows.Issue;
import io.silkroam.store.Database;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is issued, what late records do, and that the same is the same, on both stores. */
abstract class ExportsContract {
    private static final LocalDate NOV_1 = LocalDate.of(2026, 11, 1);
    private static final LocalDate DEC_1 = LocalDate.of(2026, 12, 1);
    private static final LocalDate JAN_1 = LocalDate.of(2027, 1, 1);
    private static final Instant IN_NOVEMBER = Instant.parse("2026-11-11T10:15:30.25Z");
    private static final Instant IN_DECEMBER = Instant.parse("2026-12-12T10:15:30Z");
    private static final Rendering MACHINE = new Rendering(Profile.MACHINE, "en");

    @TempDir
    private Path directory;

    private Database database;
    private TestBooks books;
    private TestGround ground;
    private Exports exports;

    abstract Database openDatabase();

    @BeforeEach
    void open() {
        database = openDatabase();
        books = new TestBooks(database);
        ground = new TestGround(database, directory.resolve("exports"));
        exports = ground.exports();
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void shouldWriteARowForEachRunOfARecord() throws IOException {
        books.usage(IN_NOVEMBER, 1_500);

        List<String> lines = lines(make(issue(NOV_1, DEC_1)));

        assertThat(lines).hasSize(4);
        assertThat(lines.get(0)).startsWith("record_id,revision,run,cause,subscriber_id,imsi,");
        assertThat(lines.get(1))
                .isEqualTo("7-1,1,retail,usage,42,204080000000042,31612000042,8931080000000000042,s;1;2,00A1E10B,3,"
                        + "201,internet,EUTRAN,262,01,EEA,2026-11-11,2026-11-11T10:15:30.250000Z,"
                        + "2026-11-11T11:15:30.250000+01:00,+01:00,2026-11-11T10:15:30.5"
                        + "00000Z,OCTETS,1500,1500,10,1490,"
                        + "1,wechat-go-1gb@1,WeChat Go 1 GB,data,0.000015000,21.00,0.000003150,EUR,0,,,false,,false,"
                        + "7,1,1");
        assertThat(lines.get(2)).contains(",host,").contains(",1500,2000,").contains(",0.000002200,,,EUR,");
        assertThat(lines.get(3)).contains(",visited,").contains(",dt,\"dt VISITED 262: EUR 0.5 /");
    }

    @Test
    void shouldAddUpAndDescribeTheFile() {
        books.usage(IN_NOVEMBER, 1_500);
        books.usage(IN_NOVEMBER, 500);

        ExportedFile file = make(issue(NOV_1, DEC_1));

        assertThat(file.manifest().name()).isEqualTo("usage-00001-r1-20261101-20261201-machine-en.csv");
        assertThat(file.manifest().rows()).isEqualTo(6);
        assertThat(file.manifest().totals())
                .contains(
                        new Total("host amount", "EUR", "0.000003300"),
                        new Total("retail units", "OCTETS", "2000"),
                        new Total("retail amount ex VAT", "EUR", "0.000020000"),
                        new Total("host units", "OCTETS", "3000"));
        assertThat(file.path()).hasSize(file.manifest().octets());
        assertThat(file.manifestPath()).exists();
    }

    @Test
    void shouldGiveTheSameIssueAndTheSameOctetsWheneverAsked() throws IOException {
        books.usage(IN_NOVEMBER, 1_500);
        Issue issue = issue(NOV_1, DEC_1);
        ExportedFile first = make(issue);
        byte[] octets = Files.readAllBytes(first.path());
        books.usage(IN_NOVEMBER, 700);
        Files.delete(first.path());

        Issue again = issue(NOV_1, DEC_1);

        assertThat(again).isEqualTo(issue);
        assertThat(make(again).path()).hasBinaryContent(octets);
        assertThat(make(again).manifest()).isEqualTo(first.manifest());
        assertThat(exports.notices(again))
                .anyMatch(n -> n.startsWith("1 usage records of the period came since; they go to the next file"));
    }

    @Test
    void shouldPutLateRecordsIntoTheNextFileAndMarkThem() throws IOException {
        books.usage(IN_NOVEMBER, 1_500);
        make(issue(NOV_1, DEC_1));
        books.usage(IN_DECEMBER, 800);
        books.usage(IN_NOVEMBER, 700);

        ExportedFile december = make(issue(DEC_1, JAN_1));

        assertThat(december.manifest().rows()).isEqualTo(6);
        assertThat(december.manifest().lateRows()).isEqualTo(3);
        assertThat(december.manifest().sequence()).isEqualTo(2);
        assertThat(december.manifest().source().predecessor()).isEqualTo("usage-00001-r1-20261101-20261201");
        List<String> lines = lines(december);
        assertThat(lines.subList(1, 4)).allMatch(l -> l.startsWith("7-3,") && l.contains(",true,7,3,"));
        assertThat(lines.subList(4, 7)).allMatch(l -> l.startsWith("7-2,") && l.contains(",false,7,2,"));
    }

    @Test
    void shouldReviseUntilALaterFileFollows() throws IOException {
        books.usage(IN_NOVEMBER, 1_500);
        make(issue(NOV_1, DEC_1));
        books.usage(IN_NOVEMBER, 700);

        Issue second = exports.issue(request(NOV_1, DEC_1, true), "test");

        assertThat(second.name()).isEqualTo("usage-00001-r2-20261101-20261201");
        assertThat(second.whatChanged())
                .isEqualTo("after revision 1: ledger transactions 2 to 2 were booked since, among them 1 usage records"
                        + " of the period");
        assertThat(make(second).manifest().rows()).isEqualTo(6);
        assertThat(make(issue(NOV_1, DEC_1)).manifest().revision()).isEqualTo(2);
        assertThat(make(issue(DEC_1, JAN_1)).manifest().lateRows()).isZero();
        assertThatThrownBy(() -> exports.issue(request(NOV_1, DEC_1, true), "test"))
                .hasMessage("usage-00001-r2-20261101-20261201 cannot be revised: usage-00002-r1-20261201-20270101"
                        + " follows it and holds, marked late, what was booked since");
    }

    @Test
    void shouldRefuseToReviseWhatWasNeverIssued() {
        assertThatThrownBy(() -> exports.issue(request(NOV_1, DEC_1, true), "test"))
                .hasMessageContaining("was never issued");
    }

    @Test
    void shouldWarnOfAPeriodThatIsNotOverAndRefuseOneThatHasNotBegun() {
        LocalDate today = LocalDate.of(2027, 2, 1);

        assertThat(exports.notices(issue(today, today.plusDays(1))))
                .containsExactly("the period is not over: what is booked of it from now on goes to the next file,"
                        + " marked late");
        assertThatThrownBy(() -> issue(today.plusDays(1), today.plusDays(2)))
                .hasMessageContaining("the period has not begun");
    }

    @Test
    void shouldMakeAnEmptyFileOfAnEmptyPeriod() throws IOException {
        ExportedFile file = make(issue(NOV_1, DEC_1));

        assertThat(lines(file)).hasSize(1);
        assertThat(file.manifest().rows()).isZero();
        assertThat(file.manifest().totals()).isEmpty();
    }

    @Test
    void shouldCutPeriodsAtMidnightOfTheZoneAlsoWhenClocksChange() throws IOException {
        LocalDate change = LocalDate.of(2026, 10, 25);
        books.usage(Instant.parse("2026-10-24T21:59:59.999999Z"), 1);
        books.usage(Instant.parse("2026-10-24T22:00:00Z"), 2);
        books.usage(Instant.parse("2026-10-25T00:59:59Z"), 3);
        books.usage(Instant.parse("2026-10-25T01:00:00Z"), 4);
        books.usage(Instant.parse("2026-10-25T22:59:59.999999Z"), 5);
        books.usage(Instant.parse("2026-10-25T23:00:00Z"), 6);

        List<String> lines = lines(make(issue(change, change.plusDays(1))));

        assertThat(lines).hasSize(1 + 4 * 3);
        assertThat(lines.get(1)).contains("2026-10-25T00:00:00+02:00,+02:00");
        assertThat(lines.get(4)).contains("2026-10-25T02:59:59+02:00,+02:00");
        assertThat(lines.get(7)).contains("2026-10-25T02:00:00+01:00,+01:00");
        assertThat(lines.get(10)).contains("2026-10-25T23:59:59.999999+01:00,+01:00");
        LocalDate shortDay = LocalDate.of(2026, 3, 29);
        books.usage(Instant.parse("2026-03-28T23:00:00Z"), 7);
        books.usage(Instant.parse("2026-03-29T22:00:00Z"), 8);
        assertThat(make(issue(shortDay, shortDay.plusDays(1))).manifest().rows())
                .isEqualTo(3);
    }

    @Test
    void shouldNumberWithoutGapsHoweverManyAsk() throws Exception {
        ExecutorService askers = Executors.newFixedThreadPool(4);
        try {
            var issues = askers.invokeAll(IntStream.range(0, 12)
                    .<java.util.concurrent.Callable<Issue>>mapToObj(
                            i -> () -> issue(NOV_1.plusDays(i / 2), NOV_1.plusDays(i / 2 + 1)))
                    .toList());
            assertThat(issues.stream().map(ExportsContract::sequence).distinct().sorted())
                    .containsExactly(1L, 2L, 3L, 4L, 5L, 6L);
        } finally {
            askers.shutdownNow();
        }
    }

    @Test
    void shouldKeepSeriesOfDaysAndOfMonthsApart() {
        books.usage(IN_NOVEMBER, 100);
        make(issue(NOV_1, DEC_1));
        books.usage(IN_NOVEMBER, 200);
        Issue day = issue(DEC_1.minusDays(1), DEC_1);

        Issue month = issue(DEC_1, JAN_1);
        Issue firstDay = issue(DEC_1, DEC_1.plusDays(1));

        assertThat(month.predecessor()).hasValue(1);
        assertThat(month.scope().lateAfter()).hasValue(1);
        assertThat(firstDay.predecessor()).hasValue(day.id());
        assertThat(firstDay.number().sequence()).isEqualTo(4);
    }

    @Test
    void shouldRefuseOctetsThatAreOtherOnesAndSayWhy() {
        books.usage(IN_NOVEMBER, 100);
        Issue issue = issue(NOV_1, DEC_1);
        make(issue);
        ground.masked();

        // The file that is there is still what it was.
        assertThat(make(issue).manifest().layout().version()).isEqualTo(1);
        ground.removeFiles();
        assertThatThrownBy(() -> make(issue))
                .isInstanceOfSatisfying(ExportException.class, e -> assertThat(e.reason())
                        .isEqualTo(ExportException.Reason.OTHER_OCTETS))
                .hasMessageContaining("the layout conf/exports/usage.yaml was changed (version 1 then, 2 now)");
        assertThat(ground.filesLeft()).isEmpty();
    }

    @Test
    void shouldTakeANewLayoutIntoARevisionEvenBehindALaterFile() throws IOException {
        books.usage(IN_NOVEMBER, 100);
        make(issue(NOV_1, DEC_1));
        make(issue(DEC_1, JAN_1));
        books.usage(IN_NOVEMBER, 200);
        ground.masked();

        Issue revised = exports.issue(request(NOV_1, DEC_1, true), "test");

        assertThat(revised.whatChanged()).isEqualTo("after revision 1: the layout is another one");
        ExportedFile file = make(revised);
        assertThat(file.manifest().rows()).isEqualTo(3);
        assertThat(lines(file).get(1)).contains(",***********0042,").doesNotContain("31612000042");
    }

    @Test
    void shouldTellWhenRecordsWereAnonymisedSince() {
        books.usage(IN_NOVEMBER, 100);
        Issue issue = issue(NOV_1, DEC_1);
        make(issue);
        ground.removeFiles();
        books.execute("UPDATE rated_record SET imsi = ''");

        assertThatThrownBy(() -> make(issue)).hasMessageContaining("anonymised after their time (retention)");
    }

    @Test
    void shouldReadMoreRowsThanAPageHolds() {
        many(20_000);
        books.usage(IN_NOVEMBER, 1);
        make(issue(DEC_1, JAN_1));

        assertThat(make(issue(NOV_1, DEC_1)).manifest().totals())
                .contains(new Total("retail units", "OCTETS", "20001"));
    }

    @Test
    void shouldLeaveNothingBehindWhenTheDiskIsFullAndGoOnWhenThereIsRoom() {
        many(2_000);
        books.usage(IN_NOVEMBER, 1);
        Issue issue = issue(NOV_1, DEC_1);

        assertThatThrownBy(() -> ground.exports(FullDisk.with(100_000)).make(issue, MACHINE, ProgressListener.NONE))
                .hasMessageContaining("make room and run it again; nothing was left behind");
        assertThat(ground.filesLeft()).isEmpty();
        assertThat(exports.files(issue)).isEmpty();
        assertThat(make(issue).manifest().rows()).isEqualTo(2_003);
    }

    @Test
    void shouldLeaveNothingBehindWhenItIsCalledOff() {
        books.usage(IN_NOVEMBER, 1);

        assertThatThrownBy(() -> exports.make(issue(NOV_1, DEC_1), MACHINE, rows -> {
                    throw new IllegalStateException("called off");
                }))
                .hasMessage("called off");
        assertThat(ground.filesLeft()).isEmpty();
    }

    @Test
    void shouldListWhatWasIssued() {
        Issue usage = issue(NOV_1, DEC_1);
        Issue next = issue(DEC_1, JAN_1);

        assertThat(exports.issues(Optional.empty(), Optional.empty(), Long.MAX_VALUE, 10))
                .containsExactly(next, usage);
        assertThat(exports.issues(Optional.of(ExportKind.USAGE), Optional.of(""), next.id(), 10))
                .containsExactly(usage);
        assertThat(exports.issues(Optional.of(ExportKind.SALES), Optional.empty(), Long.MAX_VALUE, 10))
                .isEmpty();
        assertThat(exports.find(usage.id())).contains(usage);
        make(usage);
        assertThat(exports.files(usage)).hasSize(1);
    }

    /** Records of a moment, in one run. */
    private void many(int records) {
        books.execute("""
                INSERT INTO rated_record (writer, sequence, revision, transaction_id, happened, decided, kind,
                       subscriber_id, imsi, unit, quantity, paid_minor, retail_nanos, vat_basis_points, host_units,
                       host_nanos, visited_units, visited_nanos, over_cap)
                SELECT 9, x, 1, 1, %d + MOD(x, 3), 0, 'USAGE', 1, '1', 'OCTETS', 1, 0, 0, 0, 0, 0, 0, 0, 0
                  FROM %s
                """.formatted(
                        TestBooks.micros(IN_NOVEMBER),
                        database.dialect()
                                .either("generate_series(1, %d) AS g(x)", "SYSTEM_RANGE(1, %d)")
                                .formatted(records)));
    }

    private static long sequence(java.util.concurrent.Future<Issue> issue) {
        try {
            return issue.get().number().sequence();
        } catch (InterruptedException | java.util.concurrent.ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    private Issue issue(LocalDate from, LocalDate to) {
        return exports.issue(request(from, to, false), "test");
    }

    private static ExportRequest request(LocalDate from, LocalDate to, boolean revise) {
        return new ExportRequest(ExportKind.USAGE, from, to, "", revise);
    }

    private ExportedFile make(Issue issue) {
        return exports.make(issue, MACHINE, ProgressListener.NONE);
    }

    private static List<String> lines(ExportedFile file) throws IOException {
        String text = Files.readString(file.path());
        assertThat(text).endsWith("\r\n");
        return List.of(text.split("\r\n"));
    }
}
