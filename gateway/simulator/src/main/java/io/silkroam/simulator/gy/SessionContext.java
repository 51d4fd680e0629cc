package io.silkroam.simulator.gy;

/** What stays the same through all requests of one session, but for the host it learns to address. */
public record SessionContext(String sessionId, Route route, Subscriber subscriber, Carried carried) {
    public SessionContext toHost(String host) {
        return new SessionContext(sessionId, route.toHost(host), subscriber, carried);
    }
}
