package io.silkroam.gateway.cli;

import io.silkroam.access.NewToken;
import io.silkroam.access.Role;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Makes a token and prints it, alone, so that a script can take it. It is shown this once. */
@Command(
        name = "create",
        description = "Makes a token and prints it alone; it is shown this once.",
        mixinStandardHelpOptions = true)
final class TokenCreateCommand implements Callable<Integer> {
    @Option(names = "--name", required = true, description = "What it is called in lists and in the audit log.")
    private String name;

    @Option(
            names = "--role",
            required = true,
            description = "What it may do: admin, carrier, support, billing or auditor.")
    private String role;

    @Option(names = "--holder", description = "The carrier whose SIMs it sees; for the role carrier, and only for it.")
    private Optional<String> holder;

    @Option(
            names = "--expires-in-days",
            paramLabel = "DAYS",
            description = "How long it is good for, 1 to 3650 days; without it, until it is revoked.")
    private Optional<Integer> days;

    @Mixin
    private ConfOptions conf;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        Clock clock = Clock.systemUTC();
        NewToken wanted = wanted(clock);
        return TokenAccess.use(conf, spec.commandLine().getErr(), clock, tokens -> {
            spec.commandLine().getOut().println(tokens.create(wanted, days));
            return Main.DONE;
        });
    }

    private NewToken wanted(Clock clock) {
        if (days.filter(d -> d < 1 || d > 3_650).isPresent()) {
            throw usage("--expires-in-days is 1 to 3650");
        }
        try {
            return new NewToken(
                    name, role(), holder, days.map(d -> clock.instant().plus(Duration.ofDays(d))));
        } catch (IllegalArgumentException e) {
            throw usage(e.getMessage() + (e.getMessage().contains("needs a holder") ? ": add --holder NAME" : ""));
        }
    }

    private Role role() {
        return List.of(Role.values()).stream()
                .filter(r -> r.text().equals(role))
                .findFirst()
                .orElseThrow(() -> usage("--role is admin, carrier, support, billing or auditor, not '" + role + "'"));
    }

    private ParameterException usage(String message) {
        return new ParameterException(spec.commandLine(), message);
    }
}
