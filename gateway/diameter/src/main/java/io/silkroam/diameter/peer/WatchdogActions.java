package io.silkroam.diameter.peer;

/** What the watchdog asks of the world: the action column of RFC 3539 §3.4.1. */
public interface WatchdogActions {
    /** SendWatchdog(). */
    void sendDwr();

    /** Failover(): pending requests go to another connection where there is one. */
    void failOver();

    /** Failback(): requests may come back to this connection. */
    void failBack();

    /** CloseConnection(). */
    void closeConnection();

    /** The state moved. */
    void changed(WatchdogState from, WatchdogState to);
}
