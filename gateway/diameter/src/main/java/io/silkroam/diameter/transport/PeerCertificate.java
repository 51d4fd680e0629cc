package io.silkroam.diameter.transport;

import io.netty.channel.Channel;
import io.netty.handler.ssl.SslHandler;
import io.silkroam.diameter.peer.Identities;
import java.security.cert.Certificate;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.naming.InvalidNameException;
import javax.naming.ldap.LdapName;
import javax.naming.ldap.Rdn;
import javax.net.ssl.SSLPeerUnverifiedException;

/** What the peer's certificate says: the DNS names it stands for (the common name only if there are none), its end. */
public record PeerCertificate(Set<String> names, Instant expiry) {
    private static final int DNS_NAME = 2;

    public PeerCertificate {
        names = Set.copyOf(names);
    }

    /** The certificate shown on this connection; empty in clear. */
    public static Optional<PeerCertificate> of(Channel channel) {
        SslHandler tls = channel.pipeline().get(SslHandler.class);
        if (tls == null) {
            return Optional.empty();
        }
        try {
            Certificate[] chain = tls.engine().getSession().getPeerCertificates();
            return chain[0] instanceof X509Certificate own ? Optional.of(read(own)) : Optional.empty();
        } catch (SSLPeerUnverifiedException none) {
            return Optional.of(new PeerCertificate(Set.of(), Instant.EPOCH));
        }
    }

    static PeerCertificate read(X509Certificate certificate) {
        Set<String> names = new HashSet<>();
        try {
            Collection<List<?>> alternatives = certificate.getSubjectAlternativeNames();
            if (alternatives != null) {
                for (List<?> alternative : alternatives) {
                    if (Integer.valueOf(DNS_NAME).equals(alternative.get(0))) {
                        names.add(Identities.fold((String) alternative.get(1)));
                    }
                }
            }
            if (names.isEmpty()) {
                for (Rdn part :
                        new LdapName(certificate.getSubjectX500Principal().getName()).getRdns()) {
                    if (part.getType().equalsIgnoreCase("CN")) {
                        names.add(Identities.fold(part.getValue().toString()));
                    }
                }
            }
        } catch (CertificateParsingException | InvalidNameException unreadable) {
            names.clear();
        }
        return new PeerCertificate(names, certificate.getNotAfter().toInstant());
    }
}
