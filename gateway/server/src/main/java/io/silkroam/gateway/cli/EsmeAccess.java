package io.silkroam.gateway.cli;

import io.silkroam.gateway.conf.Configuration;
import io.silkroam.store.StoreException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** ESME accounts and their passwords, reached in whichever way can be: opened here, or by the gateway that runs. */
interface EsmeAccess extends AutoCloseable {
    /** An account as it is listed. */
    record Row(
            String name, String systemId, String trafficClass, int binds, int perSecond, Optional<Instant> changedAt) {}

    List<Row> list();

    /** Makes a password and returns it, this once. */
    String renew(String account);

    /** Takes a password that was given. */
    void change(String account, String password);

    @Override
    void close();

    /** What a command does with them; the exit code. */
    @FunctionalInterface
    interface Use {
        int with(EsmeAccess esmes);
    }

    /** Reads the configuration, finds the way, and says on {@code err} what goes wrong. */
    static int use(ConfOptions conf, PrintWriter err, Clock clock, Use use) {
        conf.configureLogging();
        Optional<Configuration> configuration = conf.read(err);
        if (configuration.isEmpty()) {
            return Main.FAILED;
        }
        try (EsmeAccess esmes = open(configuration.get(), clock)) {
            return use.with(esmes);
        } catch (RefusedException | StoreException | UncheckedIOException e) {
            err.println(e.getMessage());
            return Main.FAILED;
        }
    }

    private static EsmeAccess open(Configuration configuration, Clock clock) {
        Optional<RunningGateway> running = RunningGateway.find(configuration.settings());
        return running.isPresent() ? new RunningEsmes(running.get()) : OpenedEsmes.open(configuration, clock);
    }
}
