package io.silkroam.simulator.bench.credit;

import io.silkroam.simulator.process.ForceCount;
import io.silkroam.simulator.process.GatewayProcess;
import io.silkroam.simulator.process.MachineView;
import io.silkroam.simulator.process.ProcessUse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The measured processes: one gateway, or several on one store. */
final class Gateways implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String H2_FILE = ".mv.db";

    private final List<GatewayProcess> processes = new ArrayList<>();
    private final List<MachineView> views = new ArrayList<>();
    private final List<ForceCount> forces = new ArrayList<>();

    private Gateways() {}

    /**
     * Starts them, each in a data folder of its own below this one.
     *
     * @param machine arguments of the virtual machines
     */
    static Gateways start(int count, List<String> machine, Path conf, Path data, Map<String, String> settings)
            throws IOException {
        Gateways all = new Gateways();
        try {
            for (int i = 1; i <= count; i++) {
                Map<String, String> own = new HashMap<>(settings);
                own.put("data.dir", (i == 1 ? data : data.resolveSibling("data" + i)).toString());
                GatewayProcess process = GatewayProcess.serve(machine, conf, own);
                all.processes.add(process);
                all.views.add(MachineView.of(process.pid()));
            }
            return all;
        } catch (IOException | RuntimeException e) {
            all.close();
            throw e;
        }
    }

    /** Where they serve Diameter, in clear or over TLS. */
    List<InetSocketAddress> addresses(boolean tls) {
        return processes.stream()
                .map(p -> new InetSocketAddress(InetAddress.getLoopbackAddress(), tls ? p.tlsPort() : p.port()))
                .toList();
    }

    /** Of all of them. */
    ProcessUse use() {
        return processes.stream().map(p -> ProcessUse.of(p.pid())).reduce(ProcessUse.NONE, ProcessUse::plus);
    }

    long allocatedOctets() {
        return views.stream().mapToLong(MachineView::allocatedOctets).sum();
    }

    long collectionMillis() {
        long sum = 0;
        for (MachineView view : views) {
            try {
                sum += view.collectionMillis();
            } catch (IOException e) {
                throw new UncheckedIOException("a gateway does not let us look into it any more", e);
            }
        }
        return sum;
    }

    /** Counts from now on how often they bring a database inside them to disk. */
    void countSyncs() throws IOException {
        for (MachineView view : views) {
            forces.add(view.countForces());
        }
    }

    /** Since {@link #countSyncs}. */
    Syncs syncs() throws IOException {
        long sum = 0;
        for (ForceCount count : forces) {
            sum += count.of(H2_FILE);
        }
        return Syncs.of(sum, "forces of the database's file, by the flight recorder");
    }

    /** Ends them kindly, so that the store is closed when this returns. */
    void stop() throws IOException, InterruptedException {
        for (MachineView view : views) {
            view.close(); // or it goes on asking after a machine that is gone, and says so
        }
        for (GatewayProcess process : processes) {
            process.terminate();
            process.awaitExit(PATIENCE);
        }
    }

    @Override
    public void close() {
        processes.forEach(GatewayProcess::close);
    }
}
