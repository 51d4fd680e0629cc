package io.silkroam.sim.batch;

import io.silkroam.sim.batch.file.Column;
import io.silkroam.sim.batch.file.VendorMapping;
import io.silkroam.sim.batch.file.VendorMapping.Algorithm;
import io.silkroam.sim.batch.file.VendorMapping.KeyHandling;
import io.silkroam.sim.batch.file.VendorMapping.Presence;
import io.silkroam.sim.batch.file.VendorMapping.TransportKeyUse;
import io.silkroam.sim.keys.TransportKeys;
import io.silkroam.store.Database;
import io.silkroam.store.TestDatabases;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.crypto.spec.SecretKeySpec;

/**
 * Measures an import: a generated file with Ki and OPc under AES-CBC, into a fresh database, then the same file again.
 * Arguments: h2 or postgresql, and how many cards. Run it with {@code -Xmx128m} to see that memory does not grow.
 */
public final class ImportSpeed {
    private static final byte[] TRANSPORT_KEY = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16};

    private ImportSpeed() {}

    public static void main(String[] args) throws IOException {
        Path folder = Files.createTempDirectory("import-speed");
        int cards = Integer.parseInt(args[1]);
        try (Database database = args[0].equals("h2") ? TestDatabases.h2(folder) : TestDatabases.postgresql();
                Importer importer = Importer.on(database, folder)) {
            importer.addTransportKey("acme", TransportKeys.Algorithm.AES_CBC, TRANSPORT_KEY);
            measure(importer, cards, "first");
            measure(importer, cards, "again");
        }
        System.exit(0);
    }

    private static void measure(Importer importer, int cards, String what) {
        TransportKeyUse use = new TransportKeyUse("acme", Set.of(Column.KI, Column.OPC), Optional.empty());
        KeyHandling keys = new KeyHandling(
                Presence.REQUIRED, Algorithm.MILENAGE, List.of(use), Optional.empty(), Optional.empty());
        ImportRequest request = Importer.request(VendorMapping.usual("acme").withKeys(keys));
        GeneratedBatch file =
                new GeneratedBatch("july", 1, cards, Optional.of(new SecretKeySpec(TRANSPORT_KEY, "AES")));
        long cpuStart = cpuNanos();
        long start = System.nanoTime();
        ImportResult result = importer.run(request, file);
        long millis = (System.nanoTime() - start) / 1_000_000;
        long cpuMillis = (cpuNanos() - cpuStart) / 1_000_000;
        System.out.printf(
                "%s: %s %d of %d rows in %d ms (%d ms of it on a processor), %d rows/s, peak heap %d MiB%n",
                what,
                result.outcome(),
                result.imported() + result.unchanged(),
                result.rows(),
                millis,
                cpuMillis,
                1000L * result.rows() / Math.max(1, millis),
                peakHeap() >> 20);
    }

    /** Of the importing thread alone; tells what the machine would do with nothing else running on it. */
    private static long cpuNanos() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    private static long peakHeap() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .map(MemoryPoolMXBean::getPeakUsage)
                .mapToLong(usage -> usage.getUsed())
                .sum();
    }
}
