package io.silkroam.sim.cli;

import io.silkroam.cli.Program.Surroundings;
import io.silkroam.cli.print.Terminal;
import io.silkroam.cli.remote.FakeApi;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Runs simctl as a user would, against a fake gateway, and writes down what the user would see. */
final class Shell implements AutoCloseable {
    static final String TOKEN = "skr_c2VjcmV0LW9mLXRoZS10ZXN0";

    final FakeApi api;
    final Map<String, String> environment = new TreeMap<>();
    final List<Duration> pauses = new ArrayList<>();
    Terminal terminal = Terminal.NONE;
    String input = "";

    private Shell(FakeApi api, Path ca) {
        this.api = api;
        environment.put("SIMCTL_URL", api.url());
        environment.put("SIMCTL_TOKEN", TOKEN);
        environment.put("SIMCTL_CA", ca.toString());
        environment.put("TZ", "Europe/Amsterdam");
        environment.put("HOME", "/nowhere");
    }

    static Shell open() throws IOException {
        return new Shell(FakeApi.start(), FakeApi.ca());
    }

    static Shell at(FakeApi api, Path ca) {
        return new Shell(api, ca);
    }

    /** What a command printed where, and what it ended with. */
    record Result(String out, String err, int exit) {
        /** Standard output as it is, standard error behind {@code 2>}, and the exit code. */
        @Override
        public String toString() {
            StringBuilder text = new StringBuilder(out);
            err.lines().forEach(line -> text.append("2> ").append(line).append('\n'));
            return text.append("exit ").append(exit).append('\n').toString();
        }
    }

    Result run(String... args) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int exit = Main.run(
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
    String transcript(String... args) {
        return run(args).toString().replace(":" + api.port(), ":PORT");
    }

    @Override
    public void close() {
        api.close();
    }
}
