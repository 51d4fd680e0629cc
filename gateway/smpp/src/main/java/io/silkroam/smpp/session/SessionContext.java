package io.silkroam.smpp.session;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** What all connections of one server or client share. */
record SessionContext(
        SmppTimers timers,
        SmppLimits limits,
        SessionListener listener,
        SmppObserver observer,
        Set<SmppConnection> connections) {

    static SessionContext of(SmppTimers timers, SmppLimits limits, SessionListener listener, SmppObserver observer) {
        return new SessionContext(timers, limits, listener, observer, ConcurrentHashMap.newKeySet());
    }
}
