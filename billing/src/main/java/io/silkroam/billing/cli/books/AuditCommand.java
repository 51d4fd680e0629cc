package io.silkroam.billing.cli.books;

import io.silkroam.billing.cli.job.Job;
import io.silkroam.cli.RemoteCommand;
import io.silkroam.cli.Session;
import io.silkroam.cli.WriteOptions;
import io.silkroam.cli.print.Column;
import io.silkroam.cli.remote.ApiRequest;
import io.silkroam.cli.remote.ExitCode;
import io.silkroam.cli.remote.Json;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Whether the books are right. */
@Command(
        name = "audit",
        description = {
            "Proves the books: transactions balance and are sealed, journal and ledger say the same.",
            "Where they do not it says so, prints the report all the same and ends with 1.",
            "CSV has a row for each finding."
        },
        footerHeading = "%nExamples:%n",
        footer = {"  ${ROOT-COMMAND-NAME} audit", "  ${ROOT-COMMAND-NAME} audit --output json > audit.json"})
public final class AuditCommand extends RemoteCommand {
    private static final List<Column> COUNTS = List.of(
            Column.figure("lastTransaction"),
            Column.figure("counts.transactions"),
            Column.figure("counts.postings"),
            Column.figure("counts.journalRows"),
            Column.figure("counts.records"),
            Column.figure("counts.sales"),
            Column.figure("counts.allowances"),
            Column.figure("counts.lines"));

    private static final List<Column> TOTALS = List.of(
            Column.of("kind"),
            Column.of("unit"),
            Column.figure("journal"),
            Column.figure("books"),
            Column.figure("removed"),
            Column.of("agrees").said(row -> row.isTrue("agrees") ? "yes" : "NO"));

    private static final List<Column> FINDINGS =
            List.of(Column.of("proof"), Column.of("text").headed("FINDING"));

    @Mixin
    private WriteOptions write;

    @Override
    protected ExitCode run(Session session) {
        ApiRequest request = ApiRequest.post(Map.of(), write.key(), "billing", "audits");
        if (write.isDryRun()) {
            return session.wouldSend(request);
        }
        Json report = new Job(session, "audits")
                .done(session.api().send(request).json(), "audit")
                .object("report");
        List<Json> findings = report.objects("findings");
        session.output().document(report, findings, FINDINGS, () -> {
            session.output().properties(report, COUNTS);
            session.output().section("Journal and books", report.objects("totals"), TOTALS);
            session.output().section("Findings", findings, FINDINGS);
        });
        session.say(report.required("summary"));
        return report.isTrue("clean") ? ExitCode.DONE : ExitCode.FAILED;
    }
}
