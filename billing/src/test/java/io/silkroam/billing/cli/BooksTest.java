package io.silkroam.billing.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What billctl says of the books, exactly. */
class BooksTest {
    private static final String REPORT = """
            {"id":"j-9","state":"DONE","rowsDone":3,"report":{"clean":%s,"lastTransaction":7,
            "summary":"%s","counts":{"transactions":7,"postings":30,"journalRows":3,"records":2,"sales":1,
            "allowances":1,"lines":2},
            "totals":[{"kind":"USAGE","unit":"OCTETS","journal":1000,"books":%d,"removed":0,"agrees":%s}],
            "findings":[%s]}}""";

    private Shell shell;

    @BeforeEach
    void open() throws IOException {
        shell = Shell.open();
    }

    @AfterEach
    void close() {
        shell.close();
    }

    @Test
    void shouldSayThatTheBooksAreRight() {
        shell.api()
                .answer("POST /v1/billing/audits", 202, "{\"id\":\"j-9\",\"state\":\"RUNNING\"}")
                .answer(
                        "GET /v1/billing/audits/j-9",
                        REPORT.formatted("true", "The books are right.", 1000, "true", ""));

        assertThat(shell.transcript("audit")).isEqualTo("""
                LAST TRANSACTION  7
                TRANSACTIONS      7
                POSTINGS          30
                JOURNAL ROWS      3
                RECORDS           2
                SALES             1
                ALLOWANCES        1
                LINES             2

                Journal and books
                KIND   UNIT    JOURNAL  BOOKS  REMOVED  AGREES
                USAGE  OCTETS     1000   1000        0  yes
                2> The books are right.
                exit 0
                """);
    }

    @Test
    void shouldPrintTheReportAndEndWithOneWhereTheyAreWrong() {
        shell.api()
                .answer(
                        "POST /v1/billing/audits",
                        202,
                        REPORT.formatted(
                                "false",
                                "The books are wrong in 1 place.",
                                900,
                                "false",
                                "{\"proof\":\"JOURNAL\",\"text\":\"record 3/17 is not booked\"}"));

        assertThat(shell.transcript("audit")).endsWith("""
                KIND   UNIT    JOURNAL  BOOKS  REMOVED  AGREES
                USAGE  OCTETS     1000    900        0  NO

                Findings
                PROOF    FINDING
                JOURNAL  record 3/17 is not booked
                2> The books are wrong in 1 place.
                exit 1
                """);
        assertThat(shell.run("audit", "-o", "csv").out()).isEqualTo("""
                proof,text\r
                JOURNAL,record 3/17 is not booked\r
                """);
    }

    @Test
    void shouldListWhatWaitsAndTryItAgain() {
        shell.api().answer("GET /v1/billing/suspense?limit=1000", """
                        {"items":[{"record":"3/17","happened":"2026-11-23T09:30:00Z","since":"2026-11-23T09:31:00Z",
                        "reasons":["NO_TARIFF_HOST","UNKNOWN_NETWORK"],"unit":"OCTETS","quantity":5,"subscriber":1,
                        "hint":"Add a tariff."}]}""").answer("POST /v1/billing/redrives", 202, """
                        {"id":"j-1","state":"DONE","corrected":{"looked":1,"corrected":1,"waiting":0,
                        "differences":[{"partner":"kpn","owed":{"currency":"EUR","amount":"0.02"}}]}}""");

        assertThat(shell.transcript("suspense", "--utc")).isEqualTo("""
                RECORD  HAPPENED                    REASONS                         NETWORK  UNIT    QUANTITY  \
                SUBSCRIBER  WHAT TO DO
                3/17    2026-11-23 09:30:00 +00:00  NO_TARIFF_HOST UNKNOWN_NETWORK           OCTETS         5  \
                         1  Add a tariff.
                exit 0
                """);
        assertThat(shell.transcript("redrive", "--record", "3/17", "--accept", "--reason", "asked"))
                .isEqualTo("""
                        LOOKED AT      1
                        CORRECTED      1
                        STILL WAITING  0

                        Partners
                        PARTNER  CURRENCY  OWED MORE
                        kpn      EUR            0.02
                        exit 0
                        """);
        assertThat(shell.api().last().body()).isEqualTo("{\"record\":\"3/17\",\"accept\":true,\"reason\":\"asked\"}");
        assertThat(shell.transcript("redrive", "--accept")).isEqualTo("""
                2> billctl redrive: --accept needs --record: look at each before you take it for true
                2>   See: billctl redrive --help
                exit 2
                """);
    }

    @Test
    void shouldRateAPeriodAgain() {
        shell.api().answer("POST /v1/billing/reratings", 202, """
                {"id":"j-1","state":"DONE","corrected":{"looked":90,"corrected":0,"waiting":0,"differences":[]}}""");

        assertThat(shell.transcript("rerate", "--from", "2026-11-01", "--to", "2026-12-01", "-o", "csv"))
                .isEqualTo("""
                        looked,corrected,waiting\r
                        90,0,0\r
                        exit 0
                        """);
        assertThat(shell.api().last().body()).isEqualTo("{\"from\":\"2026-11-01\",\"to\":\"2026-12-01\"}");
    }

    @Test
    void shouldShowHowThingsStand() {
        shell.api().answer("GET /v1/billing/status", """
                {"zone":"Europe/Amsterdam","lagRows":0,"lagSeconds":0,"suspended":1,
                "failedDeliveries":2,"tariffWarnings":0,"lastIssues":[{"id":41,"kind":"usage","sequence":17,
                "revision":1,"issuedAt":"2026-11-24T01:00:00Z"}]}""");
        shell.api().answer("GET /v1/billing/tariff-warnings?limit=1000", """
                {"items":[{"file":"tariffs/kpn.csv","line":4,"message":"asks more than the EU's cap"}]}""");

        assertThat(shell.transcript("status", "--utc")).isEqualTo("""
                ZONE                     Europe/Amsterdam
                JOURNAL ROWS NOT BOOKED  0
                SECONDS BEHIND           0
                IN SUSPENSE              1
                FAILED DELIVERIES        2
                WARNINGS ABOUT TARIFFS   0

                Last files
                ISSUE  KIND   PARTNER  SEQUENCE  REVISION  ISSUED
                   41  usage                 17         1  2026-11-24 01:00:00 +00:00
                exit 0
                """);
        assertThat(shell.transcript("tariffs")).isEqualTo("""
                FILE             LINE  WARNING
                tariffs/kpn.csv     4  asks more than the EU's cap
                exit 0
                """);
    }
}
