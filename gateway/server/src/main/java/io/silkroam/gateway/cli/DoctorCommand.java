package io.silkroam.gateway.cli;

import io.silkroam.gateway.conf.Configuration;
import io.silkroam.gateway.status.Doctor;
import java.io.PrintWriter;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Says in words how the gateway, its peers and its store are. */
@Command(
        name = "doctor",
        description = "Examines configuration, store, certificates and the peers of the running gateway.",
        mixinStandardHelpOptions = true)
final class DoctorCommand implements Callable<Integer> {
    @Mixin
    private ConfOptions conf;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        conf.configureLogging();
        PrintWriter out = spec.commandLine().getOut();
        Optional<Configuration> configuration = conf.read(spec.commandLine().getErr());
        if (configuration.isEmpty()) {
            return Main.FAILED;
        }
        Doctor doctor = new Doctor(configuration.get(), Clock.systemUTC());
        doctor.examine().forEach(out::println);
        return doctor.foundNothingWrong() ? Main.DONE : Main.FAILED;
    }
}
