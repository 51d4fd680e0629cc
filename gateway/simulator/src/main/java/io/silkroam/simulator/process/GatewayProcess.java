package io.silkroam.simulator.process;

import io.silkroam.gateway.cli.Main;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** The gateway's program in a process of its own, to be ended kindly or not. */
public final class GatewayProcess implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    /** What a process that hangs may take to tell where. */
    private static final Duration TELLING = Duration.ofSeconds(2);

    private static final String PORT = "diameter.port=";
    private static final String TLS_PORT = "diameter.tls.port=";
    private static final String SMPP_PORT = "smpp.port=";

    private final Process process;
    private final long begun = System.nanoTime();
    private final Queue<String> output = new ConcurrentLinkedQueue<>();
    private final CompletableFuture<Integer> port = new CompletableFuture<>();
    private final CompletableFuture<Integer> tlsPort = new CompletableFuture<>();
    private final CompletableFuture<Integer> smppPort = new CompletableFuture<>();
    private final CompletableFuture<Long> endedAt;
    private final Thread reader = new Thread(this::read, "gateway-output");
    private volatile Duration startedWithin = Duration.ZERO;

    private GatewayProcess(Process process) {
        this.process = process;
        this.endedAt = process.onExit().thenApply(ended -> System.nanoTime());
        reader.setDaemon(true);
        reader.start();
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
    }

    /** Starts {@code serve} with a small heap and waits until it listens. */
    public static GatewayProcess serve(Path conf, Map<String, String> settings) throws IOException {
        return serve(List.of("-Xmx512m"), conf, settings);
    }

    /** The same with these arguments of the virtual machine. */
    public static GatewayProcess serve(List<String> machine, Path conf, Map<String, String> settings)
            throws IOException {
        return serve(Main.class, machine, conf, settings);
    }

    /** The same by another program that does what {@link Main} does, in surroundings of its own. */
    public static GatewayProcess serve(Class<?> program, Path conf, Map<String, String> settings) throws IOException {
        return serve(program, List.of("-Xmx512m"), conf, settings);
    }

    private static GatewayProcess serve(Class<?> program, List<String> machine, Path conf, Map<String, String> settings)
            throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(machine);
        command.addAll(List.of(
                "-cp", System.getProperty("java.class.path"), program.getName(), "serve", "--conf", conf.toString()));
        settings.forEach((key, value) -> command.addAll(List.of("--set", key + "=" + value)));
        GatewayProcess gateway = new GatewayProcess(
                new ProcessBuilder(command).redirectErrorStream(true).start());
        try {
            gateway.port.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            return gateway;
        } catch (Exception e) {
            gateway.sayWhatItDoes();
            gateway.kill();
            throw new IllegalStateException("The gateway did not start: " + String.join("\n", gateway.output), e);
        }
    }

    /** Where it serves Diameter. */
    public int port() {
        return port.join();
    }

    /** Where it serves Diameter over TLS; waits until it said so. */
    public int tlsPort() {
        return tlsPort.orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS).join();
    }

    /** The number of the process. */
    public long pid() {
        return process.pid();
    }

    /** Where it serves ESMEs; waits until it said so. */
    public int smppPort() {
        return smppPort.orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS).join();
    }

    /** From the start of the process until it said that it listens. */
    public Duration startedWithin() {
        return startedWithin;
    }

    /** Says a line to it. */
    public void tell(String line) throws IOException {
        process.outputWriter().write(line + "\n");
        process.outputWriter().flush();
    }

    /** When it ended ({@link System#nanoTime}), at the latest. */
    public CompletableFuture<Long> endedAt() {
        return endedAt;
    }

    /** What it has said so far, a line each. */
    public Queue<String> output() {
        return output;
    }

    /** SIGQUIT: a virtual machine then tells what each of its threads is doing. */
    private void sayWhatItDoes() {
        if (!process.isAlive()) {
            return;
        }
        try {
            new ProcessBuilder("kill", "-QUIT", Long.toString(pid()))
                    .start()
                    .onExit()
                    .join();
            LockSupport.parkNanos(TELLING.toNanos());
        } catch (IOException e) {
            output.add("nobody can ask it what it does: " + e.getMessage());
        }
    }

    /** As a power cut would: SIGKILL, nothing runs any more when this returns. */
    public void kill() {
        process.destroyForcibly().onExit().join();
    }

    /** SIGTERM; not by {@link Process#destroy}, which would close what it has to say. */
    public void terminate() {
        process.toHandle().destroy();
    }

    /** The exit code; the process must have ended within {@code patience}. */
    public int awaitExit(Duration patience) throws InterruptedException {
        if (!process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
            throw new IllegalStateException("The gateway still runs: " + output);
        }
        reader.join(patience.toMillis());
        return process.exitValue();
    }

    @Override
    public void close() {
        kill();
    }

    private void read() {
        try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                output.add(line);
                if (line.startsWith(PORT)) {
                    startedWithin = Duration.ofNanos(System.nanoTime() - begun);
                    port.complete(Integer.parseInt(line.substring(PORT.length())));
                } else if (line.startsWith(TLS_PORT)) {
                    tlsPort.complete(Integer.parseInt(line.substring(TLS_PORT.length())));
                } else if (line.startsWith(SMPP_PORT)) {
                    smppPort.complete(Integer.parseInt(line.substring(SMPP_PORT.length())));
                }
            }
            port.completeExceptionally(new IllegalStateException("it ended"));
        } catch (IOException e) {
            port.completeExceptionally(new UncheckedIOException(e));
        }
    }
}
