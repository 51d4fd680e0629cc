package io.silkroam.gateway.conf;

import java.nio.file.Path;
import java.util.Optional;

/**
 * The {@code keys} section of {@code gateway.yaml}: where the keys are that seal SIM keys.
 *
 * @param keystore a PKCS#12 file, made at the first start
 * @param passwordFile a file that holds its password alone, made with it
 * @param pkcs11 a token instead, which then holds the keys
 */
public record KeySettings(Path keystore, Path passwordFile, Optional<Pkcs11> pkcs11) {
    /**
     * A PKCS#11 token.
     *
     * @param configuration of the JDK's provider SunPKCS11
     * @param pinFile a file that holds the PIN alone
     */
    public record Pkcs11(Path configuration, Path pinFile) {}
}
