package io.silkroam.gateway.cli;

import io.silkroam.access.AccessToken;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Lists every token there was, never its text. */
@Command(
        name = "list",
        description = "Lists the tokens: name, role, holder, state, made, ends, last used.",
        mixinStandardHelpOptions = true)
final class TokenListCommand implements Callable<Integer> {
    private static final String ROW = "%-20s %-8s %-12s %-8s %-20s %-20s %s";

    @Mixin
    private ConfOptions conf;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        Clock clock = Clock.systemUTC();
        return TokenAccess.use(conf, spec.commandLine().getErr(), clock, tokens -> {
            List<AccessToken> all = tokens.list();
            if (all.isEmpty()) {
                spec.commandLine().getErr().println("There are no tokens; make one with: token create");
                return Main.DONE;
            }
            print("NAME", "ROLE", "HOLDER", "STATE", "MADE", "ENDS", "LAST USED");
            for (AccessToken token : all) {
                print(
                        token.name(),
                        token.role().text(),
                        token.holder().orElse("-"),
                        token.state(clock.instant()).name(),
                        text(Optional.of(token.createdAt())),
                        text(token.expiresAt()),
                        text(token.lastUsedAt()));
            }
            return Main.DONE;
        });
    }

    private void print(Object... columns) {
        spec.commandLine().getOut().println(ROW.formatted(columns).stripTrailing());
    }

    private static String text(Optional<Instant> instant) {
        return instant.map(i -> i.truncatedTo(ChronoUnit.SECONDS).toString()).orElse("-");
    }
}
