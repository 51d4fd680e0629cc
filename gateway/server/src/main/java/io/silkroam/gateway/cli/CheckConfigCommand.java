package io.silkroam.gateway.cli;

import io.silkroam.gateway.conf.Configuration;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Reads the whole configuration and says everything that is wrong with it. */
@Command(
        name = "check-config",
        description = "Checks every file of the configuration; says file, line and reason of each mistake.",
        mixinStandardHelpOptions = true)
final class CheckConfigCommand implements Callable<Integer> {
    @Mixin
    private ConfOptions conf;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        Optional<Configuration> configuration = conf.read(spec.commandLine().getErr());
        configuration.ifPresent(
                c -> c.warnings().forEach(w -> spec.commandLine().getErr().println("warning: " + w)));
        configuration.ifPresent(c -> spec.commandLine()
                .getOut()
                .printf(
                        "The configuration is good: %d plans, %d zones, %d partners.%n",
                        c.plans().size(), c.zones().names().size(), c.partners().size()));
        return configuration.isPresent() ? Main.DONE : Main.FAILED;
    }
}
