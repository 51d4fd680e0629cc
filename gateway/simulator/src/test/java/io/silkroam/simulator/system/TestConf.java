package io.silkroam.simulator.system;

import io.silkroam.simulator.files.Folders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The configuration folder a test serves with: the one we ship, or a copy of it in which files are changed. */
public final class TestConf {
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

    public Path folder() {
        return folder;
    }
}
