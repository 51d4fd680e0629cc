package io.silkroam.sim.keys;

import static io.silkroam.sim.keys.Gateway.imsi;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.HotSpotDiagnosticMXBean;
import io.silkroam.store.Database;
import io.silkroam.store.TestDatabases;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Keys that went into the vault are in no object that is alive, also not as the first round key of a cipher. */
class HeapTest {
    private static final int SIMS = 300;

    @TempDir
    private Path folder;

    @Test
    void shouldHoldNoKeyOnceItIsStoredAndUsed() throws IOException {
        try (Database database = TestDatabases.h2(folder);
                Gateway gateway = Gateway.start(database, folder)) {
            storeAndUse(gateway);
            byte[] planted = SecretText.octets("planted", 1);

            byte[] heap = heap();
            Set<String> found = secrets().in(heap);

            assertThat(found).contains("planted as octets").allMatch(name -> name.startsWith("planted"));
            assertThat(planted).hasSize(16);
        }
    }

    private static void storeAndUse(Gateway gateway) {
        List<KeyVault.Entry> entries = new ArrayList<>();
        for (int number = 0; number < SIMS; number++) {
            entries.add(entry(number));
        }
        gateway.store(entries);
        entries.forEach(entry -> entry.keys().close());
        gateway.rotate();
        gateway.rewrap(SIMS);
        for (int number = 0; number < SIMS; number++) {
            gateway.vector(imsi(number));
        }
    }

    /** By both doors: as octets, and as digits. */
    private static KeyVault.Entry entry(int number) {
        byte[] ki = SecretText.octets("ki", number);
        byte[] opc = SecretText.octets("opc", number);
        SubscriberKeys keys =
                number % 2 == 0 ? SubscriberKeys.ofOpc(ki, opc) : SubscriberKeys.ofHexOpc(hex(ki), hex(opc));
        KeyCheckValue.of(keys);
        Wipe.out(ki, opc);
        return new KeyVault.Entry(imsi(number), keys);
    }

    private static String hex(byte[] octets) {
        return HexFormat.of().formatHex(octets);
    }

    /** Made only after the dump, or they would be found themselves. */
    private static SecretText secrets() {
        SecretText secrets = new SecretText().add("planted", SecretText.octets("planted", 1));
        for (int number = 0; number < SIMS; number++) {
            secrets.add("ki", SecretText.octets("ki", number));
            secrets.add("opc", SecretText.octets("opc", number));
        }
        return secrets;
    }

    private byte[] heap() throws IOException {
        Path dump = folder.resolve("heap.hprof");
        ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class).dumpHeap(dump.toString(), true);
        return Files.readAllBytes(dump);
    }
}
