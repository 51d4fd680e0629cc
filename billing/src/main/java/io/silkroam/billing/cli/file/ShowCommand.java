package io.silkroam.billing.cli.file;

import io.silkroam.cli.RemoteCommand;
import io.silkroam.cli.Session;
import io.silkroam.cli.remote.ExitCode;
import io.silkroam.cli.remote.Json;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** One issue. */
@Command(
        name = "show",
        description = {
            "Shows an issue: its period, its files, where they were delivered.",
            "With --out it fetches the files again. CSV has a row for each file."
        },
        footerHeading = "%nExamples:%n",
        footer = {"  ${ROOT-COMMAND-NAME} show 17", "  ${ROOT-COMMAND-NAME} show 17 --out DIR"})
public final class ShowCommand extends RemoteCommand {
    @Parameters(paramLabel = "ISSUE", description = "Its number in the list.")
    private long issue;

    @Option(names = "--out", paramLabel = "DIR", description = "Fetches the files into this folder.")
    private Path folder;

    @Override
    protected ExitCode run(Session session) {
        String id = Long.toString(issue);
        Json answer = session.api().get("billing", "exports", id);
        List<Json> files = answer.objects("files");
        if (folder != null) {
            Fetch fetch = new Fetch(session, folder);
            fetch.prepare();
            files.forEach(file -> fetch.file(id, file));
        }
        session.output().document(answer, files, IssueColumns.FILES, () -> {
            session.output().properties(answer, IssueColumns.ISSUE);
            session.output().section("Files", files, IssueColumns.FILES);
            session.output().section("Deliveries", answer.objects("deliveries"), IssueColumns.DELIVERIES);
        });
        answer.texts("warnings").forEach(session::say);
        return ExitCode.DONE;
    }
}
