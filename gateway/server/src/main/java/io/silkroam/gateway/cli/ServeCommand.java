package io.silkroam.gateway.cli;

import io.silkroam.gateway.Gateway;
import io.silkroam.gateway.conf.Configuration;
import io.silkroam.sim.keys.KeystoreException;
import io.silkroam.store.StoreException;
import java.io.PrintWriter;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Runs the gateway until it is told to stop (SIGTERM, SIGINT). */
@Command(name = "serve", description = "Runs the gateway.", mixinStandardHelpOptions = true)
final class ServeCommand implements Callable<Integer> {
    /** What the process ends with when the store can no longer be trusted. */
    private static final int STORE_FAILED = 70;

    @Mixin
    private ConfOptions conf;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        PrintWriter out = spec.commandLine().getOut();
        PrintWriter err = spec.commandLine().getErr();
        Optional<Configuration> configuration = conf.read(err);
        if (configuration.isEmpty()) {
            return Main.FAILED;
        }
        conf.configureLogging();
        Gateway gateway;
        try {
            gateway = Gateway.start(configuration.get(), Clock.systemUTC(), endAtOnce(err));
        } catch (StoreException | KeystoreException | IllegalStateException | IllegalArgumentException e) {
            err.println("The gateway did not start: " + e.getMessage());
            return Main.FAILED;
        }
        CountDownLatch stopped = new CountDownLatch(1);
        Duration grace = configuration.get().settings().shutdownGrace();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            err.println(gateway.stop(grace) ? "Stopped." : "Stopped; not everything was finished in time.");
            stopped.countDown();
        }));
        announce(out, configuration.get(), gateway);
        stopped.await();
        return Main.DONE;
    }

    private static void announce(PrintWriter out, Configuration configuration, Gateway gateway) {
        out.printf("diameter.port=%d%n", gateway.port());
        configuration
                .settings()
                .diameter()
                .tls()
                .ifPresent(tls -> out.printf("diameter.tls.port=%d%n", gateway.tlsPort()));
        gateway.sms().port().ifPresent(port -> out.printf("smpp.port=%d%n", port));
        gateway.sms().tlsPort().ifPresent(port -> out.printf("smpp.tls.port=%d%n", port));
        gateway.api().ifPresent(api -> out.printf("api.port=%d%n", api.port()));
        out.printf(
                "database.url=%s%n", configuration.settings().database().url().split("[?;]", 2)[0]);
        out.println("The gateway serves.");
        out.flush();
    }

    /** No orderly end: whatever would still leave this process might not be true. */
    private static Consumer<RuntimeException> endAtOnce(PrintWriter err) {
        return e -> {
            err.println("The store failed; the gateway ends at once: " + e.getMessage());
            Runtime.getRuntime().halt(STORE_FAILED);
        };
    }
}
