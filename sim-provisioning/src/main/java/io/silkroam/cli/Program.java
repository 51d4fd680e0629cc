package io.silkroam.cli;

import io.silkroam.cli.print.Progress;
import io.silkroam.cli.print.Terminal;
import io.silkroam.cli.remote.ExitCode;
import io.silkroam.cli.remote.Failure;
import io.silkroam.cli.remote.Retries;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.ListResourceBundle;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** A command line of ours: its name, what surrounds it, and how every one of its commands ends. */
public record Program(String name, Surroundings surroundings) {
    private static final int HELP_WIDTH = 100;
    private static final Retries.Pause PAUSE = duration -> TimeUnit.MILLISECONDS.sleep(duration.toMillis());

    /** What a process has around it; tests give their own. */
    public record Surroundings(
            PrintStream out,
            PrintStream err,
            InputStream in,
            Map<String, String> environment,
            Terminal terminal,
            Retries.Pause pause) {

        /** What this process has, which may be a person's terminal. */
        public static Surroundings ofThisProcess() {
            Map<String, String> environment = System.getenv();
            return new Surroundings(
                    new PrintStream(System.out, false, StandardCharsets.UTF_8),
                    new PrintStream(System.err, true, StandardCharsets.UTF_8),
                    System.in,
                    environment,
                    Terminal.ofThisProcess(environment),
                    PAUSE);
        }

        /** Where no person is at any of the streams. */
        public static Surroundings of(
                PrintStream out, PrintStream err, InputStream in, Map<String, String> environment) {
            return new Surroundings(out, err, in, environment, Terminal.NONE, PAUSE);
        }
    }

    /** The outermost command, through which the others find their program. */
    public interface Root {
        Program program();
    }

    public static Program of(CommandSpec command) {
        return ((Root) command.root().userObject()).program();
    }

    /** What is said in the environment under the program's name: {@code SIMCTL_URL}. */
    Optional<String> variable(String suffix) {
        return Optional.ofNullable(surroundings.environment().get(variables() + "_" + suffix))
                .filter(value -> !value.isBlank());
    }

    /** What the names of the program's variables begin with. */
    public String variables() {
        return name.toUpperCase(Locale.ROOT);
    }

    public static String version() {
        return Optional.ofNullable(Program.class.getPackage().getImplementationVersion())
                .orElse("development");
    }

    /** Tells the user something; results never go this way. */
    public void say(String text) {
        surroundings.err().println(text);
    }

    public Progress progress(String task, String unit, long total) {
        return new Progress(
                task, unit, total, surroundings.err(), surroundings.terminal().err());
    }

    /** Runs a command line and says what the process should end with. */
    public int execute(CommandLine line, String... args) {
        prepare(line);
        return line.execute(args);
    }

    /** Everything that is the same for all commands of all our programs. */
    public CommandLine prepare(CommandLine line) {
        Ansi ansi = surroundings.terminal().colours() ? Ansi.ON : Ansi.OFF;
        Map<String, String> codes = new LinkedHashMap<>();
        Stream.of(ExitCode.values()).forEach(code -> codes.put(String.valueOf(code.number()), code.meaning()));
        line.getCommandSpec()
                .usageMessage()
                .exitCodeListHeading("%nExit codes:%n")
                .exitCodeList(codes);
        return line.setResourceBundle(new Words(variables()))
                .setOut(new PrintWriter(surroundings.out(), true, StandardCharsets.UTF_8))
                .setErr(new PrintWriter(surroundings.err(), true, StandardCharsets.UTF_8))
                .setColorScheme(Help.defaultColorScheme(ansi))
                .setUsageHelpWidth(HELP_WIDTH)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExpandAtFiles(false)
                .setExecutionExceptionHandler((e, command, parsed) -> failed(e, command))
                .setParameterExceptionHandler((e, args) -> misused(e));
    }

    private int failed(Exception e, CommandLine command) {
        Failure failure = e instanceof Failure known ? known : unexpected(e);
        say(command.getCommandSpec().qualifiedName() + ": " + failure.why());
        failure.next().ifPresent(next -> say("  " + next));
        return failure.exit().number();
    }

    /** Where it happened, and not what was in its hands. */
    private static Failure unexpected(Exception e) {
        if (e instanceof UncheckedIOException) {
            return Failure.failed("input or output failed: " + e.getCause().getMessage(), "Is the disk full?");
        }
        String where =
                Stream.of(e.getStackTrace()).map(String::valueOf).findFirst().orElse("an unknown place");
        return Failure.failed(
                "a fault of this program: " + e.getClass().getSimpleName() + " at " + where,
                "Please report it with the version: " + version());
    }

    private int misused(ParameterException e) {
        CommandSpec command = e.getCommandLine().getCommandSpec();
        say(command.qualifiedName() + ": " + e.getMessage());
        List<String> better =
                e instanceof UnmatchedArgumentException unmatched ? unmatched.getSuggestions() : List.of();
        say(
                better.isEmpty()
                        ? "  See: " + command.qualifiedName() + " --help"
                        : "  Did you mean: " + better.get(0) + "?");
        return ExitCode.USAGE.number();
    }

    /** The words that descriptions of options leave to the program. */
    private static final class Words extends ListResourceBundle {
        private final String variables;

        Words(String variables) {
            this.variables = variables;
        }

        @Override
        protected Object[][] getContents() {
            return new Object[][] {{"VARIABLES", variables}};
        }
    }
}
