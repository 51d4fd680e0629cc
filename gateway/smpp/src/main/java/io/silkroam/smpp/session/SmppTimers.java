package io.silkroam.smpp.session;

import java.time.Duration;

/**
 * SMPP 3.4 §2.9 and §7.2, and three more. Each is 10 ms to 24 h.
 *
 * @param bind session_init_timer: from the connection to the bind; TLS and the authority's verdict included
 * @param response response_timer: from a request of ours to its response
 * @param enquireLink enquire_link_timer: silence of the peer after which it is asked
 * @param inactivity inactivity_timer: without a transaction, after which we unbind; zero for never
 * @param unbind for what is in flight when either side unbinds, and as long again for unbind_resp
 * @param completion from the first octet of a PDU to its last
 * @param stall how long a peer may not read what we send
 */
public record SmppTimers(
        Duration bind,
        Duration response,
        Duration enquireLink,
        Duration inactivity,
        Duration unbind,
        Duration completion,
        Duration stall) {
    private static final Duration LEAST = Duration.ofMillis(10);
    private static final Duration MOST = Duration.ofHours(24);

    public SmppTimers {
        require(bind, "bind");
        require(response, "response");
        require(enquireLink, "enquireLink");
        if (!inactivity.isZero()) {
            require(inactivity, "inactivity");
        }
        require(unbind, "unbind");
        require(completion, "completion");
        require(stall, "stall");
    }

    private static void require(Duration value, String name) {
        if (value.compareTo(LEAST) < 0 || value.compareTo(MOST) > 0) {
            throw new IllegalArgumentException(name + " is not between 10 ms and 24 h: " + value);
        }
    }

    /** 5 s, 10 s, 30 s, never, 5 s, 15 s, 30 s. */
    public static SmppTimers standard() {
        return new SmppTimers(
                Duration.ofSeconds(5),
                Duration.ofSeconds(10),
                Duration.ofSeconds(30),
                Duration.ZERO,
                Duration.ofSeconds(5),
                Duration.ofSeconds(15),
                Duration.ofSeconds(30));
    }

    public SmppTimers withBind(Duration value) {
        return new SmppTimers(value, response, enquireLink, inactivity, unbind, completion, stall);
    }

    public SmppTimers withResponse(Duration value) {
        return new SmppTimers(bind, value, enquireLink, inactivity, unbind, completion, stall);
    }

    public SmppTimers withEnquireLink(Duration value) {
        return new SmppTimers(bind, response, value, inactivity, unbind, completion, stall);
    }

    public SmppTimers withInactivity(Duration value) {
        return new SmppTimers(bind, response, enquireLink, value, unbind, completion, stall);
    }

    public SmppTimers withUnbind(Duration value) {
        return new SmppTimers(bind, response, enquireLink, inactivity, value, completion, stall);
    }

    public SmppTimers withCompletion(Duration value) {
        return new SmppTimers(bind, response, enquireLink, inactivity, unbind, value, stall);
    }

    public SmppTimers withStall(Duration value) {
        return new SmppTimers(bind, response, enquireLink, inactivity, unbind, completion, value);
    }
}
