package io.silkroam.billing.cli.file;

import io.silkroam.billing.export.manifest.Verification;
import io.silkroam.cli.PrintingCommand;
import io.silkroam.cli.Program;
import io.silkroam.cli.print.Column;
import io.silkroam.cli.print.Output;
import io.silkroam.cli.remote.ExitCode;
import io.silkroam.cli.remote.Failure;
import io.silkroam.cli.remote.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Whether files are what they were. */
@Command(
        name = "verify",
        description = {
            "Checks the files below a folder against their manifests, without a gateway.",
            "Octets, rows and SHA-256 are compared, and whether a number is missing in a series. What is wrong is",
            "printed, and it ends with 1."
        },
        footerHeading = "%nExamples:%n",
        footer = {"  ${ROOT-COMMAND-NAME} verify DIR"})
public final class VerifyCommand extends PrintingCommand {
    private static final List<Column> COLUMNS = List.of(Column.of("file"), Column.of("problem"));

    @Parameters(paramLabel = "DIR", description = "The folder, and all below it.")
    private Path folder;

    @Override
    protected ExitCode run(Program program, Output out) {
        if (!Files.isDirectory(folder)) {
            throw Failure.usage(folder + " is no folder", "Check the path.");
        }
        Verification verification = verification();
        List<Json> findings = verification.findings().stream()
                .map(f -> new Json(Map.of("file", f.file(), "problem", f.problem())))
                .toList();
        Map<String, Object> report = new LinkedHashMap<>();
        report.put("files", verification.files());
        report.put("rows", verification.rows());
        report.put("good", verification.isGood());
        report.put("findings", findings);
        out.document(new Json(report), findings, COLUMNS, () -> out.section("Findings", findings, COLUMNS));
        program.say("%d files with %d rows: %s"
                .formatted(
                        verification.files(),
                        verification.rows(),
                        verification.isGood() ? "all as their manifests say." : findings.size() + " findings."));
        return verification.isGood() ? ExitCode.DONE : ExitCode.FAILED;
    }

    private Verification verification() {
        try {
            return Verification.of(folder, text -> Json.parse(text.getBytes(StandardCharsets.UTF_8))
                    .members());
        } catch (IOException e) {
            throw Failure.failed(folder + " cannot be read: " + e.getMessage(), "Check its permissions.");
        }
    }
}
