package io.silkroam.simulator.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.silkroam.cli.Program;
import io.silkroam.gateway.Gateway;
import io.silkroam.gateway.cli.Main;
import io.silkroam.gateway.conf.Configuration;
import io.silkroam.simulator.Simulator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A terminal in a folder of its own: understands the few kinds of lines our pages tell people to type, and runs the
 * programs they name within this process, on free ports.
 */
final class Terminal implements AutoCloseable {
    private static final String GATEWAY = "java -jar gateway/server/target/gateway.jar ";
    private static final String SIMULATOR = "java -jar gateway/simulator/target/simulator.jar ";
    private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"|(\\S+)");
    private static final Pattern EXPORT = Pattern.compile("export (\\w+)=(.*)");

    private final Path folder;
    private final TestConf conf;
    private final Map<String, String> environment = new HashMap<>();
    private final List<Typed> typed = new ArrayList<>();
    private Gateway gateway;

    /** A line and what came of it. */
    private record Typed(String line, int code, String output) {}

    Terminal(Path folder) throws IOException {
        this.folder = folder;
        this.conf = TestConf.copyOfShipped(folder.resolve("conf"));
    }

    /** Puts a file into the configuration. */
    void configure(String name, String content) throws IOException {
        Path file = conf.folder().resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, content);
    }

    /** Types a line; it must succeed. */
    void type(String line) throws IOException {
        assertThat(codeOf(line)).as(() -> line + "\n" + outputOf(line)).isZero();
    }

    /** Types a line, and returns its exit code. */
    int codeOf(String line) throws IOException {
        if (line.isBlank()) {
            return 0;
        }
        Matcher export = EXPORT.matcher(line);
        if (export.matches()) {
            environment.put(export.group(1), value(export.group(2)));
            return 0;
        }
        if (line.equals(GATEWAY + "serve &")) {
            serve();
            return 0;
        }
        ByteArrayOutputStream output = new ByteArrayOutputStream();
        int code = run(line, new PrintStream(output, true, StandardCharsets.UTF_8));
        typed.add(new Typed(line, code, output.toString(StandardCharsets.UTF_8)));
        return code;
    }

    /** What the last such line printed, to either of its streams. */
    String outputOf(String line) {
        List<String> outputs = outputsOf(line);
        return outputs.isEmpty() ? "" : outputs.get(outputs.size() - 1);
    }

    List<String> outputsOf(String line) {
        return typed.stream()
                .filter(t -> t.line().equals(line))
                .map(Typed::output)
                .toList();
    }

    private void serve() {
        Configuration configuration = Configuration.read(
                conf.folder(),
                TestConf.patient(Map.of(
                        "diameter.port", "0",
                        "diameter.addresses", "127.0.0.1",
                        "api.port", "0",
                        "api.addresses", "127.0.0.1",
                        "smpp.port", "0",
                        "smpp.addresses", "127.0.0.1",
                        "data.dir", folder.resolve("data").toString())));
        gateway = Gateway.start(configuration, Clock.systemUTC(), failure -> {
            throw failure;
        });
        for (String program : List.of("SIMCTL", "BILLCTL")) {
            environment.put(program + "_URL", url());
            environment.put(program + "_CA", folder.resolve("data/api-ca.pem").toString());
        }
    }

    private String url() {
        return "https://127.0.0.1:" + gateway.api().orElseThrow().port();
    }

    private int run(String line, PrintStream out) throws IOException {
        if (line.startsWith("simctl ")) {
            return control(io.silkroam.sim.cli.Main::run, line.substring("simctl ".length()), out);
        }
        if (line.startsWith("billctl ")) {
            Control billctl = (o, e, in, variables, args) ->
                    io.silkroam.billing.cli.Main.run(Program.Surroundings.of(o, e, in, variables), args);
            return control(billctl, line.substring("billctl ".length()), out);
        }
        if (line.startsWith(SIMULATOR)) {
            List<String> words = new ArrayList<>(List.of(words(line.substring(SIMULATOR.length()))));
            if (words.get(0).equals("pgw")) {
                words.addAll(List.of("--port", Integer.toString(gateway.port())));
            }
            PrintWriter writer = new PrintWriter(out, true, StandardCharsets.UTF_8);
            return Simulator.run(writer, writer, words.toArray(String[]::new));
        }
        assertThat(line).startsWith(GATEWAY).contains(" > ");
        String[] parts = line.substring(GATEWAY.length()).split(" > ", 2);
        List<String> words = new ArrayList<>(List.of(words(parts[0])));
        words.addAll(List.of("--conf", conf.folder().toString(), "--set", "data.dir=" + folder.resolve("data")));
        try (PrintStream file = new PrintStream(folder.resolve(parts[1]).toFile(), StandardCharsets.UTF_8)) {
            return Main.run(file, out, words.toArray(String[]::new));
        }
    }

    /** A command line that speaks to the gateway. */
    @FunctionalInterface
    private interface Control {
        int run(PrintStream out, PrintStream err, InputStream in, Map<String, String> environment, String... args);
    }

    private int control(Control program, String line, PrintStream out) throws IOException {
        String[] parts = line.split(" > ", 2);
        InputStream nothing = InputStream.nullInputStream();
        if (parts.length == 1) {
            return program.run(out, out, nothing, environment, words(line));
        }
        try (PrintStream file = new PrintStream(folder.resolve(parts[1]).toFile(), StandardCharsets.UTF_8)) {
            return program.run(file, out, nothing, environment, words(parts[0]));
        }
    }

    private String value(String text) throws IOException {
        if (text.startsWith("$(cat ")) {
            String name = text.substring("$(cat ".length(), text.length() - 1);
            return Files.readString(folder.resolve(name)).strip();
        }
        return text.startsWith("https://") ? url() : inFolder(text);
    }

    /** Words as a shell parts them; those that name files are meant in this terminal's folder. */
    private String[] words(String line) {
        List<String> words = new ArrayList<>();
        Matcher word = WORD.matcher(line);
        while (word.find()) {
            words.add(word.group(1) != null ? word.group(1) : inFolder(word.group(2)));
        }
        return words.toArray(String[]::new);
    }

    private String inFolder(String word) {
        return word.matches("files|(data/)?[a-z-]+\\.(txt|key|pem|html)")
                ? folder.resolve(word).toString()
                : word;
    }

    @Override
    public void close() {
        if (gateway != null) {
            gateway.close();
        }
    }
}
