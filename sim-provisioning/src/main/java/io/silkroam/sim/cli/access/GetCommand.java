package io.silkroam.sim.cli.access;

import io.silkroam.cli.RemoteCommand;
import io.silkroam.cli.Session;
import io.silkroam.cli.remote.ApiRequest;
import io.silkroam.cli.remote.ExitCode;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** For debugging. */
@Command(
        name = "api",
        description = {
            "Reads a path of the API and prints the answer as it came.",
            "For looking at what no other command shows."
        },
        footerHeading = "%nExamples:%n",
        footer = {"  ${ROOT-COMMAND-NAME} api get /v1/sims?limit=1"})
public final class GetCommand extends RemoteCommand {
    @Parameters(index = "0", paramLabel = "get", description = "get; nothing else is offered.")
    private Method method;

    @Parameters(index = "1", paramLabel = "PATH", description = "A path that begins with /.")
    private String path;

    /** Reading only. */
    enum Method {
        GET;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    @Override
    protected ExitCode run(Session session) {
        if (!path.matches("/[!-~]*")) {
            throw misused("a path begins with / and has no blanks");
        }
        session.output()
                .raw(session.api().send(ApiRequest.raw(method.name(), path)).body());
        session.output().line("");
        return ExitCode.DONE;
    }
}
