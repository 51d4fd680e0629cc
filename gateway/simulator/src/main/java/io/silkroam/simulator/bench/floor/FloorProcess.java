package io.silkroam.simulator.bench.floor;

import io.silkroam.simulator.process.ProcessUse;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The process a floor is measured in. */
public final class FloorProcess implements AutoCloseable {
    /** What a floor says that cannot go on, and why. */
    static final String FAILED = "failed=";

    private static final long GRACE_SECONDS = 5;

    private final Floor floor;
    private final Process process;
    private final BufferedReader lines;

    private FloorProcess(Floor floor, Process process) {
        this.floor = floor;
        this.process = process;
        this.lines = process.inputReader(StandardCharsets.UTF_8);
    }

    /**
     * Starts one.
     *
     * @param program that is its floor
     * @param machine arguments of its virtual machine
     */
    static FloorProcess start(Floor floor, Class<?> program, List<String> machine, List<String> arguments)
            throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(machine);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), program.getName()));
        command.addAll(arguments);
        return new FloorProcess(
                floor,
                new ProcessBuilder(command)
                        .redirectError(ProcessBuilder.Redirect.DISCARD)
                        .start());
    }

    /** Waits for a line that begins so, and returns the rest of it. */
    String await(String beginning) throws IOException {
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            if (line.startsWith(beginning)) {
                return line.substring(beginning.length());
            }
            if (line.startsWith(FAILED)) {
                throw new IOException(floor.title() + ": " + line.substring(FAILED.length()));
            }
        }
        throw new IOException(floor.title() + " ended without a result");
    }

    /** What it has used. */
    public ProcessUse use() {
        return ProcessUse.of(process.pid());
    }

    /** Ends it kindly, or by force where it does not listen. */
    @Override
    public void close() throws IOException {
        process.getOutputStream().close();
        process.onExit()
                .completeOnTimeout(process, GRACE_SECONDS, TimeUnit.SECONDS)
                .join();
        process.destroyForcibly();
        lines.close();
    }
}
