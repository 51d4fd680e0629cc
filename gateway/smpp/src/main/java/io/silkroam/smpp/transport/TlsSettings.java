package io.silkroam.smpp.transport;

import java.nio.file.Path;
import java.util.Optional;

/**
 * PEM files.
 *
 * @param identity our certificate chain and its private key (PKCS #8); a listener must have them
 * @param authorities whose peers we trust; empty trusts those of the Java runtime, and a listener then asks nobody for
 *     a certificate
 */
public record TlsSettings(Optional<Identity> identity, Optional<Path> authorities) {

    /** Who we are. */
    public record Identity(Path certificates, Path privateKey) {}

    /** Certificates on both sides. */
    public TlsSettings(Path certificates, Path privateKey, Path authorities) {
        this(Optional.of(new Identity(certificates, privateKey)), Optional.of(authorities));
    }
}
