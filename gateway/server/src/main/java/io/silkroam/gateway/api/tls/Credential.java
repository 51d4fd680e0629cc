package io.silkroam.gateway.api.tls;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A certificate with its private key (EC), as two PEM files of which the second is for the owner alone. */
record Credential(X509Certificate certificate, PrivateKey key) {
    private static final Logger LOG = LoggerFactory.getLogger(Credential.class);
    private static final Base64.Encoder LINES = Base64.getMimeEncoder(64, new byte[] {'\n'});
    private static final String CERTIFICATE = "CERTIFICATE";
    private static final String PRIVATE_KEY = "PRIVATE KEY";

    /** A pair of keys on P-256. */
    static KeyPairGenerator keys() throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        return generator;
    }

    /** What the two files hold; empty where they are missing, unreadable, or do not belong together. */
    static Optional<Credential> read(Path certificateFile, Path keyFile) {
        if (!Files.exists(certificateFile) || !Files.exists(keyFile)) {
            return Optional.empty();
        }
        try {
            X509Certificate certificate = (X509Certificate) CertificateFactory.getInstance("X.509")
                    .generateCertificate(new ByteArrayInputStream(Files.readAllBytes(certificateFile)));
            PrivateKey key = KeyFactory.getInstance("EC")
                    .generatePrivate(new PKCS8EncodedKeySpec(unarmoured(Files.readString(keyFile))));
            Credential read = new Credential(certificate, key);
            if (read.belongsTogether()) {
                return Optional.of(read);
            }
            LOG.warn("{} is not the certificate of the key in {}", certificateFile, keyFile);
        } catch (IOException | GeneralSecurityException | IllegalArgumentException e) {
            // Without the cause's text, which may quote the file.
            LOG.warn(
                    "{} and {} cannot be read: {}",
                    certificateFile,
                    keyFile,
                    e.getClass().getSimpleName());
        }
        return Optional.empty();
    }

    /** The key first: a certificate without its key would be of no use. */
    void write(Path certificateFile, Path keyFile) throws GeneralSecurityException {
        AtomicFile.writePrivate(keyFile, armoured(PRIVATE_KEY, key.getEncoded()));
        AtomicFile.writePublic(certificateFile, armoured(CERTIFICATE, certificate.getEncoded()));
    }

    private boolean belongsTogether() throws GeneralSecurityException {
        byte[] text = "silkroam".getBytes(StandardCharsets.UTF_8);
        Signature signer = Signature.getInstance("SHA256withECDSA");
        signer.initSign(key);
        signer.update(text);
        byte[] signature = signer.sign();
        signer.initVerify(certificate.getPublicKey());
        signer.update(text);
        return signer.verify(signature);
    }

    private static String armoured(String what, byte[] octets) {
        return "-----BEGIN " + what + "-----\n" + LINES.encodeToString(octets) + "\n-----END " + what + "-----\n";
    }

    private static byte[] unarmoured(String pem) {
        return Base64.getMimeDecoder().decode(pem.replaceAll("-----[A-Z ]+-----", ""));
    }

    @Override
    public String toString() {
        return "Credential[" + certificate.getSubjectX500Principal() + "]";
    }
}
