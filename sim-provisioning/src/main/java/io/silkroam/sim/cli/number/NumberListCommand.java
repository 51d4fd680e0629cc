package io.silkroam.sim.cli.number;

import io.silkroam.cli.ListOptions;
import io.silkroam.cli.RemoteCommand;
import io.silkroam.cli.Session;
import io.silkroam.cli.print.Column;
import io.silkroam.cli.remote.ApiRequest;
import io.silkroam.cli.remote.ExitCode;
import io.silkroam.sim.Msisdn;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Numbers that fit. */
@Command(
        name = "list",
        description = "Lists numbers, those that fit all that is given.",
        footerHeading = "%nExamples:%n",
        footer = {"  ${ROOT-COMMAND-NAME} number list --pool nl-mobile --state free"})
final class NumberListCommand extends RemoteCommand {
    private static final List<Column> COLUMNS = List.of(
            Column.of("msisdn"), Column.of("pool"), Column.of("state"), Column.of("iccid"), Column.time("freeFrom"));

    @Option(names = "--pool", paramLabel = "POOL", description = "Only numbers of this pool.")
    private String pool;

    @Option(names = "--state", paramLabel = "STATE", description = "Only those that are ${COMPLETION-CANDIDATES}.")
    private State state;

    @Option(names = "--msisdn", paramLabel = "NUMBER", description = "Only this number.")
    private Msisdn msisdn;

    @Mixin
    private ListOptions limit;

    /** What a number may be. */
    enum State {
        FREE,
        ASSIGNED,
        QUARANTINED;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    @Override
    protected ExitCode run(Session session) {
        ApiRequest request = ApiRequest.get("numbers")
                .with("pool", Optional.ofNullable(pool))
                .with("state", Optional.ofNullable(state).map(State::name))
                .with("msisdn", Optional.ofNullable(msisdn).map(Msisdn::digits));
        return session.list(request, limit, COLUMNS);
    }
}
