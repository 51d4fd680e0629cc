package io.silkroam.billing.cli.file;

import io.silkroam.billing.cli.job.Job;
import io.silkroam.cli.RemoteCommand;
import io.silkroam.cli.Session;
import io.silkroam.cli.WriteOptions;
import io.silkroam.cli.print.Column;
import io.silkroam.cli.remote.ApiRequest;
import io.silkroam.cli.remote.ExitCode;
import io.silkroam.cli.remote.Json;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** A file and its manifest. */
@Command(
        name = "export",
        description = {
            "Makes the file of a period and fetches it, with its manifest. Prints where they are.",
            "The same period again is the same file, to the octet. Records that came later go to the next file, marked",
            "late; --revise puts them into a new revision of this one instead.",
            "Dates are midnights in billing's time zone; the first belongs to the period, the last does not."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  ${ROOT-COMMAND-NAME} export --kind usage --from 2026-11-01 --to 2026-12-01 --profile machine --out DIR",
            "  ${ROOT-COMMAND-NAME} export --kind wholesale --partner kpn --from 2026-11-01 --to 2026-12-01 \\",
            "      --profile excel --language nl"
        })
public final class ExportCommand extends RemoteCommand {
    private static final List<Column> WRITTEN = List.of(Column.of("path").headed("FILE"));

    @Option(names = "--kind", paramLabel = "KIND", required = true, description = "One of ${COMPLETION-CANDIDATES}.")
    private Kind kind;

    @Option(names = "--from", paramLabel = "DATE", required = true, description = "The first day.")
    private String from;

    @Option(names = "--to", paramLabel = "DATE", required = true, description = "The first day that is out again.")
    private String to;

    @Option(names = "--partner", paramLabel = "NAME", description = "Whose statement; of kind wholesale only.")
    private String partner;

    @Option(
            names = "--profile",
            paramLabel = "PROFILE",
            defaultValue = "machine",
            description = "One of ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
    private Profile profile;

    @Option(names = "--language", paramLabel = "CODE", description = "Of the headings: en, zh or nl (default: en).")
    private String language;

    @Option(names = "--revise", description = "Makes a new revision with what came since.")
    private boolean revise;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            defaultValue = ".",
            description = "Where the files go; it is made if it is not there (default: here).")
    private Path folder;

    @Mixin
    private WriteOptions write;

    @Override
    protected ExitCode run(Session session) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("kind", kind.toString());
        body.put("from", from);
        body.put("to", to);
        Optional.ofNullable(partner).ifPresent(p -> body.put("partner", p));
        body.put("profile", profile.toString());
        Optional.ofNullable(language).ifPresent(l -> body.put("language", l));
        if (revise) {
            body.put("revise", true);
        }
        ApiRequest request = ApiRequest.post(body, write.key(), "billing", "exports");
        if (write.isDryRun()) {
            return session.wouldSend(request);
        }
        Fetch fetch = new Fetch(session, folder);
        fetch.prepare();
        Json job =
                new Job(session, "export-jobs").done(session.api().send(request).json(), "export " + kind);
        job.texts("warnings").forEach(session::say);
        List<Json> written = new ArrayList<>();
        for (Json file : job.objects("files")) {
            Path path = fetch.file(job.required("issue.id"), file);
            Map<String, Object> row = new LinkedHashMap<>(file.members());
            row.put("path", path.toString());
            written.add(new Json(row));
        }
        session.output()
                .document(
                        job,
                        written,
                        WRITTEN,
                        () -> written.forEach(w -> session.output().line(w.required("path"))));
        session.say("%s, %d rows, is issue %s: %05d, revision %d."
                .formatted(
                        kind,
                        job.count("rowsDone"),
                        job.required("issue.id"),
                        job.count("issue.sequence"),
                        job.count("issue.revision")));
        return ExitCode.DONE;
    }
}
