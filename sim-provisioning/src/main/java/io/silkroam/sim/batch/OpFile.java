package io.silkroam.sim.batch;

import io.silkroam.sim.batch.file.VendorFileException;
import io.silkroam.sim.keys.KeyHex;
import io.silkroam.sim.keys.TransportCipher;
import io.silkroam.sim.keys.TransportKeyException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** The operator's OP in a file of its own, which only its owner may read: digits in clear or under a transport key. */
final class OpFile {
    private static final int MOST_OCTETS = 1024;
    private static final int OP_OCTETS = 16;
    private static final Set<PosixFilePermission> OTHERS = EnumSet.of(
            PosixFilePermission.GROUP_READ,
            PosixFilePermission.GROUP_WRITE,
            PosixFilePermission.OTHERS_READ,
            PosixFilePermission.OTHERS_WRITE);

    private OpFile() {}

    /** The caller wipes the octets. */
    static byte[] read(Path file, Optional<TransportCipher> cipher) {
        byte[] content = {};
        byte[] digits = {};
        byte[] octets = {};
        try (InputStream in = Files.newInputStream(file)) {
            requireOwnersOnly(file);
            content = in.readNBytes(MOST_OCTETS);
            digits = stripped(content);
            octets = KeyHex.parse("OP", digits);
            byte[] op = cipher.isPresent() ? cipher.get().decrypt(octets) : octets.clone();
            if (op.length != OP_OCTETS) {
                Arrays.fill(op, (byte) 0);
                throw refused(file, "OP has %d octets, not %d".formatted(op.length, OP_OCTETS));
            }
            return op;
        } catch (NoSuchFileException e) {
            throw refused(file, "no such file");
        } catch (IOException e) {
            throw refused(file, "cannot be read");
        } catch (IllegalArgumentException | TransportKeyException e) {
            throw refused(file, e.getMessage());
        } finally {
            Arrays.fill(content, (byte) 0);
            Arrays.fill(digits, (byte) 0);
            Arrays.fill(octets, (byte) 0);
        }
    }

    private static byte[] stripped(byte[] content) {
        int from = 0;
        int to = content.length;
        while (from < to && content[from] <= ' ') {
            from++;
        }
        while (to > from && content[to - 1] <= ' ') {
            to--;
        }
        return Arrays.copyOfRange(content, from, to);
    }

    private static void requireOwnersOnly(Path file) throws IOException {
        boolean posix = Files.getFileStore(file).supportsFileAttributeView("posix");
        if (posix && Files.getPosixFilePermissions(file).stream().anyMatch(OTHERS::contains)) {
            throw refused(file, "others can read it; set its mode to 0600");
        }
    }

    private static VendorFileException refused(Path file, String reason) {
        return new VendorFileException(0, "the file of the OP (%s): %s".formatted(file, reason));
    }
}
