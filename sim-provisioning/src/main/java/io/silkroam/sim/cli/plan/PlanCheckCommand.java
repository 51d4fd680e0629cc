package io.silkroam.sim.cli.plan;

import io.silkroam.cli.RemoteCommand;
import io.silkroam.cli.Session;
import io.silkroam.cli.print.Column;
import io.silkroam.cli.remote.ApiRequest;
import io.silkroam.cli.remote.Body;
import io.silkroam.cli.remote.ExitCode;
import io.silkroam.cli.remote.Failure;
import io.silkroam.cli.remote.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Before a file is put in place. */
@Command(
        name = "check",
        description = "Checks a file of plans; says line and reason of each mistake, changes nothing.",
        footerHeading = "%nExamples:%n",
        footer = {"  ${ROOT-COMMAND-NAME} plan check conf/plans.yaml"})
final class PlanCheckCommand extends RemoteCommand {
    private static final long LARGEST = 4 << 20;

    @Parameters(paramLabel = "FILE", description = "A file like plans.yaml; - is standard input.")
    private Path file;

    @Override
    protected ExitCode run(Session session) {
        ApiRequest request = ApiRequest.of("POST", "plans", "check")
                .carrying(Body.text("application/yaml", text(session)))
                .keyed(UUID.randomUUID().toString());
        Json answer = session.api().send(request).json();
        List<Json> problems = answer.objects("problems");
        if (!problems.isEmpty()) {
            problems.forEach(
                    problem -> session.say(file + ":" + problem.text("line").orElse("?") + ": "
                            + problem.text("message").orElse("wrong")));
            throw new Failure(
                    ExitCode.FAILED,
                    file + (problems.size() == 1 ? " has a mistake" : " has " + problems.size() + " mistakes"),
                    Optional.empty());
        }
        session.output().object(answer, List.of(Column.figure("plans")));
        return ExitCode.DONE;
    }

    private String text(Session session) {
        try {
            if (file.toString().equals("-")) {
                return new String(session.program().surroundings().in().readAllBytes(), StandardCharsets.UTF_8);
            }
            if (Files.size(file) > LARGEST) {
                throw Failure.failed("the file " + file + " is too large to be one of plans", "Check the path.");
            }
            return Files.readString(file);
        } catch (IOException e) {
            throw Failure.failed("the file " + file + " cannot be read", "Check the path and that it is UTF-8.");
        }
    }
}
