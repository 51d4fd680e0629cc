package io.silkroam.sim.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.silkroam.cli.CommandShell.Result;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What {@code simctl message} prints. */
class MessageTranscriptTest {
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
    void shouldListWhatWasGivenUp() {
        shell.api().answer("GET /v1/dead-letters?from=account%3Apartner1&limit=1000", 200, """
                {"items":[{"id":"20001","from":"account:partner1","to":"link:kpn","source":"5/0/Shop",
                "destination":"1/1/********678","parts":1,"attempts":30,"state":"UNDELIVERABLE","error":"008",
                "failedAt":"2026-11-28T12:00:00Z"}]}""");
        Result listed = shell.run("message", "dead", "--from", "account:partner1");
        assertThat(listed.out()).contains("20001", "account:partner1", "link:kpn", "UNDELIVERABLE", "008");
        assertThat(shell.api().last().target()).contains("from=account%3Apartner1");
    }

    @Test
    void shouldSendOnceMore() {
        shell.api().answer("POST /v1/dead-letters/20001/retry", 200, "{\"id\":\"20001\"}");
        assertThat(shell.transcript("message", "retry", "20001")).isEqualTo("""
                        2> Message 20001 waits to be sent.
                        exit 0
                        """);
    }

    @Test
    void shouldShowWhatAnAccountOwes() {
        shell.api()
                .answer("GET /v1/esme-accounts/partner1/traffic?from=2026-11-01&until=2026-12-01&limit=1000", 200, """
                {"items":[{"day":"2026-11-28","price":"0.05 EUR/1","messages":1200,"parts":1503,"amount":"75.15",
                "currency":"EUR"},{"day":"2026-11-29","messages":2,"parts":2}]}""");
        assertThat(shell.transcript(
                        "message", "owed", "--account", "partner1", "--from", "2026-11-01", "--until", "2026-12-01"))
                .isEqualTo("""
                        DAY         PRICE       MESSAGES  PARTS  AMOUNT  CURRENCY
                        2026-11-28  0.05 EUR/1      1200   1503   75.15  EUR
                        2026-11-29                     2      2
                        exit 0
                        """);
    }

    @Test
    void shouldNotAskWithoutAnAccountOrForNoDay() {
        assertThat(shell.run("message", "owed").err()).contains("--account");
        assertThat(shell.run("message", "owed", "--account", "partner1", "--from", "november")
                        .err())
                .contains("november");
    }

    @Test
    void shouldShowWhatWaits() {
        shell.api().answer("GET /v1/message-queues?limit=1000", 200, """
                {"items":[{"party":"account:partner1","waiting":3},{"party":"link:kpn","waiting":1200}]}""");
        assertThat(shell.transcript("message", "queues")).isEqualTo("""
                        PARTY             WAITING
                        account:partner1        3
                        link:kpn             1200
                        exit 0
                        """);
    }
}
