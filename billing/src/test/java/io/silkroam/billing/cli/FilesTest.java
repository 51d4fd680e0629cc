package io.silkroam.billing.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What billctl says of files that were made, exactly. */
class FilesTest {
    private static final String ISSUE = """
            "id":41,"kind":"wholesale","partner":"kpn","sequence":17,"revision":1,\
            "from":"2026-11-01","to":"2026-12-01",\
            "zone":"Europe/Amsterdam","issuedAt":"2026-12-01T01:00:00Z","issuedBy":"schedule\"""";
    private static final String DELIVERIES = """
            "deliveries":[{"issue":41,"file":"w.csv","destination":"kpn","state":"FAILED","attempts":3,\
            "nextAt":"2026-12-01T02:00:00Z","error":"connection refused"}]""";

    @TempDir
    private Path folder;

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
    void shouldListWhatWasIssued() {
        shell.api()
                .answer(
                        "GET /v1/billing/exports?kind=wholesale&partner=kpn&limit=1000",
                        "{\"items\":[{" + ISSUE + "}]}");

        assertThat(shell.transcript("list", "--kind", "wholesale", "--partner", "kpn", "--utc"))
                .isEqualTo("""
                        ISSUE  KIND       PARTNER  SEQUENCE  REVISION  FROM        TO          \
                        ISSUED                      BY
                           41  wholesale  kpn            17         1  2026-11-01  2026-12-01  \
                        2026-12-01 01:00:00 +00:00  schedule
                        exit 0
                        """);
    }

    @Test
    void shouldShowAnIssueAndFetchItsFiles() {
        shell.api()
                .answer(
                        "GET /v1/billing/exports/41",
                        "{" + ISSUE + ",\"files\":[{\"name\":\"w.csv\",\"profile\":\"machine\",\"language\":\"en\","
                                + "\"rows\":2,\"octets\":3,\"sha256\":"
                                + "\"ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad\"}],"
                                + DELIVERIES + ",\"warnings\":[\"The period is not over.\"]}")
                .answer("GET /v1/billing/exports/41/files/w.csv", "abc");

        assertThat(shell.transcript("show", "41", "--utc", "--out", folder.toString()))
                .isEqualTo("""
                        ISSUE     41
                        KIND      wholesale
                        PARTNER   kpn
                        SEQUENCE  17
                        REVISION  1
                        FROM      2026-11-01
                        TO        2026-12-01
                        ISSUED    2026-12-01 01:00:00 +00:00
                        BY        schedule

                        Files
                        NAME   PROFILE  LANGUAGE  ROWS  SIZE  SHA-256
                        w.csv  machine  en           2   3 B  \
                        ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad

                        Deliveries
                        ISSUE  FILE   DESTINATION  STATE   ATTEMPTS  NEXT TRY                    \
                        DELIVERED  ERROR
                           41  w.csv  kpn          FAILED         3  2026-12-01 02:00:00 +00:00             \
                        connection refused
                        2> The period is not over.
                        exit 0
                        """);
        assertThat(folder.resolve("w.csv")).hasContent("abc");
    }

    @Test
    void shouldDeliverOnceMore() {
        shell.api()
                .answer("GET /v1/billing/deliveries?state=failed&limit=1000", "{\"items\":[]}")
                .answer("POST /v1/billing/exports/41/redeliver", 202, "{" + DELIVERIES + "}");

        assertThat(shell.transcript("deliveries", "--state", "failed", "-o", "csv"))
                .isEqualTo("""
                        issue,file,destination,state,attempts,nextAt,deliveredAt,error\r
                        exit 0
                        """);
        assertThat(shell.run("redeliver", "41", "--destination", "kpn").toString())
                .contains("connection refused")
                .endsWith("""
                        2> See what becomes of them: billctl show 41
                        exit 0
                        """);
        assertThat(shell.api().last().body()).isEqualTo("{\"destination\":\"kpn\"}");
    }

    @Test
    void shouldShowAStatementAndKeepItAsAPage() {
        shell.api()
                .answer("GET /v1/billing/statements/kpn/2026-11", """
{"partner":"kpn","month":"2026-11","zone":"UTC","lines":[{"day":"2026-11-24","run":"HOST",
                        "network":"20801","price":"EUR 1.10 per GB","tariff":"208","unit":"OCTETS","records":2,
                        "units":1500,"billed":2048,"amount":"0.02","currency":"EUR","overCap":false}],
                        "totals":[{"currency":"EUR","amount":"0.02"}],"ownMonth":{"currency":"EUR","use":"1.00",
                        "breakage":"0.00","messages":"0.00","cost":"0.02","margin":"0.98"}}""")
                .answer(
                        "GET /v1/billing/statements/kpn/2026-11?language=nl&forPartner=true&format=html",
                        "<html></html>");
        String[] statement = {"statement", "--partner", "kpn", "--month", "2026-11"};

        assertThat(shell.transcript(statement)).isEqualTo("""
                PARTNER  kpn
                MONTH    2026-11
                ZONE     UTC

                Lines
                DAY         RUN   NETWORK  PRICE            UNIT    RECORDS  BILLED  AMOUNT  CURRENCY  \
                ABOVE THE EU'S CAP OF
                2026-11-24  HOST  20801    EUR 1.10 per GB  OCTETS        2    2048    0.02  EUR

                Total
                CURRENCY  AMOUNT
                EUR         0.02

                Our month, not for the partner
                CURRENCY   USE  BREAKAGE  MESSAGES  COST  MARGIN
                EUR       1.00      0.00      0.00  0.02    0.98
                exit 0
                """);
        Path page = folder.resolve("kpn.html");
        assertThat(shell.run(
                                "statement",
                                "--partner",
                                "kpn",
                                "--month",
                                "2026-11",
                                "--language",
                                "nl",
                                "--for-partner",
                                "--html",
                                page.toString())
                        .out())
                .isEqualTo(page + "\n");
        assertThat(page).hasContent("<html></html>");
        assertThat(shell.run("statement", "--partner", "kpn", "--month", "november")
                        .exit())
                .isEqualTo(2);
    }
}
