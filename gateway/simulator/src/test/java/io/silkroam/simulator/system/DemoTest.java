package io.silkroam.simulator.system;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.silkroam.conf.ConfigException;
import io.silkroam.simulator.Simulator;
import io.silkroam.simulator.demo.Screen;
import io.silkroam.simulator.demo.Style;
import io.silkroam.simulator.story.Story;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The demo shows what is there, with the configuration we ship. */
class DemoTest {
    @TempDir
    private Path folder;

    @Test
    void shouldTellItsStoryWithoutAFailedCheck() throws Exception {
        ByteArrayOutputStream told = new ByteArrayOutputStream();
        Screen screen = new Screen(new PrintStream(told, true, UTF_8), Style.PLAIN);

        Story.tell(TestConf.shipped(), folder.resolve("files"), screen);

        assertThat(screen.failures()).as(told.toString(UTF_8)).isZero();
        assertThat(told.toString(UTF_8))
                .contains("exactly 1 GB went through", "The books", "Wholesale statement: what we owe to kpn");
        try (Stream<Path> files = Files.list(folder.resolve("files"))) {
            assertThat(files.map(f -> f.getFileName().toString()))
                    .as("a file of each of five kinds in two profiles, its manifest, and a statement")
                    .hasSize(21);
        }
    }

    /** What it had opened by then is closed, or the check of what is left behind fails. */
    @Test
    void shouldCloseWhatItOpenedWhereTheConfigurationIsWrong() throws IOException {
        Path wrong = Files.createDirectory(folder.resolve("conf"));
        Files.writeString(wrong.resolve("gateway.yaml"), "charging: {lanes: {queue: many}}");
        Screen screen = new Screen(new PrintStream(new ByteArrayOutputStream(), true, UTF_8), Style.PLAIN);

        assertThatThrownBy(() -> Story.tell(wrong, folder.resolve("files"), screen))
                .isInstanceOf(ConfigException.class);
    }

    @Test
    void shouldEndItsProcessWithZero() throws Exception {
        Path output = folder.resolve("output");
        Process demo = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Simulator.class.getName(),
                        "demo",
                        "--conf",
                        TestConf.shipped().toString(),
                        "--files",
                        folder.resolve("files").toString())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        try {
            assertThat(demo.waitFor(3, TimeUnit.MINUTES)).isTrue();
            assertThat(demo.exitValue()).as(Files.readString(output)).isZero();
        } finally {
            demo.destroyForcibly().onExit().join();
        }
    }
}
