package io.silkroam.gateway.cli;

import io.silkroam.access.NewToken;
import io.silkroam.access.TokenStore.Revocation;
import java.io.PrintWriter;
import java.time.Clock;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Revokes a token, from this moment on. */
@Command(
        name = "revoke",
        description = "Revokes a token; the next request with it is refused.",
        mixinStandardHelpOptions = true)
final class TokenRevokeCommand implements Callable<Integer> {
    @Option(names = "--name", required = true, description = "The token's name.")
    private String name;

    @Mixin
    private ConfOptions conf;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter err = spec.commandLine().getErr();
        try {
            NewToken.requireName(name);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage());
        }
        return TokenAccess.use(conf, err, Clock.systemUTC(), tokens -> {
            Revocation done = tokens.revoke(name);
            if (done == Revocation.UNKNOWN) {
                err.println("There is no token named '" + name + "'; see: token list");
                return Main.FAILED;
            }
            err.println(done == Revocation.REVOKED ? "Revoked " + name + "." : name + " was revoked already.");
            return Main.DONE;
        });
    }
}
