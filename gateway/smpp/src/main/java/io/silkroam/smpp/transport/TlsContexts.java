package io.silkroam.smpp.transport;

import io.netty.handler.ssl.ClientAuth;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslProvider;
import javax.net.ssl.SSLException;

/** TLS 1.3 and 1.2 by the JDK. SMPP itself has none, so it begins with the connection. */
public final class TlsContexts {
    private static final String[] PROTOCOLS = {"TLSv1.3", "TLSv1.2"};

    private TlsContexts() {}

    /** For a listener; an ESME without a certificate is turned away where one is required. */
    public static SslContext server(TlsSettings settings, boolean certificateRequired) {
        TlsSettings.Identity identity = settings.identity()
                .orElseThrow(() -> new IllegalArgumentException("a TLS port needs a certificate and its key"));
        try {
            SslContextBuilder builder = SslContextBuilder.forServer(
                            identity.certificates().toFile(),
                            identity.privateKey().toFile())
                    .sslProvider(SslProvider.JDK)
                    .protocols(PROTOCOLS);
            settings.authorities().ifPresent(authorities -> builder.trustManager(authorities.toFile())
                    .clientAuth(certificateRequired ? ClientAuth.REQUIRE : ClientAuth.OPTIONAL));
            return builder.build();
        } catch (SSLException | IllegalArgumentException wrong) {
            throw unusable(settings, wrong);
        }
    }

    /** For a connection we make; whether the SMSC's certificate must bear the name or address we connect to. */
    public static SslContext client(TlsSettings settings, boolean nameChecked) {
        try {
            SslContextBuilder builder = SslContextBuilder.forClient()
                    .sslProvider(SslProvider.JDK)
                    .protocols(PROTOCOLS)
                    .endpointIdentificationAlgorithm(nameChecked ? "HTTPS" : "");
            settings.authorities().ifPresent(authorities -> builder.trustManager(authorities.toFile()));
            settings.identity()
                    .ifPresent(identity -> builder.keyManager(
                            identity.certificates().toFile(),
                            identity.privateKey().toFile()));
            return builder.build();
        } catch (SSLException | IllegalArgumentException wrong) {
            throw unusable(settings, wrong);
        }
    }

    private static IllegalArgumentException unusable(TlsSettings settings, Exception wrong) {
        return new IllegalArgumentException("TLS cannot be set up from " + settings + ": " + wrong, wrong);
    }
}
