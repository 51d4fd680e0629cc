package io.silkroam.sim.cli.sim;

import io.silkroam.cli.RemoteCommand;
import io.silkroam.cli.Session;
import io.silkroam.cli.WriteOptions;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** A verb that moves SIMs to another state; its name is the API's name of the action. */
abstract class ActionCommand extends RemoteCommand {
    @Mixin
    private WriteOptions write;

    @Spec
    private CommandSpec command;

    final SimActions action(Session session) {
        return new SimActions(session, write, command.name());
    }
}
