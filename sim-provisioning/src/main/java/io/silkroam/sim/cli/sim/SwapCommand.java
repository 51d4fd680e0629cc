package io.silkroam.sim.cli.sim;

import io.silkroam.cli.Session;
import io.silkroam.cli.remote.ExitCode;
import io.silkroam.sim.Iccid;
import io.silkroam.sim.cli.subject.OneSubject;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** A new card for the same subscriber. */
@Command(
        name = "swap",
        description = "Gives the subscriber of one SIM another SIM: number, plans and balance move.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  ${ROOT-COMMAND-NAME} sim swap --iccid 8931080000000000019 --to 8931080000000000027",
            "  ${ROOT-COMMAND-NAME} sim swap --msisdn 31612345678 --to 8931080000000000027"
        })
final class SwapCommand extends ActionCommand {
    @Mixin
    private OneSubject old;

    @Option(names = "--to", paramLabel = "ICCID", required = true, description = "The SIM that takes its place.")
    private Iccid successor;

    @Override
    protected ExitCode run(Session session) {
        return action(session).with("successor", successor.digits()).run(List.of(old.get()));
    }
}
