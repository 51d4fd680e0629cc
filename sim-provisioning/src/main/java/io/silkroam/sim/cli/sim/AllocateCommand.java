package io.silkroam.sim.cli.sim;

import io.silkroam.cli.Session;
import io.silkroam.cli.remote.ExitCode;
import io.silkroam.sim.cli.subject.SimSelection;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** To whom SIMs go. */
@Command(
        name = "allocate",
        description = "Allocates SIMs to a carrier or a shop.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  ${ROOT-COMMAND-NAME} sim allocate --iccid 8931080000000000019..8931080000000009994 --holder carrier-a"
        })
final class AllocateCommand extends ActionCommand {
    @Option(names = "--holder", paramLabel = "NAME", required = true, description = "The carrier or the shop.")
    private String holder;

    @Mixin
    private SimSelection sims;

    @Override
    protected ExitCode run(Session session) {
        return action(session).with("holder", holder).run(sims.resolve(session));
    }
}
