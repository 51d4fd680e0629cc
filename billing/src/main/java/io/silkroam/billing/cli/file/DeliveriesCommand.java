package io.silkroam.billing.cli.file;

import io.silkroam.cli.ListOptions;
import io.silkroam.cli.RemoteCommand;
import io.silkroam.cli.Session;
import io.silkroam.cli.remote.ApiRequest;
import io.silkroam.cli.remote.ExitCode;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Where files went. */
@Command(
        name = "deliveries",
        description = "Lists where files were delivered and where not yet, with the reason.",
        footerHeading = "%nExamples:%n",
        footer = {"  ${ROOT-COMMAND-NAME} deliveries --state failed"})
public final class DeliveriesCommand extends RemoteCommand {
    @Option(names = "--state", paramLabel = "STATE", description = "One of ${COMPLETION-CANDIDATES}.")
    private State state;

    @Mixin
    private ListOptions limit;

    /** The states of the API. */
    enum State {
        WAITING,
        DELIVERED,
        FAILED;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    @Override
    protected ExitCode run(Session session) {
        ApiRequest request = ApiRequest.get("billing", "deliveries").with("state", Optional.ofNullable(state));
        return session.list(request, limit, IssueColumns.DELIVERIES);
    }
}
