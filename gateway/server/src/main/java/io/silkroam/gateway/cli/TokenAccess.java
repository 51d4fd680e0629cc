package io.silkroam.gateway.cli;

import io.silkroam.access.AccessToken;
import io.silkroam.access.NewToken;
import io.silkroam.access.TokenStore.Revocation;
import io.silkroam.gateway.conf.Configuration;
import io.silkroam.gateway.conf.GatewaySettings;
import io.silkroam.store.StoreException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** The table of tokens, reached in whichever way can be: opened here, or by the gateway that has it open. */
interface TokenAccess extends AutoCloseable {
    /** The text of a new token. */
    String create(NewToken wanted, Optional<Integer> days);

    List<AccessToken> list();

    Revocation revoke(String name);

    @Override
    void close();

    /** What a command does with the tokens; the exit code. */
    @FunctionalInterface
    interface Use {
        int with(TokenAccess tokens);
    }

    /** Reads the configuration, finds the way, and says on {@code err} what goes wrong. */
    static int use(ConfOptions conf, PrintWriter err, Clock clock, Use use) {
        conf.configureLogging();
        Optional<Configuration> configuration = conf.read(err);
        if (configuration.isEmpty()) {
            return Main.FAILED;
        }
        try (TokenAccess tokens = open(configuration.get().settings(), clock)) {
            return use.with(tokens);
        } catch (RefusedException | StoreException | UncheckedIOException e) {
            err.println(e.getMessage());
            return Main.FAILED;
        }
    }

    private static TokenAccess open(GatewaySettings settings, Clock clock) {
        Optional<RunningGateway> running = RunningGateway.find(settings);
        return running.isPresent() ? new RunningTokens(running.get()) : OpenedTokens.open(settings, clock);
    }
}
