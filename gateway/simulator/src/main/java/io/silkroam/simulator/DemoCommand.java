package io.silkroam.simulator;

import io.silkroam.simulator.demo.Screen;
import io.silkroam.simulator.demo.Style;
import io.silkroam.simulator.story.Story;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Shows the main job: a real gateway charges a travel SIM for a simulated partner, over TCP, and bills it. */
@Command(
        name = "demo",
        description =
                "A travel SIM's fortnight in a minute: a real gateway on H2, a partner's packet gateway over TCP.",
        mixinStandardHelpOptions = true)
final class DemoCommand implements Callable<Integer> {
    @Option(
            names = "--conf",
            paramLabel = "DIR",
            defaultValue = "conf",
            description = "The gateway's configuration folder (default: ${DEFAULT-VALUE}).")
    private Path conf;

    @Option(
            names = "--files",
            paramLabel = "DIR",
            defaultValue = "target/demo",
            description = "Where the files of billing stay (default: ${DEFAULT-VALUE}).")
    private Path files;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        Screen screen = new Screen(out, Style.ofThisProcess());
        try {
            Story.tell(conf, files, screen);
        } catch (IllegalArgumentException e) {
            spec.commandLine().getErr().println(e.getMessage());
            return 1;
        }
        return screen.failures() == 0 ? 0 : 1;
    }
}
