package io.silkroam.gateway.sms;

import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.naming.InvalidNameException;
import javax.naming.ldap.LdapName;
import javax.naming.ldap.Rdn;

/** Whom a certificate names: the DNS names of RFC 5280 §4.2.1.6 and the common name of its subject. */
final class CertificateNames {
    private static final int DNS_NAME = 2;

    private CertificateNames() {}

    static Set<String> of(X509Certificate certificate) {
        Set<String> names = new HashSet<>();
        try {
            Collection<List<?>> alternatives = certificate.getSubjectAlternativeNames();
            if (alternatives != null) {
                alternatives.stream()
                        .filter(a -> a.get(0).equals(DNS_NAME))
                        .forEach(a -> names.add(a.get(1).toString()));
            }
            for (Rdn part : new LdapName(certificate.getSubjectX500Principal().getName()).getRdns()) {
                if (part.getType().equalsIgnoreCase("CN")) {
                    names.add(part.getValue().toString());
                }
            }
        } catch (CertificateParsingException | InvalidNameException e) {
            // Whoever cannot be read is nobody.
            return Set.of();
        }
        return names;
    }
}
