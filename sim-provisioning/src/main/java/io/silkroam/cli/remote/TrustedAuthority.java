package io.silkroam.cli.remote;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.util.Collection;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManagerFactory;

/** Connections that trust the certificates of one PEM file, and no others. There is no way to trust everyone. */
final class TrustedAuthority {
    private TrustedAuthority() {}

    static SSLSocketFactory of(Path pem) {
        Collection<? extends Certificate> certificates = read(pem);
        try {
            KeyStore trusted = KeyStore.getInstance("PKCS12");
            trusted.load(null, null);
            int number = 0;
            for (Certificate certificate : certificates) {
                trusted.setCertificateEntry("ca-" + number++, certificate);
            }
            TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(trusted);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, trust.getTrustManagers(), null);
            return context.getSocketFactory();
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException("this Java cannot make a TLS context", e);
        }
    }

    private static Collection<? extends Certificate> read(Path pem) {
        String next = "Give the PEM file of the authority that signed the gateway's certificate: "
                + "api-ca.pem in the gateway's data folder.";
        try (InputStream in = Files.newInputStream(pem)) {
            Collection<? extends Certificate> certificates =
                    CertificateFactory.getInstance("X.509").generateCertificates(in);
            if (certificates.isEmpty()) {
                throw Failure.usage("there is no certificate in " + pem, next);
            }
            return certificates;
        } catch (CertificateException e) {
            throw Failure.usage("there is no certificate in " + pem, next);
        } catch (IOException e) {
            throw Failure.usage("the CA file " + pem + " cannot be read", next);
        }
    }
}
