package io.silkroam.gateway.conf;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The {@code api} section of {@code gateway.yaml}.
 *
 * @param addresses local addresses to listen on, IPv4 and IPv6
 * @param port 0 takes a free one
 * @param names host names the certificate we make is also good for
 * @param tls the files to use instead of a certificate we make
 * @param idempotencyMemory how long the answer to a write is kept for its repeat
 */
public record ApiSettings(
        boolean enabled,
        List<String> addresses,
        int port,
        List<String> names,
        Optional<Tls> tls,
        Limits limits,
        Duration idempotencyMemory) {

    /** PEM files: our certificate chain and its private key (PKCS #8). */
    public record Tls(Path certificate, Path privateKey) {}

    /**
     * The bounds of the API; reaching one has a stated answer.
     *
     * @param connections in all, and per address; one more is closed at once
     * @param headerOctets more are answered 431
     * @param lineOctets a longer request line is answered 414
     * @param bodyOctets a longer body is answered 413
     * @param uploadOctets the same for uploads
     * @param uploads at a time; one more is answered 503
     * @param workers threads that serve, and {@code queue} of what may wait for one; more is answered 503
     * @param timeouts how long a client may take
     * @param rates how often it may ask
     */
    public record Limits(
            int connections,
            int connectionsPerAddress,
            int lineOctets,
            int headerOctets,
            int bodyOctets,
            long uploadOctets,
            int uploads,
            int workers,
            int queue,
            Timeouts timeouts,
            Rates rates) {
        public static Limits standard() {
            return new Limits(
                    256, 64, 8_192, 16_384, 1 << 20, 4L << 30, 2, 8, 64, Timeouts.standard(), Rates.standard());
        }
    }

    /**
     * How long a client may take.
     *
     * @param handshake over TLS
     * @param idle between two requests on one connection
     * @param head from the first octet of a request to the end of its header
     * @param body over a body; an upload may take it for every 64 KiB
     * @param answer to read an answer; a file may take it for every 64 KiB
     */
    public record Timeouts(Duration handshake, Duration idle, Duration head, Duration body, Duration answer) {
        public static Timeouts standard() {
            return new Timeouts(
                    Duration.ofSeconds(10),
                    Duration.ofSeconds(60),
                    Duration.ofSeconds(10),
                    Duration.ofSeconds(30),
                    Duration.ofSeconds(60));
        }
    }

    /**
     * How often one may ask; more is answered 429.
     *
     * @param perSecond requests a second of one token, with {@code burst} at once after a pause
     * @param failuresPerMinute wrong tokens from one address, with {@code failuresBurst} at once after a pause
     */
    public record Rates(int perSecond, int burst, int failuresPerMinute, int failuresBurst) {
        public static Rates standard() {
            return new Rates(50, 200, 30, 20);
        }
    }

    public ApiSettings {
        addresses = List.copyOf(addresses);
        names = List.copyOf(names);
    }

    /** The same on these addresses. */
    public ApiSettings listeningOn(List<String> present) {
        return new ApiSettings(enabled, present, port, names, tls, limits, idempotencyMemory);
    }

    /** What an empty section means. */
    public static ApiSettings standard() {
        return new ApiSettings(
                true,
                List.of("127.0.0.1", "::1"),
                8443,
                List.of(),
                Optional.empty(),
                Limits.standard(),
                Duration.ofHours(24));
    }
}
