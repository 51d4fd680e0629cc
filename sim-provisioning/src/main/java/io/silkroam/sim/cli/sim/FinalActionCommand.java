package io.silkroam.sim.cli.sim;

import io.silkroam.cli.Confirmation;
import io.silkroam.cli.Session;
import io.silkroam.cli.remote.ExitCode;
import io.silkroam.sim.cli.subject.SimSelection;
import io.silkroam.sim.cli.subject.Subject;
import java.util.List;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** A verb that takes a SIM's service away; before it does so to several, it asks. */
abstract class FinalActionCommand extends ActionCommand {
    @Mixin
    private SimSelection sims;

    @Mixin
    private Confirmation confirmation;

    @Spec
    private CommandSpec command;

    @Override
    protected final ExitCode run(Session session) {
        List<Subject> selected = sims.resolve(session);
        confirmation.ask(session.program(), command.name(), selected.size(), "SIMs");
        return action(session).run(selected);
    }
}
