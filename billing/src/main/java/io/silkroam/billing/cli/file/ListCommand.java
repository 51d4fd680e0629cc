package io.silkroam.billing.cli.file;

import io.silkroam.cli.ListOptions;
import io.silkroam.cli.RemoteCommand;
import io.silkroam.cli.Session;
import io.silkroam.cli.remote.ApiRequest;
import io.silkroam.cli.remote.ExitCode;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What was issued. */
@Command(
        name = "list",
        description = "Lists what was issued, newest first.",
        footerHeading = "%nExamples:%n",
        footer = {"  ${ROOT-COMMAND-NAME} list --kind wholesale --partner kpn"})
public final class ListCommand extends RemoteCommand {
    @Option(names = "--kind", paramLabel = "KIND", description = "One of ${COMPLETION-CANDIDATES}.")
    private Kind kind;

    @Option(names = "--partner", paramLabel = "NAME", description = "Only statements of this partner.")
    private String partner;

    @Mixin
    private ListOptions limit;

    @Override
    protected ExitCode run(Session session) {
        ApiRequest request = ApiRequest.get("billing", "exports")
                .with("kind", Optional.ofNullable(kind))
                .with("partner", Optional.ofNullable(partner));
        return session.list(request, limit, IssueColumns.ISSUE);
    }
}
