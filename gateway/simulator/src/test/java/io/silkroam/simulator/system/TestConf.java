package io.silkroam.simulator.system;

import io.silkroam.simulator.files.Folders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** The configuration folder a test serves with: the one we ship, or a copy of it in which files are changed. */
public final class TestConf {
    private static final Map<String, String> PATIENT = Map.of(
            "charging.lanes.wait-at-most", "30s",
            "charging.lanes.outage-wait", "30s",
            "messaging.lanes.wait-at-most", "30s");

    private final Path folder;

    private TestConf(Path folder) {
        this.folder = folder;
    }

    /** The folder {@code conf} of this repository. */
    public static Path shipped() {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.exists(folder.resolve("conf/gateway.yaml"))) {
            folder = folder.getParent();
            if (folder == null) {
                throw new IllegalStateException(
                        "no conf/gateway.yaml above " + Path.of("").toAbsolutePath());
            }
        }
        return folder.resolve("conf");
    }

    public static TestConf copyOfShipped(Path target) throws IOException {
        Folders.copy(shipped(), target);
        return new TestConf(target);
    }

    /** Replaces text that must be there, so that a change of the shipped file is noticed. */
    public TestConf replace(String file, String text, String replacement) throws IOException {
        Path path = folder.resolve(file);
        String before = Files.readString(path);
        if (!before.contains(text)) {
            throw new IllegalStateException(file + " does not say: " + text);
        }
        Files.writeString(path, before.replace(text, replacement));
        return this;
    }

    /** For a test that is not about the bounds of lanes: "too busy" is a right answer of a machine that is. */
    public static Map<String, String> patient(Map<String, String> settings) {
        Map<String, String> all = new HashMap<>(settings);
        all.putAll(PATIENT);
        return all;
    }

    public Path folder() {
        return folder;
    }
}
