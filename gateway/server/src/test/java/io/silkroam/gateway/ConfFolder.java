package io.silkroam.gateway;

import io.silkroam.gateway.conf.Configuration;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;

/** A copy of the configuration we ship, for a test to bend. */
public record ConfFolder(Path folder) {
    private static final Path SHIPPED = Path.of("../../conf");

    public static ConfFolder copyTo(Path folder) {
        try (Stream<Path> files = Files.walk(SHIPPED)) {
            for (Path file : files.toList()) {
                Path copy = folder.resolve(SHIPPED.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(copy);
                } else {
                    Files.copy(file, copy);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new ConfFolder(folder);
    }

    public Path gateway() {
        return folder.resolve("gateway.yaml");
    }

    public Path kpn() {
        return folder.resolve("partners/kpn.yaml");
    }

    public Path partner1() {
        return folder.resolve("partners/esme/partner1.yaml");
    }

    /** The profile of the link kpn; {@link #kpn} is the operator as a peer of Diameter. */
    public Path kpnLink() {
        return folder.resolve("partners/smsc/kpn.yaml");
    }

    public Path routes() {
        return folder.resolve("routes.yaml");
    }

    public Path plans() {
        return folder.resolve("plans.yaml");
    }

    /** Replaces the one place where {@code text} stands in a file. */
    public ConfFolder replace(Path file, String text, String by) {
        try {
            String before = Files.readString(file);
            if (before.split(java.util.regex.Pattern.quote(text), -1).length != 2) {
                throw new IllegalArgumentException("not exactly once in " + file + ": " + text);
            }
            Files.writeString(file, before.replace(text, by));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }

    /** The line, from 1, on which {@code text} first stands in a file. */
    public int lineOf(Path file, String text) {
        try {
            String before = Files.readString(file).split(java.util.regex.Pattern.quote(text), 2)[0];
            return (int) before.chars().filter(c -> c == '\n').count() + 1;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public ConfFolder write(String name, String content) {
        try {
            Files.writeString(folder.resolve(name), content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }

    /** Read for a gateway on a free port of loopback. */
    public Configuration configuration(Path data) {
        return configuration(data, Map.of());
    }

    public Configuration configuration(Path data, Map<String, String> more) {
        Map<String, String> overrides = new LinkedHashMap<>();
        overrides.put("diameter.addresses", "127.0.0.1");
        overrides.put("diameter.port", "0");
        overrides.put("api.port", "0");
        overrides.put("api.addresses", "127.0.0.1");
        overrides.put("smpp.port", "0");
        overrides.put("smpp.addresses", "127.0.0.1");
        overrides.put("data.dir", data.toString());
        // "Too busy" is a right answer of a machine that is, and none that tests of something else expect.
        overrides.put("charging.lanes.wait-at-most", "30s");
        overrides.put("charging.lanes.outage-wait", "30s");
        overrides.put("messaging.lanes.wait-at-most", "30s");
        overrides.putAll(more);
        return Configuration.read(folder, overrides);
    }
}
