package io.silkroam.cli;

import io.silkroam.cli.remote.ExitCode;
import io.silkroam.cli.remote.Failure;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** A file that holds a secret, or says where one is: read only when nobody else can read or change it. */
public final class PrivateFile {
    private static final Set<PosixFilePermission> OWNERS = EnumSet.of(
            PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE, PosixFilePermission.OWNER_EXECUTE);
    private static final long MOST = 1 << 16;

    private PrivateFile() {}

    /** The text of the file; {@code what} is how messages call it. */
    public static String read(Path file, String what) {
        return read(file, what, ExitCode.USAGE);
    }

    /** The text of a file that is worth this exit code when others may read it. */
    static String read(Path file, String what, ExitCode ifOpen) {
        try {
            refuseIfOthersMay(file, what, ifOpen);
            if (Files.isRegularFile(file) && Files.size(file) > MOST) {
                throw Failure.usage(what + " " + file + " is too large to be one", "Check the path.");
            }
            return Files.readString(file);
        } catch (NoSuchFileException e) {
            throw Failure.usage("there is no " + what + " " + file, "Check the path.");
        } catch (CharacterCodingException e) {
            throw Failure.usage(what + " " + file + " is not text", "Check the path.");
        } catch (IOException e) {
            throw Failure.usage(what + " " + file + " cannot be read", "Check the path and its permissions.");
        }
    }

    private static void refuseIfOthersMay(Path file, String what, ExitCode ifOpen) throws IOException {
        Set<PosixFilePermission> permissions;
        try {
            permissions = Files.getPosixFilePermissions(file);
        } catch (UnsupportedOperationException e) {
            return; // a file system without such permissions
        }
        if (!OWNERS.containsAll(permissions)) {
            throw new Failure(
                    ifOpen,
                    "%s %s is open to others (%s)".formatted(what, file, PosixFilePermissions.toString(permissions)),
                    Optional.of("chmod 600 " + file));
        }
    }
}
