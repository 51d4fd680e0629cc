package io.silkroam.diameter.edge;

/** How much of us a partner may take: connections a peer, requests in flight a peer, rate a peer, dynamic peers. */
public record PartnerLimits(int connections, int inFlight, RateLimit rate, int dynamicPeers) {
    /** One connection, 8,192 requests in flight, 100,000 requests a second, 64 dynamic peers. */
    public static PartnerLimits standard() {
        return new PartnerLimits(1, 8_192, new RateLimit(100_000, 10_000), 64);
    }

    public PartnerLimits {
        if (connections < 1 || connections > 64 || inFlight < 1 || dynamicPeers < 1) {
            throw new IllegalArgumentException("a partner has 1 to 64 connections and positive bounds: " + connections
                    + ", " + inFlight + ", " + dynamicPeers);
        }
    }
}
