package io.silkroam.sim.cli.sim;

import io.silkroam.cli.ReasonOption;
import io.silkroam.cli.RemoteCommand;
import io.silkroam.cli.Session;
import io.silkroam.cli.WriteOptions;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** A verb that moves SIMs to another state; its name is the API's name of the action. */
abstract class ActionCommand extends RemoteCommand {
    @Mixin
    private WriteOptions write;

    @Mixin
    private ReasonOption reason;

    @Option(names = "--if-version", paramLabel = "N", description = "Only if the SIM still has this version.")
    private Long version;

    @Spec
    private CommandSpec command;

    final SimActions action(Session session) {
        Map<String, Object> why = new LinkedHashMap<>();
        reason.addTo(why);
        SimActions action = new SimActions(session, write, command.name()).ifVersion(Optional.ofNullable(version));
        why.forEach(action::with);
        return action;
    }
}
