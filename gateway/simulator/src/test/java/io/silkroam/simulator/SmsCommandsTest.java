package io.silkroam.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.silkroam.simulator.jsmpp.Smsc;
import io.silkroam.simulator.smsc.Habits;
import io.silkroam.simulator.smsc.Receipts;
import io.silkroam.smpp.pdu.CommandStatus;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code simulator smsc} and {@code simulator esme}, against each other and against what they are built on. */
class SmsCommandsTest {
    @TempDir
    private Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void shouldSubmitAndTellIdsAndReceipts() throws Exception {
        try (Smsc smsc = Smsc.start(Habits.plain().returning(Receipts.usual()))) {
            assertThat(esme(smsc.port(), "--to", "31612345678,+33612345678", "--text", "欢迎".repeat(50)))
                    .as(out + "" + err)
                    .isZero();
            assertThat(smsc.ledger().texts()).containsExactly("欢迎".repeat(50), "欢迎".repeat(50));
        }
        assertThat(lines().get(0)).startsWith("Bound to 127.0.0.1 port ");
        assertThat(lines()).filteredOn(l -> l.startsWith("accepted ac10")).hasSize(4);
        assertThat(lines())
                .filteredOn(l -> l.matches("receipt ac10\\w+ DELIVRD"))
                .hasSize(4);
        assertThat(out.toString()).doesNotContain("secret");
    }

    @Test
    void shouldSayWhereAReceiptIsMissingOrSaysNo() throws Exception {
        try (Smsc smsc = Smsc.start(Habits.plain())) {
            assertThat(esme(smsc.port(), "--to", "31612345678", "--text", "x", "--wait", "50ms"))
                    .isEqualTo(1);
            assertThat(out.toString()).contains("No receipt for ac10");
            smsc.behave(Habits.plain().returning(Receipts.usual().losing(100)));
            assertThat(esme(smsc.port(), "--to", "31612345678", "--text", "x")).isEqualTo(1);
            smsc.behave(Habits.plain().throttling(100));
            assertThat(esme(smsc.port(), "--to", "31612345678", "--text", "x")).isEqualTo(1);
            assertThat(lines()).contains("Refused: " + CommandStatus.name(CommandStatus.ESME_RTHROTTLED));
        }
    }

    @Test
    void shouldSayWhereNobodyAnswers() throws Exception {
        int free;
        try (Smsc smsc = Smsc.start(Habits.plain())) {
            free = smsc.port();
        }
        assertThat(esme(free, "--to", "31612345678", "--text", "x")).isEqualTo(3);
        assertThat(err.toString()).contains("Nobody answers at 127.0.0.1 port " + free);
    }

    @Test
    void shouldPlayAnSmscForItsTime() throws Exception {
        StringWriter told = new StringWriter();
        CompletableFuture<Integer> code = CompletableFuture.supplyAsync(() -> Simulator.run(
                new PrintWriter(told, true),
                new PrintWriter(err, true),
                "smsc",
                "--port",
                "0",
                "--seconds",
                "10",
                "--ids",
                "decimal_then_hex",
                "--from",
                "31612345678",
                "--to",
                "1234",
                "--text",
                "BAL"));
        await().until(() -> told.toString().contains("port "));
        Matcher port = Pattern.compile("port (\\d+)").matcher(told.toString());
        assertThat(port.find()).isTrue();

        esme(Integer.parseInt(port.group(1)), "--to", "31612345678", "--text", "Hallo", "--wait", "3s");

        assertThat(code.join()).isZero();
        assertThat(lines()).contains("...678 -> 1234  3 characters");
        assertThat(told.toString().lines())
                .contains(
                        "partner1 has bound as transceiver", "1  partner1: Silkroam -> ...678  5 characters  accepted")
                .anyMatch(l -> l.matches("to partner1: receipt AC10\\w+ DELIVRD  ESME_ROK"))
                .contains("1 messages accepted, 0 not; 2 receipts and messages delivered, 0 not taken");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            smsc | --throttle      | 101  | 101 of 100
            smsc | --answer-after  | soon | 'soon' is not a time such as
            smsc | --from          | 123  | --from needs --to and --text
            smsc | --receipt-text  | mine | mine
            """)
    void shouldRefuseAnOptionThatMakesNoSense(String command, String option, String value, String reason) {
        assertThat(run(command, option, value)).isEqualTo(2);
        assertThat(err.toString()).contains(reason);
    }

    @Test
    void shouldNotTakeAPasswordFromTheCommandLine() {
        assertThat(run("esme", "--system-id", "partner1")).isEqualTo(2);
        assertThat(err.toString()).contains("--password-stdin").contains("--password-file");
    }

    private int esme(int port, String... more) throws IOException {
        Path password = Files.writeString(folder.resolve("password"), "secret\n");
        List<String> arguments = new ArrayList<>(List.of(
                "esme",
                "--port",
                String.valueOf(port),
                "--system-id",
                "partner1",
                "--password-file",
                password.toString()));
        arguments.addAll(List.of(more));
        return run(arguments.toArray(String[]::new));
    }

    private int run(String... arguments) {
        return Simulator.run(new PrintWriter(out, true), new PrintWriter(err, true), arguments);
    }

    private List<String> lines() {
        return out.toString().lines().toList();
    }
}
