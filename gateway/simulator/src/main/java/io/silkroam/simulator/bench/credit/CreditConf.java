package io.silkroam.simulator.bench.credit;

import io.silkroam.simulator.bench.load.LoadGenerator;
import io.silkroam.simulator.files.Folders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** The configuration of a measured gateway: the one that is shipped, and a partner without limits of rate. */
final class CreditConf {
    private static final String PARTNER = """
            name: Bench
            peers:
              hosts: ["*"]
              realms: [%s]
              addresses: [127.0.0.0/8, "::1"]
              certificate-names: [%s]
            applications: [gy]
            imsis: ["20408"]
            limits:
              connections-per-peer: 4
              requests-in-flight: 65536
              requests-per-second: 10000000
              burst: 1000000
              dynamic-peers: 512
            """;

    private CreditConf() {}

    static Path copy(Path conf, Path target, boolean billing, boolean care) throws IOException {
        Folders.copyConfiguration(conf, target);
        Files.writeString(
                target.resolve("partners/kpn.yaml"), PARTNER.formatted(LoadGenerator.REALM, Certificates.PEERS));
        if (!billing) {
            switchOff(target.resolve("billing.yaml"));
        }
        if (!care) {
            switchOff(target.resolve("care/care.yaml"));
        }
        return target;
    }

    private static void switchOff(Path file) throws IOException {
        String text = Files.readString(file);
        if (!text.contains("\nenabled: true\n")) {
            throw new IOException(file + " does not say that it is enabled");
        }
        Files.writeString(file, text.replace("\nenabled: true\n", "\nenabled: false\n"));
    }

    /** What the command line of each gateway says. */
    static Map<String, String> settings(Path folder) {
        return Map.of(
                "diameter.port", "0",
                "diameter.addresses", "127.0.0.1",
                "api.enabled", "false",
                "smpp.enabled", "false",
                // A fresh virtual machine is slow to greet its first peers where the machine has much else to do.
                "diameter.timers.connect", "30s",
                "diameter.timers.capabilities", "30s",
                // Gateways of one database open the same keystore, whatever their data folders are.
                "keys.keystore", folder.resolve("keys.p12").toString(),
                "keys.password-file", folder.resolve("keys.password").toString());
    }
}
