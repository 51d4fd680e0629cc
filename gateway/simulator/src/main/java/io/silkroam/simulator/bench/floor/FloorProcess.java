package io.silkroam.simulator.bench.floor;

import io.silkroam.simulator.process.ProcessUse;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The process a floor is served by. */
public final class FloorProcess implements AutoCloseable {
    private static final long GRACE_SECONDS = 5;

    private final Process process;
    private final InetSocketAddress address;

    private FloorProcess(Process process, InetSocketAddress address) {
        this.process = process;
        this.address = address;
    }

    /**
     * Starts one and waits until it serves.
     *
     * @param machine arguments of its virtual machine
     */
    public static FloorProcess start(Floor floor, List<String> machine) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(machine);
        command.addAll(
                List.of("-cp", System.getProperty("java.class.path"), FloorServer.class.getName(), floor.name()));
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
            String line = lines.readLine();
            while (line != null && !line.startsWith(FloorServer.PORT)) {
                line = lines.readLine();
            }
            if (line == null) {
                throw new IOException(floor.title() + " did not start");
            }
            int port = Integer.parseInt(line.substring(FloorServer.PORT.length()));
            return new FloorProcess(process, new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        } catch (IOException | RuntimeException e) {
            process.destroyForcibly();
            throw e;
        }
    }

    public InetSocketAddress address() {
        return address;
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
    }
}
