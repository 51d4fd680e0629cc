package io.silkroam.simulator;

import io.silkroam.simulator.profile.GatewayProfile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code simulator profiles}: the packet gateways we can play. */
@Command(name = "profiles", description = "Lists the packet gateways that can be played.")
final class ProfilesCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        for (GatewayProfile profile : GatewayProfile.values()) {
            spec.commandLine()
                    .getOut()
                    .printf("%-10s %s%n%11s%s%n", profile, profile.title(), "", profile.particulars());
        }
    }
}
