package io.silkroam.gateway.api.tls;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.CertIOException;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** A certificate authority of our own (RFC 5280): it vouches for this gateway's API and for nothing below it. */
record Authority(Credential credential) {
    private static final Duration AUTHORITY_LIFE = Duration.ofDays(3_650);
    /** More, and clients on Apple's platforms refuse it. */
    private static final Duration SERVER_LIFE = Duration.ofDays(397);
    /** Clocks of clients are not all right. */
    private static final Duration SKEW = Duration.ofHours(1);

    private static final int SERIAL_BITS = 120;
    private static final int DNS = 2;
    private static final int ADDRESS = 7;
    private static final SecureRandom RANDOM = new SecureRandom();

    /** A new one. */
    static Authority make(Instant now) throws GeneralSecurityException {
        KeyPair keys = Credential.keys().generateKeyPair();
        X500Name name = new X500Name("CN=Silkroam API " + now.toString().substring(0, 10));
        X509v3CertificateBuilder builder = builder(name, name, now, now.plus(AUTHORITY_LIFE), keys.getPublic());
        try {
            builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(0));
            builder.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign));
            builder.addExtension(
                    Extension.subjectKeyIdentifier,
                    false,
                    new JcaX509ExtensionUtils().createSubjectKeyIdentifier(keys.getPublic()));
        } catch (CertIOException e) {
            throw new GeneralSecurityException(e);
        }
        return new Authority(new Credential(sign(builder, keys.getPrivate()), keys.getPrivate()));
    }

    /** Whether it can still vouch for a certificate of full life. */
    boolean isGoodFor(Instant now) {
        return credential.certificate().getNotAfter().toInstant().isAfter(now.plus(SERVER_LIFE));
    }

    /** A certificate for a server of these host names and addresses. */
    Credential issue(Set<String> names, Set<String> addresses, Instant now) throws GeneralSecurityException {
        KeyPair keys = Credential.keys().generateKeyPair();
        X509v3CertificateBuilder builder = builder(
                new X500Name(credential.certificate().getSubjectX500Principal().getName()),
                new X500Name("CN=Silkroam API server"),
                now,
                now.plus(SERVER_LIFE),
                keys.getPublic());
        try {
            JcaX509ExtensionUtils extensions = new JcaX509ExtensionUtils();
            builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(false));
            builder.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature));
            builder.addExtension(
                    Extension.extendedKeyUsage, false, new ExtendedKeyUsage(KeyPurposeId.id_kp_serverAuth));
            builder.addExtension(Extension.subjectAlternativeName, false, alternatives(names, addresses));
            builder.addExtension(
                    Extension.subjectKeyIdentifier, false, extensions.createSubjectKeyIdentifier(keys.getPublic()));
            builder.addExtension(
                    Extension.authorityKeyIdentifier,
                    false,
                    extensions.createAuthorityKeyIdentifier(
                            credential.certificate().getPublicKey()));
        } catch (CertIOException e) {
            throw new GeneralSecurityException(e);
        }
        return new Credential(sign(builder, credential.key()), keys.getPrivate());
    }

    /** Whether a certificate is ours, is for all of these, and has more than a third of its life left. */
    boolean isStillGood(X509Certificate certificate, Set<String> names, Set<String> addresses, Instant now) {
        Instant begin = certificate.getNotBefore().toInstant();
        Instant end = certificate.getNotAfter().toInstant();
        Instant renewal = end.minus(Duration.between(begin, end).dividedBy(3));
        if (now.isBefore(begin) || !now.isBefore(renewal)) {
            return false;
        }
        try {
            certificate.verify(credential.certificate().getPublicKey());
            return namesOf(certificate, DNS).equals(names)
                    && namesOf(certificate, ADDRESS).equals(addresses);
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    private static Set<String> namesOf(X509Certificate certificate, int kind) throws CertificateParsingException {
        Set<String> names = new TreeSet<>();
        Collection<List<?>> all = certificate.getSubjectAlternativeNames();
        if (all != null) {
            all.stream().filter(n -> n.get(0).equals(kind)).forEach(n -> names.add((String) n.get(1)));
        }
        return names;
    }

    private static GeneralNames alternatives(Set<String> names, Set<String> addresses) {
        List<GeneralName> all = new java.util.ArrayList<>();
        names.forEach(n -> all.add(new GeneralName(GeneralName.dNSName, n)));
        addresses.forEach(a -> all.add(new GeneralName(GeneralName.iPAddress, a)));
        return new GeneralNames(all.toArray(GeneralName[]::new));
    }

    private static X509v3CertificateBuilder builder(
            X500Name issuer, X500Name subject, Instant now, Instant end, PublicKey key) {
        BigInteger serial = new BigInteger(SERIAL_BITS, RANDOM).setBit(SERIAL_BITS);
        return new JcaX509v3CertificateBuilder(
                issuer, serial, Date.from(now.minus(SKEW)), Date.from(end), subject, key);
    }

    private static X509Certificate sign(X509v3CertificateBuilder builder, java.security.PrivateKey key)
            throws GeneralSecurityException {
        try {
            return new JcaX509CertificateConverter()
                    .getCertificate(builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(key)));
        } catch (OperatorCreationException e) {
            throw new GeneralSecurityException(e);
        }
    }
}
