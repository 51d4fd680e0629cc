package io.silkroam.gateway;

import io.silkroam.gateway.api.tls.AtomicFile;
import io.silkroam.messaging.account.EsmePasswords;
import io.silkroam.messaging.account.Partners;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Gives every account that has none a password, which nobody chose, in a file for the operator's eyes. */
final class FirstPasswords {
    private static final Logger LOG = LoggerFactory.getLogger(FirstPasswords.class);

    private final EsmePasswords passwords;
    private final Path dataDir;

    FirstPasswords(EsmePasswords passwords, Path dataDir) {
        this.passwords = passwords;
        this.dataDir = dataDir;
    }

    /** Those that have one keep it, and so it is when several gateways start at once. */
    void make(Partners partners) {
        Set<String> have = passwords.changes().keySet();
        partners.accounts().keySet().stream()
                .filter(name -> !have.contains(name))
                .forEach(this::make);
    }

    private void make(String account) {
        Path file = dataDir.resolve("esme-" + account + ".password");
        String password = EsmePasswords.fresh();
        // The file first: a password that only the table knows could not be told to anybody.
        AtomicFile.writePrivate(file, password + System.lineSeparator());
        if (passwords.giveFirst(account, password)) {
            LOG.info("ESME account {} has got its first password; it is in {}", account, file);
        } else {
            remove(file);
        }
    }

    private static void remove(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot remove " + file + ": " + e.getMessage(), e);
        }
    }
}
