package io.silkroam.gateway.cli;

import io.silkroam.messaging.account.EsmePasswords;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Makes a password and prints it, alone, so that a script can take it; or takes one. Living sessions stay. */
@Command(
        name = "password",
        description = "Makes a new password for an account and prints it alone; it is shown this once.%n"
                + "Sessions that are bound stay; the next bind needs the new password.",
        mixinStandardHelpOptions = true)
final class EsmePasswordCommand implements Callable<Integer> {
    @Parameters(paramLabel = "NAME", description = "The account: a file of conf/partners/esme without .yaml.")
    private String name;

    @Option(
            names = "--password-stdin",
            description = "Takes the first line of the standard input instead: 1 to 8 ASCII characters.")
    private boolean fromInput;

    @Mixin
    private ConfOptions conf;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter err = spec.commandLine().getErr();
        if (!name.matches("[A-Za-z0-9][A-Za-z0-9_-]{0,31}")) {
            throw usage("an account's name is 1 to 32 letters, digits, dashes and underscores");
        }
        Optional<String> given = fromInput ? Optional.of(firstLine()) : Optional.empty();
        return EsmeAccess.use(conf, err, Clock.systemUTC(), esmes -> {
            if (given.isPresent()) {
                esmes.change(name, given.get());
                err.println("The password of " + name + " is changed; its next bind needs the new one.");
            } else {
                spec.commandLine().getOut().println(esmes.renew(name));
            }
            return Main.DONE;
        });
    }

    private String firstLine() {
        try {
            BufferedReader input = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
            String line = input.readLine();
            return EsmePasswords.requirePassword(line == null ? "" : line);
        } catch (IllegalArgumentException e) {
            throw usage(e.getMessage());
        } catch (IOException e) {
            throw usage("the standard input cannot be read: " + e.getMessage());
        }
    }

    private ParameterException usage(String message) {
        return new ParameterException(spec.commandLine(), message);
    }
}
