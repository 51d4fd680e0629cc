package io.silkroam.cli;

import io.silkroam.cli.Program.Surroundings;
import io.silkroam.cli.print.Terminal;
import io.silkroam.cli.remote.FakeApi;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Runs a command line of ours as a user would, against a fake gateway, and writes down what the user would see. */
public class CommandShell implements AutoCloseable {
    public static final String TOKEN = "skr_c2VjcmV0LW9mLXRoZS10ZXN0";

    private final Runner program;
    private final FakeApi api;
    private final Map<String, String> environment = new TreeMap<>();
    private final List<Duration> pauses = new ArrayList<>();
    private Terminal terminal = Terminal.NONE;
    private String input = "";

    /** A program's main method, short of ending the process. */
    @FunctionalInterface
    public interface Runner {
        int run(Surroundings surroundings, String... args);
    }

    /** @param variables what the names of its variables begin with */
    public CommandShell(String variables, Runner program, FakeApi api, Path ca) {
        this.program = program;
        this.api = api;
        environment.put(variables + "_URL", api.url());
        environment.put(variables + "_TOKEN", TOKEN);
        environment.put(variables + "_CA", ca.toString());
        environment.put("TZ", "Europe/Amsterdam");
        environment.put("HOME", "/nowhere");
    }

    /** What a command printed where, and what it ended with. */
    public record Result(String out, String err, int exit) {
        /** Standard output as it is, standard error behind {@code 2>}, and the exit code. */
        @Override
        public String toString() {
            StringBuilder text = new StringBuilder(out);
            err.lines().forEach(line -> text.append("2> ").append(line).append('\n'));
            return text.append("exit ").append(exit).append('\n').toString();
        }
    }

    public FakeApi api() {
        return api;
    }

    public Map<String, String> environment() {
        return environment;
    }

    /** How long the program waited, each time. */
    public List<Duration> pauses() {
        return pauses;
    }

    /** A person sits there from now on. */
    public void on(Terminal person) {
        terminal = person;
    }

    /** What the next commands find on standard input. */
    public void type(String text) {
        input = text;
    }

    public Result run(String... args) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int exit = program.run(
                new Surroundings(
                        new PrintStream(out, true, StandardCharsets.UTF_8),
                        new PrintStream(err, true, StandardCharsets.UTF_8),
                        new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)),
                        environment,
                        terminal,
                        pauses::add),
                args);
        return new Result(out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8), exit);
    }

    /** The same as one text; the gateway's port, another each time, is written as PORT. */
    public String transcript(String... args) {
        return run(args).toString().replace(":" + api.port(), ":PORT");
    }

    @Override
    public void close() {
        api.close();
    }
}
