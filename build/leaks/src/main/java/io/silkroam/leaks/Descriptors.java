package io.silkroam.leaks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Sockets and pollers of this process as Linux shows them; nothing elsewhere. Plain files are not looked at: the class
 * loader opens jars whenever it likes, and a store that is left open keeps its threads, which are.
 */
final class Descriptors {
    private static final Path OPEN = Path.of("/proc/self/fd");

    /** Of the JVM, to which an agent or a tool attached itself. */
    private static final String ATTACHED = "/.java_pid";

    private Descriptors() {}

    /** The JDK keeps a socket of its own from its first one on; let that be now. */
    static void settle() {
        try (ServerSocketChannel first = ServerSocketChannel.open()) {
            first.configureBlocking(true);
        } catch (IOException none) {
            throw new UncheckedIOException(none);
        }
    }

    static Set<String> open() {
        Set<String> all = new HashSet<>();
        if (!Files.isDirectory(OPEN)) {
            return all;
        }
        try (DirectoryStream<Path> descriptors = Files.newDirectoryStream(OPEN)) {
            for (Path descriptor : descriptors) {
                String target = target(descriptor);
                if (target.startsWith("socket:")) {
                    all.add(target);
                } else if (target.startsWith("anon_inode:[eventpoll]")) {
                    // All pollers bear one name, so that the number has to tell them apart.
                    all.add(target + " " + descriptor.getFileName());
                }
            }
        } catch (IOException | DirectoryIteratorException unreadable) {
            all.clear();
        }
        return all;
    }

    private static String target(Path descriptor) {
        try {
            return Files.readSymbolicLink(descriptor).toString();
        } catch (IOException closedMeanwhile) {
            return "";
        }
    }

    static List<String> besides(Set<String> known) {
        return open().stream()
                .filter(one -> !known.contains(one))
                .sorted()
                .map(one -> one + kernelLine(one))
                .filter(one -> !one.contains(ATTACHED))
                .toList();
    }

    /** What the kernel knows of a socket: addresses and ports in hexadecimal, for who has to find it. */
    private static String kernelLine(String socket) {
        String inode = " " + socket.replaceAll("\\D", "") + " ";
        for (String table : List.of("tcp", "tcp6", "udp", "udp6", "unix")) {
            try {
                for (String line : Files.readAllLines(Path.of("/proc/self/net", table))) {
                    if ((line + " ").contains(inode)) {
                        return " " + table + " " + line.strip();
                    }
                }
            } catch (IOException noSuchTable) {
                return "";
            }
        }
        return "";
    }
}
