package io.silkroam.sim.keys;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A PKCS#11 library with tokens in files. It reads its settings when the process first loads it, from where an
 * environment variable says; so there is one folder of tokens for a JVM, and a token for each test.
 */
final class SoftHsm {
    static final String PIN = "471147114711";

    private static final String CONF = "SOFTHSM2_CONF";
    private static final List<Path> LIBRARIES = List.of(
            Path.of("/usr/lib/softhsm/libsofthsm2.so"),
            Path.of("/usr/lib64/softhsm/libsofthsm2.so"),
            Path.of("/usr/lib64/pkcs11/libsofthsm2.so"),
            Path.of("/usr/local/lib/softhsm/libsofthsm2.so"),
            Path.of("/opt/homebrew/lib/softhsm/libsofthsm2.so"));

    private final Path folder;

    private SoftHsm(Path folder) {
        this.folder = folder;
    }

    static boolean isInstalled() {
        return library().isPresent() && System.getenv(CONF) != null && run(List.of("--version"));
    }

    private static Optional<Path> library() {
        return LIBRARIES.stream().filter(Files::exists).findFirst();
    }

    /** @param tokens labels of the tokens to make */
    static SoftHsm in(Path folder, String... tokens) throws IOException {
        Path store = Files.createDirectory(folder.resolve("tokens"));
        Files.writeString(Path.of(System.getenv(CONF)), """
                directories.tokendir = %s
                objectstore.backend = file
                log.level = ERROR
                """.formatted(store));
        for (String token : tokens) {
            assertThat(run(List.of("--init-token", "--free", "--label", token, "--so-pin", PIN, "--pin", PIN)))
                    .isTrue();
        }
        return new SoftHsm(folder);
    }

    private static boolean run(List<String> arguments) {
        List<String> command =
                Stream.concat(Stream.of("softhsm2-util"), arguments.stream()).toList();
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return process.waitFor() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** A configuration file for the token at this place of the slot list. */
    Path config(int slotListIndex) throws IOException {
        return write("pkcs11-%d.cfg".formatted(slotListIndex), """
                name = SoftHSM%1$d
                library = %2$s
                slotListIndex = %1$d
                """.formatted(
                        slotListIndex, library().orElseThrow()));
    }

    Path pinFile() throws IOException {
        return write("pin", PIN + "\n");
    }

    Path write(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.writeString(file, text, StandardCharsets.US_ASCII);
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    }
}
