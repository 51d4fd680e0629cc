package io.silkroam.sim.cli.sim;

import io.silkroam.cli.Session;
import io.silkroam.cli.remote.ExitCode;
import io.silkroam.sim.cli.subject.SimSelection;
import picocli.CommandLine.Mixin;

/** A verb that says nothing but which SIMs. */
abstract class PlainActionCommand extends ActionCommand {
    @Mixin
    private SimSelection sims;

    @Override
    protected final ExitCode run(Session session) {
        return action(session).run(sims.resolve(session));
    }
}
