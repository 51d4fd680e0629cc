package io.silkroam.gateway.cli;

import io.silkroam.access.AccessToken;
import io.silkroam.access.NewToken;
import io.silkroam.access.TokenStore.Revocation;
import io.silkroam.gateway.api.server.LocalAdmin;
import io.silkroam.gateway.conf.Configuration;
import io.silkroam.gateway.conf.GatewaySettings;
import io.silkroam.store.StoreException;
import java.io.IOException;
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

    /** Refused, with the reason for whoever typed the command. */
    final class RefusedException extends RuntimeException {
        RefusedException(String message) {
            super(message);
        }
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
        if (settings.database().url().startsWith("jdbc:h2:")) {
            Optional<LocalAdmin> running;
            try {
                running = LocalAdmin.find(settings.dataDir());
            } catch (IOException e) {
                throw new RefusedException("%s cannot be read: %s; run this as the user the gateway runs as"
                        .formatted(settings.dataDir().resolve(LocalAdmin.NAME), e.getMessage()));
            }
            if (running.isPresent()) {
                return RunningTokens.of(running.get(), settings);
            }
        }
        return OpenedTokens.open(settings, clock);
    }
}
