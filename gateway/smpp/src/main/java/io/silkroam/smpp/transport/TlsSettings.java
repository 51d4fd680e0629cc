package io.silkroam.smpp.transport;

import java.nio.file.Path;

/** PEM files: our certificate chain, its private key (PKCS #8), and the authorities whose peers we trust. */
public record TlsSettings(Path certificates, Path privateKey, Path authorities) {}
