package io.silkroam.charging.account;

import io.silkroam.charging.request.Origin;
import io.silkroam.sim.Plmn;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * An open credit-control session.
 *
 * @param network where the subscriber was when it was last reported
 * @param deadline with no sign of life until then, the sweeper closes the session
 * @param reservations what is granted and not yet reported, by service
 * @param signalled what we asked the peer to do with it and that has not happened yet
 */
public record Session(
        String id,
        Origin origin,
        Optional<Plmn> network,
        Instant openedAt,
        Instant deadline,
        List<Reservation> reservations,
        Answers answers,
        Optional<SignalKind> signalled) {

    public Session {
        reservations = List.copyOf(reservations);
    }
}
