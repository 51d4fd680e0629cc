package io.silkroam.sim.cli.voucher;

import io.silkroam.cli.RemoteCommand;
import io.silkroam.cli.Session;
import io.silkroam.cli.WriteOptions;
import io.silkroam.cli.print.Column;
import io.silkroam.cli.remote.ApiRequest;
import io.silkroam.cli.remote.ExitCode;
import io.silkroam.cli.remote.Json;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** A new batch. */
@Command(
        name = "create",
        description = {
            "Makes vouchers for a plan. Their codes are shown now and never again.",
            "With a reference of your own the command can be repeated, and nothing is made twice."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  ${ROOT-COMMAND-NAME} voucher create --plan wechat-go-1gb --count 99 --reference kiosk-7 -o csv > 7.csv",
            "  ${ROOT-COMMAND-NAME} voucher create --plan wechat-go-1gb --count 10 --expires 2027-12-31"
        })
final class VoucherCreateCommand extends RemoteCommand {
    private static final int LONGEST_REFERENCE = 64;
    private static final List<Column> COLUMNS = List.of(Column.of("id").headed("VOUCHER"), Column.of("code"));

    @Option(names = "--plan", paramLabel = "PLAN", required = true, description = "What each of them is good for.")
    private String plan;

    @Option(names = "--count", paramLabel = "N", required = true, description = "How many, up to 10000.")
    private int count;

    @Option(names = "--digits", paramLabel = "N", description = "Of a code, 12 to 16 (default: 16).")
    private Integer digits;

    @Option(
            names = "--expires",
            paramLabel = "TIME",
            description = "Good until before this date, or time with its offset (default: for ever).")
    private String expires;

    @Option(
            names = "--reference",
            paramLabel = "NAME",
            description = "A name of this batch (default: made of the idempotency key).")
    private String reference;

    @Mixin
    private WriteOptions write;

    @Override
    protected ExitCode run(Session session) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("reference", name());
        body.put("plan", plan);
        body.put("count", count);
        Optional.ofNullable(digits).ifPresent(d -> body.put("digits", d));
        Optional.ofNullable(expires)
                .ifPresent(e -> body.put("expiresAt", end(session).toString()));
        ApiRequest request = ApiRequest.post(body, write.key(), "vouchers");
        if (write.isDryRun()) {
            return session.wouldSend(request);
        }
        Json answer = session.api().send(request).json();
        session.output().document(answer, answer.objects("codes"), COLUMNS);
        session.say(
                answer.text("outcome").filter("unchanged"::equals).isPresent()
                        ? "Vouchers " + name() + " were made before; their codes are not shown again."
                        : "These are the vouchers " + name() + ". Their codes are not shown again.");
        return ExitCode.DONE;
    }

    private String name() {
        if (reference != null) {
            return reference;
        }
        String made = "v-" + write.key().replaceAll("[^A-Za-z0-9._-]", "-");
        return made.substring(0, Math.min(made.length(), LONGEST_REFERENCE));
    }

    private Instant end(Session session) {
        try {
            return session.times().parse(expires);
        } catch (IllegalArgumentException e) {
            throw misused("Invalid value for option '--expires': " + e.getMessage());
        }
    }
}
