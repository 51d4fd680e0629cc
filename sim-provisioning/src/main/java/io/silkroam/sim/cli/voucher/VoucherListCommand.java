package io.silkroam.sim.cli.voucher;

import io.silkroam.cli.ListOptions;
import io.silkroam.cli.RemoteCommand;
import io.silkroam.cli.Session;
import io.silkroam.cli.print.Column;
import io.silkroam.cli.remote.ApiRequest;
import io.silkroam.cli.remote.ExitCode;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What there is. */
@Command(
        name = "list",
        description = "Lists vouchers: what became of them, never their codes.",
        footerHeading = "%nExamples:%n",
        footer = {"  ${ROOT-COMMAND-NAME} voucher list --reference kiosk-7 --state redeemed"})
final class VoucherListCommand extends RemoteCommand {
    private static final List<Column> COLUMNS = List.of(
            Column.of("id").headed("VOUCHER"),
            Column.of("reference"),
            Column.of("plan"),
            Column.of("state"),
            Column.of("subscriber"),
            Column.time("expiresAt").headed("EXPIRES"),
            Column.time("createdAt").headed("CREATED").hidden(),
            Column.time("changedAt").headed("SINCE"));

    @Option(names = "--reference", paramLabel = "NAME", description = "Those of this batch.")
    private String reference;

    @Option(names = "--state", paramLabel = "STATE", description = "One of ${COMPLETION-CANDIDATES}.")
    private State state;

    @Mixin
    private ListOptions limit;

    /** The states of the API. */
    enum State {
        ISSUED,
        RESERVED,
        REDEEMED,
        VOID;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    @Override
    protected ExitCode run(Session session) {
        ApiRequest request = ApiRequest.get("vouchers")
                .with("reference", Optional.ofNullable(reference))
                .with("state", Optional.ofNullable(state));
        return session.list(request, limit, COLUMNS);
    }
}
