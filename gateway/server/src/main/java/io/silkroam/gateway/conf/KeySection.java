package io.silkroam.gateway.conf;

import io.silkroam.conf.ConfigNode;
import java.nio.file.Path;
import java.util.Optional;

/** Reads the {@code keys} section of {@code gateway.yaml}. */
final class KeySection {
    private final ConfigNode node;
    private final Path folder;

    KeySection(ConfigNode node, Path folder) {
        this.node = node;
        this.folder = folder;
    }

    KeySettings read(Path dataDir) {
        return new KeySettings(
                file("keystore").orElse(dataDir.resolve("keys.p12")),
                file("password-file").orElse(dataDir.resolve("keys.password")),
                pkcs11(node.section("pkcs11")));
    }

    private Optional<KeySettings.Pkcs11> pkcs11(ConfigNode pkcs11) {
        Optional<Path> configuration =
                pkcs11.text("configuration").filter(name -> !name.isBlank()).map(folder::resolve);
        Optional<Path> pin =
                pkcs11.text("pin-file").filter(name -> !name.isBlank()).map(folder::resolve);
        if (configuration.isPresent() != pin.isPresent()) {
            pkcs11.problem("needs configuration and pin-file, or neither");
            return Optional.empty();
        }
        return configuration.map(c -> new KeySettings.Pkcs11(c, pin.orElseThrow()));
    }

    private Optional<Path> file(String key) {
        return node.text(key).filter(name -> !name.isBlank()).map(folder::resolve);
    }
}
