package io.silkroam.smpp.session;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * Measures what idle binds cost: this process is the server, the ESMEs are ours in a process of their own. Argument:
 * how many binds. Prints threads, heap in use after a collection, and the resident memory of the server's process.
 * With two arguments it is the ESMEs: how many, and the port.
 */
public final class IdleBinds {
    private IdleBinds() {}

    public static void main(String[] args) throws IOException, InterruptedException {
        int binds = Integer.parseInt(args[0]);
        if (args.length == 2) {
            esmes(binds, Integer.parseInt(args[1]));
            return;
        }
        SmppLimits limits =
                new SmppLimits(io.silkroam.smpp.codec.CodecLimits.standard(), 1 << 20, 100, 2_000, 2_000, 10_000);
        try (TestServer smsc =
                new TestServer(settings -> settings.withEventLoops(2).withLimits(limits))) {
            print("before", 0);
            Process esmes = new ProcessBuilder(
                            ProcessHandle.current().info().command().orElseThrow(),
                            "-cp",
                            System.getProperty("java.class.path"),
                            IdleBinds.class.getName(),
                            args[0],
                            String.valueOf(smsc.port()))
                    .inheritIO()
                    .start();
            long start = System.nanoTime();
            while (smsc.listener.sessions.size() < binds) {
                TimeUnit.MILLISECONDS.sleep(5);
            }
            System.out.printf("bound in %d ms%n", (System.nanoTime() - start) / 1_000_000);
            TimeUnit.SECONDS.sleep(5);
            print("bound", smsc.listener.sessions.size());
            esmes.destroy();
        }
        System.exit(0);
    }

    private static void esmes(int binds, int port) throws InterruptedException {
        int clients = (binds + 99) / 100;
        for (int i = 0; i < clients; i++) {
            SmppClient.start(
                    Tests.client(port).withBinds(Math.min(100, binds - 100 * i)),
                    new RecordingListener(),
                    SmppObserver.NONE);
        }
        TimeUnit.NANOSECONDS.sleep(Duration.ofMinutes(10).toNanos());
    }

    private static void print(String when, int binds) throws IOException {
        System.gc();
        long heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
        String resident = Files.readAllLines(Path.of("/proc/self/status")).stream()
                .filter(line -> line.startsWith("VmRSS"))
                .findFirst()
                .orElse("");
        System.out.printf(
                "%s: %d binds, %d threads, heap %d KiB, %s%n",
                when,
                binds,
                ManagementFactory.getThreadMXBean().getThreadCount(),
                heap >> 10,
                resident.replaceAll("\\s+", " "));
    }
}
