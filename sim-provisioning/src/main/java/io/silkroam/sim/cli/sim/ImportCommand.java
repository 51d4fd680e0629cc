package io.silkroam.sim.cli.sim;

import io.silkroam.cli.RemoteCommand;
import io.silkroam.cli.Session;
import io.silkroam.cli.WriteOptions;
import io.silkroam.cli.print.Progress;
import io.silkroam.cli.remote.ApiRequest;
import io.silkroam.cli.remote.Body;
import io.silkroam.cli.remote.ExitCode;
import io.silkroam.cli.remote.Failure;
import io.silkroam.cli.remote.Json;
import io.silkroam.cli.remote.Refusal;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Sends a vendor's file to the gateway while it is read, and writes down what the gateway found wrong with it. */
@Command(
        name = "import",
        description = {
            "Imports a batch of SIMs from a vendor's file: all of it, or nothing.",
            "What is wrong with which row is written to a report. The same file again changes nothing."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  ${ROOT-COMMAND-NAME} sim import sims.csv --dry-run",
            "  ${ROOT-COMMAND-NAME} sim import sims.csv --vendor idemia --keep-going",
            "  gpg -d sims.csv.gpg | ${ROOT-COMMAND-NAME} sim import - --report errors.csv"
        })
final class ImportCommand extends RemoteCommand {
    private static final String STANDARD_INPUT = "-";

    @Parameters(paramLabel = "FILE", description = "The vendor's file; - is standard input.")
    private Path file;

    @Option(names = "--vendor", paramLabel = "NAME", description = "Whose file it is: a mapping in conf/vendors.")
    private String vendor;

    @Option(names = "--batch", paramLabel = "NAME", description = "The batch's name (default: as the file says).")
    private String batch;

    @Option(names = "--keep-going", description = "Imports the good rows although others are refused.")
    private boolean keepGoing;

    @Option(
            names = "--report",
            paramLabel = "FILE",
            description = "Where wrong rows are reported as CSV (default: FILE.errors.csv beside the file).")
    private Path report;

    @Mixin
    private WriteOptions write;

    /** The gateway answers when everything is imported. */
    @Override
    protected Duration leastTimeout() {
        return Duration.ofMinutes(30);
    }

    @Override
    protected ExitCode run(Session session) {
        long size = size();
        session.api().get("me"); // a token that is not good is found out before two gigabytes were sent
        ImportReport errors = new ImportReport(session.program(), reportFile());
        Json answer;
        try (Progress progress = session.progress("import", "octets", size)) {
            answer = session.api().send(request(session, progress)).json();
        } catch (Refusal e) {
            throw e.problem().code().equals("import-refused") ? refused(e, errors) : e;
        }
        boolean faultless = errors.write(answer);
        answer.texts("warnings").forEach(warning -> session.say("warning: " + warning));
        session.output().object(answer, ImportReport.COLUMNS);
        return faultless && answer.count("refused") == 0 ? ExitCode.DONE : ExitCode.PARTLY;
    }

    private static Failure refused(Refusal refusal, ImportReport errors) {
        Json found = refusal.problem().json();
        found.texts("warnings").forEach(errors::say);
        errors.write(found);
        return new Failure(
                ExitCode.FAILED,
                refusal.why(),
                refusal.next().or(() -> Optional.of("Correct the file, or see --keep-going.")));
    }

    private ApiRequest request(Session session, Progress progress) {
        ApiRequest request = ApiRequest.of("POST", "imports")
                .with("vendor", Optional.ofNullable(vendor))
                .with("fileName", isStandardInput() ? "stdin" : file.getFileName())
                .with("batch", Optional.ofNullable(batch))
                .with("dryRun", write.isDryRun())
                .with("keepGoing", keepGoing)
                .carrying(Body.stream(() -> open(session, progress), !isStandardInput()))
                .keyed(write.key());
        return write.isKeyGiven() && !isStandardInput() ? request.digested(digest()) : request;
    }

    private byte[] digest() {
        try (InputStream in = Files.newInputStream(file)) {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            in.transferTo(new DigestOutputStream(OutputStream.nullOutputStream(), digest));
            return digest.digest();
        } catch (IOException e) {
            throw Failure.failed("the file " + file + " cannot be read", "Check the path and its permissions.");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private InputStream open(Session session, Progress progress) throws IOException {
        progress.restart();
        InputStream in = isStandardInput() ? session.program().surroundings().in() : Files.newInputStream(file);
        return new CountedInput(in, progress::advance);
    }

    private boolean isStandardInput() {
        return file.toString().equals(STANDARD_INPUT);
    }

    /** 0 where it cannot be known. */
    private long size() {
        if (isStandardInput()) {
            return 0;
        }
        try {
            if (Files.isDirectory(file) || !Files.isReadable(file)) {
                throw Failure.failed("the file " + file + " cannot be read", "Check the path and its permissions.");
            }
            return Files.isRegularFile(file) ? Files.size(file) : 0;
        } catch (IOException e) {
            throw Failure.failed("the file " + file + " cannot be read", "Check the path and its permissions.");
        }
    }

    private Optional<Path> reportFile() {
        return Optional.ofNullable(report)
                .or(() -> isStandardInput()
                        ? Optional.empty()
                        : Optional.of(file.resolveSibling(file.getFileName() + ".errors.csv")));
    }
}
