package io.silkroam.sim.cli.number;

import io.silkroam.cli.RemoteCommand;
import io.silkroam.cli.Session;
import io.silkroam.cli.WriteOptions;
import io.silkroam.cli.remote.ApiRequest;
import io.silkroam.cli.remote.ExitCode;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** A new pool. */
@Command(
        name = "create",
        description = "Makes a pool, or changes how long its numbers rest.",
        footerHeading = "%nExamples:%n",
        footer = {"  ${ROOT-COMMAND-NAME} number pool create nl-mobile --quarantine-days 90"})
final class PoolCreateCommand extends RemoteCommand {
    @Parameters(paramLabel = "POOL", description = "The pool's name.")
    private String pool;

    @Option(
            names = "--quarantine-days",
            paramLabel = "DAYS",
            defaultValue = "90",
            description = "How long a number rests before another SIM gets it (default: ${DEFAULT-VALUE}).")
    private int days;

    @Mixin
    private WriteOptions write;

    @Override
    protected ExitCode run(Session session) {
        ApiRequest request = ApiRequest.put(Map.of("quarantineDays", days), write.key(), "number-pools", pool);
        if (write.isDryRun()) {
            return session.wouldSend(request);
        }
        session.output().object(session.api().send(request).json(), PoolListCommand.COLUMNS);
        return ExitCode.DONE;
    }
}
