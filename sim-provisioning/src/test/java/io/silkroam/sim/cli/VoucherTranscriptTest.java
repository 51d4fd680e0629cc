package io.silkroam.sim.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.silkroam.cli.CommandShell.Result;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What {@code simctl voucher} prints. */
class VoucherTranscriptTest {
    private static final String MADE = """
            {"reference":"kiosk-7","plan":"go","count":2,"createdAt":"2026-11-28T00:00:00Z","outcome":"done",\
            "codes":[{"id":1,"code":"0123-4567-8901-2345"},{"id":2,"code":"9876-5432-1098-7654"}]}""";

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
    void shouldShowCodesOnce() {
        shell.api().answer("POST /v1/vouchers", 201, MADE);
        String[] create = {
            "voucher", "create", "--plan", "go", "--count", "2", "--reference", "kiosk-7", "--expires", "2027-12-31"
        };

        assertThat(shell.transcript(create)).isEqualTo("""
                        VOUCHER  CODE
                        1        0123-4567-8901-2345
                        2        9876-5432-1098-7654
                        2> These are the vouchers kiosk-7. Their codes are not shown again.
                        exit 0
                        """);
        assertThat(shell.api().last().body())
                .isEqualTo("{\"reference\":\"kiosk-7\",\"plan\":\"go\",\"count\":2,"
                        + "\"expiresAt\":\"2027-12-30T23:00:00Z\"}");
    }

    @Test
    void shouldPrintCodesForAPrinter() {
        shell.api().answer("POST /v1/vouchers", 201, MADE);
        assertThat(shell.run("voucher", "create", "--plan", "go", "--count", "2", "-o", "csv")
                        .out())
                .isEqualTo("id,code\r\n1,0123-4567-8901-2345\r\n2,9876-5432-1098-7654\r\n");
    }

    @Test
    void shouldSayThatNothingWasMadeTwice() {
        shell.api().answer("POST /v1/vouchers", 200, """
                {"reference":"kiosk-7","plan":"go","count":2,"createdAt":"2026-11-28T00:00:00Z",
                "outcome":"unchanged"}""");
        Result result = shell.run(
                "voucher", "create", "--plan", "go", "--count", "2", "--reference", "kiosk-7", "--digits", "12");
        assertThat(result.exit()).isZero();
        assertThat(result.err()).isEqualTo("Vouchers kiosk-7 were made before; their codes are not shown again.\n");
    }

    @Test
    void shouldNameABatchAfterItsKey() {
        shell.api().answer("POST /v1/vouchers", 201, MADE);
        shell.run("voucher", "create", "--plan", "go", "--count", "2", "--idempotency-key", "order/4711");
        assertThat(shell.api().last().body()).startsWith("{\"reference\":\"v-order-4711\",");
    }

    @Test
    void shouldSendNothingInADryRunOrByMistake() {
        assertThat(shell.transcript("voucher", "create", "--plan", "go", "--count", "2", "--dry-run"))
                .isEqualTo("""
                        2> Dry run, nothing was sent: POST /v1/vouchers
                        exit 0
                        """);
        assertThat(shell.run("voucher", "create", "--plan", "go", "--count", "2", "--expires", "soon")
                        .exit())
                .isEqualTo(2);
        assertThat(shell.run("voucher", "void").exit()).isEqualTo(2);
        assertThat(shell.run("voucher", "void", "--reference", "a", "--voucher", "1")
                        .exit())
                .isEqualTo(2);
        assertThat(shell.api().requests()).isEmpty();
    }

    @Test
    void shouldListVouchers() {
        shell.api().answer("GET /v1/vouchers?reference=kiosk-7&state=redeemed&limit=1000", """
                {"items":[{"id":1,"reference":"kiosk-7","plan":"go","state":"REDEEMED","subscriber":1000,
                "createdAt":"2026-11-28T00:00:00Z","changedAt":"2026-11-29T00:00:00Z"}]}""");
        assertThat(shell.transcript("voucher", "list", "--reference", "kiosk-7", "--state", "redeemed", "--utc"))
                .isEqualTo("""
                        VOUCHER  REFERENCE  PLAN  STATE     SUBSCRIBER  EXPIRES  SINCE
                        1        kiosk-7    go    REDEEMED  1000                 2026-11-29 00:00:00 +00:00
                        exit 0
                        """);
    }

    @Test
    void shouldVoidABatchOrOne() {
        shell.api().answer("POST /v1/vouchers/void", 200, "{\"voided\":98}");
        shell.api().answer("POST /v1/vouchers/void", 200, "{\"voided\":1}");
        assertThat(shell.transcript("voucher", "void", "--reference", "kiosk-7", "--reason", "stolen"))
                .isEqualTo("""
                        VOIDED  98
                        exit 0
                        """);
        assertThat(shell.api().last().body()).isEqualTo("{\"reference\":\"kiosk-7\",\"reason\":\"stolen\"}");
        assertThat(shell.run("voucher", "void", "--voucher", "4711").exit()).isZero();
        assertThat(shell.api().last().body()).isEqualTo("{\"id\":4711}");
    }
}
