package io.silkroam.sim.cli.voucher;

import io.silkroam.cli.ReasonOption;
import io.silkroam.cli.RemoteCommand;
import io.silkroam.cli.Session;
import io.silkroam.cli.WriteOptions;
import io.silkroam.cli.print.Column;
import io.silkroam.cli.remote.ApiRequest;
import io.silkroam.cli.remote.ExitCode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Worthless. */
@Command(
        name = "void",
        description = "Makes a batch of vouchers, or one of them, worthless; those that were redeemed stay so.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  ${ROOT-COMMAND-NAME} voucher void --reference kiosk-7 --reason stolen",
            "  ${ROOT-COMMAND-NAME} voucher void --voucher 4711 --reason 'printed twice'"
        })
final class VoucherVoidCommand extends RemoteCommand {
    @Option(names = "--reference", paramLabel = "NAME", description = "The whole batch of this name.")
    private String reference;

    @Option(names = "--voucher", paramLabel = "ID", description = "One voucher, by its number in the list.")
    private Long voucher;

    @Mixin
    private ReasonOption reason;

    @Mixin
    private WriteOptions write;

    @Override
    protected ExitCode run(Session session) {
        if ((reference == null) == (voucher == null)) {
            throw misused("Give one of --reference and --voucher");
        }
        Map<String, Object> body = new LinkedHashMap<>();
        if (reference != null) {
            body.put("reference", reference);
        } else {
            body.put("id", voucher);
        }
        reason.addTo(body);
        ApiRequest request = ApiRequest.post(body, write.key(), "vouchers", "void");
        if (write.isDryRun()) {
            return session.wouldSend(request);
        }
        session.output().object(session.api().send(request).json(), List.of(Column.figure("voided")));
        return ExitCode.DONE;
    }
}
