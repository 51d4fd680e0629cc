package io.silkroam.cli.remote;

import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.util.Optional;
import javax.net.ssl.SSLException;

/** Says what a failed connection was about, and how to find out more. */
record Unreachable(URI base, String variables) {

    Failure before(IOException e) {
        String server = base.getHost() + ":" + port();
        if (e instanceof UnknownHostException) {
            return Failure.unreachable(
                    "no such host: " + base.getHost(), "Check the address in " + variables + "_URL (or --url).");
        }
        if (e instanceof SocketTimeoutException) {
            return Failure.unreachable(
                    server + " did not answer in time", "Is the address right, and does a firewall stand between?");
        }
        if (e instanceof ConnectException) {
            return Failure.unreachable(
                    server + " refused the connection",
                    "Is the gateway running, and is this its api.port? It listens on loopback until told otherwise.");
        }
        if (e instanceof SSLException failed) {
            return tls(failed, server);
        }
        return Failure.unreachable(
                server + " cannot be reached: " + e.getMessage(), "Check the network and the address.");
    }

    private Failure tls(SSLException e, String server) {
        Optional<CertificateException> certificate = causeOf(e, CertificateException.class);
        if (causeOf(e, CertificateExpiredException.class).isPresent()) {
            return Failure.unreachable(
                    "the certificate of " + server + " has expired", "Ask the gateway's administrator to renew it.");
        }
        if (certificate.isPresent() && isAboutTheName(certificate.get())) {
            return Failure.unreachable(
                    "the certificate of " + server + " is not for the name " + base.getHost(),
                    "Use the name that the certificate has, or ask for a certificate with this one.");
        }
        if (certificate.isPresent()) {
            return Failure.unreachable(
                    "the certificate of " + server + " is signed by an authority that is not known here",
                    "Set " + variables + "_CA (or --ca) to the gateway's api-ca.pem.");
        }
        return Failure.unreachable(
                "no TLS connection to " + server + ": " + e.getMessage(), "Is this the port of the gateway's API?");
    }

    /** The connection broke or stayed silent after a request was sent. */
    Failure after(ApiRequest request, IOException e) {
        String server = base.getHost() + ":" + port();
        String why = e instanceof SocketTimeoutException
                ? server + " did not answer in time"
                : "the connection to " + server + " broke before the answer came";
        if (request.method().equals("GET")) {
            return Failure.unreachable(why, "Try again; the gateway's log may say more.");
        }
        String next = request.key()
                .map(key -> "Repeat it with --idempotency-key " + key + ", and nothing is done twice.")
                .orElse("Look whether it was done before you repeat it.");
        return Failure.unreachable(why + "; it may have been done", next);
    }

    private int port() {
        return base.getPort() < 0 ? 443 : base.getPort();
    }

    /** What the JDK says when no subject alternative name matches (RFC 9525). */
    private static boolean isAboutTheName(CertificateException e) {
        String message = String.valueOf(e.getMessage());
        return message.startsWith("No subject alternative") || message.startsWith("No name matching");
    }

    private static <E extends Exception> Optional<E> causeOf(Exception e, Class<E> type) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (type.isInstance(cause)) {
                return Optional.of(type.cast(cause));
            }
        }
        return Optional.empty();
    }
}
