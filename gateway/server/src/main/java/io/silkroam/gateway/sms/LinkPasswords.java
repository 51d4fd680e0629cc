package io.silkroam.gateway.sms;

import io.silkroam.gateway.api.tls.AtomicFile;
import io.silkroam.messaging.account.EsmePasswords;
import io.silkroam.messaging.account.SmscLink;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What we show to an SMSC. A link whose profile names no password gets one that nobody chose, for the SMSC's
 * operator to set on the other side; an empty one is refused by some, and makes others fall silent.
 */
final class LinkPasswords {
    private static final Logger LOG = LoggerFactory.getLogger(LinkPasswords.class);

    private final Path dataDir;

    LinkPasswords(Path dataDir) {
        this.dataDir = dataDir;
    }

    String of(SmscLink link) {
        String configured = link.login().password().value();
        return configured.isEmpty() ? made(dataDir.resolve("smsc-" + link.name() + ".password"), link) : configured;
    }

    private static String made(Path file, SmscLink link) {
        try {
            if (Files.exists(file)) {
                return Files.readString(file).strip();
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file + ": " + e.getMessage(), e);
        }
        String password = EsmePasswords.fresh();
        AtomicFile.writePrivate(file, password + System.lineSeparator());
        LOG.info("link {} has got a password to show to its SMSC; it is in {}", link.name(), file);
        return password;
    }
}
