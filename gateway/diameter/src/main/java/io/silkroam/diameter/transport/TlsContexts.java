package io.silkroam.diameter.transport;

import io.netty.handler.ssl.ClientAuth;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslProvider;
import javax.net.ssl.SSLException;

/** TLS 1.3 and 1.2 by the JDK, both sides showing a certificate (RFC 6733 §13.1). */
public record TlsContexts(SslContext server, SslContext client) {
    private static final String[] PROTOCOLS = {"TLSv1.3", "TLSv1.2"};

    /** Reads the files; whatever is wrong with them is said at once. */
    public static TlsContexts of(TlsSettings settings) {
        try {
            SslContext server = SslContextBuilder.forServer(
                            settings.certificates().toFile(),
                            settings.privateKey().toFile())
                    .sslProvider(SslProvider.JDK)
                    .protocols(PROTOCOLS)
                    .trustManager(settings.authorities().toFile())
                    .clientAuth(ClientAuth.REQUIRE)
                    .build();
            // The name is checked against the Origin-Host, not against the address we connected to.
            SslContext client = SslContextBuilder.forClient()
                    .sslProvider(SslProvider.JDK)
                    .protocols(PROTOCOLS)
                    .trustManager(settings.authorities().toFile())
                    .keyManager(
                            settings.certificates().toFile(),
                            settings.privateKey().toFile())
                    .endpointIdentificationAlgorithm("")
                    .build();
            return new TlsContexts(server, client);
        } catch (SSLException | IllegalArgumentException wrong) {
            throw new IllegalArgumentException("TLS cannot be set up from " + settings + ": " + wrong, wrong);
        }
    }
}
