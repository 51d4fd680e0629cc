package io.silkroam.simulator.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.silkroam.billing.UsageKind;
import io.silkroam.simulator.Simulator;
import io.silkroam.simulator.crash.charge.Travellers;
import io.silkroam.simulator.crash.gateway.InProcess;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code simulator pgw} against a gateway that runs: what it tells, what it leaves in the books, how it ends. */
@Tag("long")
class PgwCommandTest {
    private static final String PLAN = "wechat-go-1gb";
    private static final long GB = 1_000_000_000;
    private static final long MB = 1_000_000;
    private static final long PATIENCE_SECONDS = 60;

    @TempDir
    private static Path data;

    private static InProcess gateway;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @BeforeAll
    static void startGateway() {
        gateway = InProcess.start(TestConf.shipped(), TestConf.patient(Map.of("data.dir", data.toString())));
        gateway.welcome(new Travellers(5), PLAN);
    }

    @AfterAll
    static void stopGateway() {
        gateway.close();
    }

    @Test
    void shouldCarryTheOctetsAndTellEachExchange() {
        assertThat(pgw(1, "--octets", "30MB", "--steps", "3"))
                .as(err.toString())
                .isZero();

        assertThat(gateway.remaining(1)).isEqualTo(GB - 30 * MB);
        assertThat(gateway.account(1).sessions()).isEmpty();
        assertThat(lines().get(0)).startsWith("Connected to gw1.silkroam.example at 127.0.0.1 port ");
        assertThat(lines().get(1))
                .matches("CCR  initial     0  asks for quota -> 2001 DIAMETER_SUCCESS  granted [0-9,]+ octets,"
                        + " valid for 3600 s, to report at [0-9,]+ left");
        assertThat(lines())
                .anyMatch(line -> line.matches("CCR  update      \\d+  reports [0-9,]+ octets"
                        + " \\(threshold\\), asks for quota -> 2001 DIAMETER_SUCCESS  granted .*"));
        assertThat(lines())
                .anyMatch(line -> line.matches(
                        "CCR  termination \\d+  reports [0-9,]+ octets \\(final\\) -> 2001 DIAMETER_SUCCESS  noted"));
        assertThat(lines()).last().isEqualTo("Carried 30,000,000 octets, all of them reported");
    }

    @Test
    void shouldBeCutOffWhereThePlanIsUsedUp() {
        assertThat(pgw(2, "--octets", "2GB", "--profile", "ericsson", "--msisdn", "31600000002"))
                .isEqualTo(1);

        assertThat(gateway.remaining(2)).isZero();
        assertThat(lines()).anyMatch(line -> line.contains("the last: then redirected to https://"));
        assertThat(lines()).last().asString().startsWith("Cut off after 1,000,000,000 of 2,000,000,000 octets: ");
        out.getBuffer().setLength(0);
        assertThat(pgw(2)).isEqualTo(1);
        assertThat(lines())
                .last()
                .isEqualTo("Refused after 0 of 50,000,000 octets: 4012 DIAMETER_CREDIT_LIMIT_REACHED");
    }

    @Test
    void shouldSayByWhichResultCodeASubscriberIsRefused() {
        assertThat(pgw(99)).isEqualTo(1);
        assertThat(lines()).last().isEqualTo("Refused after 0 of 50,000,000 octets: 5030 DIAMETER_USER_UNKNOWN");
        assertThat(pgw(1, "--mcc-mnc", "22801")).isEqualTo(1);
        assertThat(lines()).last().asString().endsWith("4010 DIAMETER_END_USER_SERVICE_DENIED");
    }

    @Test
    void shouldUseAServiceOfItsChoice() {
        assertThat(pgw(3, "--profile", "magma", "--rating-group", "201", "--octets", "5MB"))
                .isZero();
        assertThat(gateway.remaining(3)).as("WeChat is free").isEqualTo(GB);
        assertThat(lines()).last().isEqualTo("Carried 5,000,000 octets, all of them reported");
    }

    @Test
    void shouldTellHowASuspensionEndsItsSession() throws Exception {
        CompletableFuture<Integer> code = CompletableFuture.supplyAsync(() -> pgw(4, "--until-cut", "--for", "50s"));
        await().until(() -> out.toString().contains("The session stays open, idle, for 50 s at most"));
        gateway.sell(4, PLAN, "top-up");
        await().until(() -> out.toString().contains("RAR  there is something new to ask for <- 2001 DIAMETER_SUCCESS"));

        gateway.suspend(4);

        assertThat(code.get(PATIENCE_SECONDS, TimeUnit.SECONDS)).isEqualTo(1);
        assertThat(lines()).contains("ASR  the session is to end <- 2001 DIAMETER_SUCCESS");
        assertThat(lines()).anyMatch(line -> line.startsWith("CCR  termination"));
        assertThat(lines()).last().isEqualTo("Cut off after 0 of 0 octets: the gateway ended the session");
        assertThat(gateway.account(4).sessions()).isEmpty();
        assertThat(pgw(4)).isEqualTo(1);
        assertThat(lines()).last().asString().endsWith("5003 DIAMETER_AUTHORIZATION_REJECTED");
    }

    @Test
    void shouldLeaveByItselfWhereNothingCutsItOff() {
        assertThat(pgw(5, "--until-cut", "--for", "300ms", "--octets", "1MB")).isZero();
        assertThat(lines()).contains("Nothing ended it in this time");
        assertThat(gateway.account(5).sessions()).isEmpty();
        assertThat(gateway.remaining(5)).isEqualTo(GB - MB);
        assertThat(gateway.journalled(UsageKind.OVERUSE)).isZero();
    }

    @Test
    void shouldSayWhereNobodyAnswers() throws IOException {
        int free;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            free = socket.getLocalPort();
        }
        assertThat(run("pgw", "--imsi", "204080000000001", "--port", String.valueOf(free)))
                .isEqualTo(3);
        assertThat(lines()).last().asString().startsWith("Not reachable: nobody answers at 127.0.0.1 port " + free);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            --octets         | 5XB       | '5XB' is not an amount of octets such as 50MB or 1GiB
            --octets         | 999999999999999GB | is more than can be counted
            --for            | soon      | 'soon' is not a time such as 500ms, 30s, 5m or 1h
            --mcc-mnc        | 2080      | '2080' is not a network
            --profile        | nokia     | nokia
            --profile        | sms_event | SMS_EVENT charges messages, it has no sessions
            --rating-group   | 7         | OPEN5GS has no rating group 7
            --steps          | 0         | --steps
            --port           | 70000     | port
            """)
    void shouldRefuseAnOptionThatMakesNoSense(String option, String value, String reason) {
        assertThat(run("pgw", "--imsi", "204080000000001", option, value)).isEqualTo(2);
        assertThat(err.toString()).contains(reason).contains("Usage: simulator pgw");
    }

    private int pgw(long traveller, String... more) {
        List<String> arguments = new ArrayList<>(List.of(
                "pgw",
                "--imsi",
                Travellers.subscriber(traveller).imsi(),
                "--port",
                String.valueOf(gateway.address().address().getPort())));
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
