package io.silkroam.diameter.node;

/**
 * What went through a peer's connections since the node knows it.
 *
 * @param received requests of applications from the peer, whatever became of them
 * @param answered those an application answered
 * @param refused those routing or the edge refused
 * @param dropped answers of applications that could not be sent
 * @param late answers from the peer nobody waited for any more
 * @param failedOver requests we sent again on another connection
 */
public record PeerCounters(
        long received,
        long answered,
        long refused,
        long shed,
        long malformed,
        long dropped,
        long sent,
        long answers,
        long timedOut,
        long late,
        long failedOver,
        int inFlight,
        int pending) {}
