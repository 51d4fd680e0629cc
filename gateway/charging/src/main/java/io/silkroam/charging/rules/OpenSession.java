package io.silkroam.charging.rules;

import io.silkroam.charging.account.Answered;
import io.silkroam.charging.account.Answers;
import io.silkroam.charging.account.ClosedSession;
import io.silkroam.charging.account.Reservation;
import io.silkroam.charging.account.Session;
import io.silkroam.charging.account.SignalKind;
import io.silkroam.charging.request.CreditControlAnswer;
import io.silkroam.charging.request.CreditControlRequest;
import io.silkroam.charging.request.Origin;
import io.silkroam.charging.request.RequestType;
import io.silkroam.charging.request.ServiceKey;
import io.silkroam.sim.Plmn;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A credit-control session within a {@link Draft}. */
final class OpenSession {
    private final String id;
    private final Instant openedAt;
    private Origin origin;
    private Optional<Plmn> network;
    private Instant deadline;
    private final List<Reservation> reservations;
    private Answers answers;
    private Optional<SignalKind> signalled;

    OpenSession(Session before) {
        this.id = before.id();
        this.openedAt = before.openedAt();
        this.origin = before.origin();
        this.network = before.network();
        this.deadline = before.deadline();
        this.reservations = new ArrayList<>(before.reservations());
        this.answers = before.answers();
        this.signalled = before.signalled();
    }

    static OpenSession begun(CreditControlRequest request, Instant now) {
        return new OpenSession(new Session(
                request.sessionId(),
                request.origin(),
                request.network(),
                now,
                now,
                List.of(),
                Answers.NONE,
                Optional.empty()));
    }

    String id() {
        return id;
    }

    Origin origin() {
        return origin;
    }

    Optional<Plmn> network() {
        return network;
    }

    Instant deadline() {
        return deadline;
    }

    List<Reservation> reservations() {
        return reservations;
    }

    Optional<Reservation> reservation(ServiceKey service) {
        return reservations.stream().filter(r -> r.service().equals(service)).findFirst();
    }

    void reserve(Reservation reservation) {
        reservations.add(reservation);
    }

    void forget(Reservation reservation) {
        reservations.remove(reservation);
    }

    /** A sign of life; what the request says of its sender and place is newer than what we knew. */
    void heard(CreditControlRequest request) {
        origin = request.origin();
        network = request.network().or(() -> network);
    }

    void deadline(Instant next) {
        deadline = next;
    }

    Optional<SignalKind> signalled() {
        return signalled;
    }

    /** Its peer was asked to end it. */
    boolean isToEnd() {
        return signalled.filter(SignalKind.ASR::equals).isPresent();
    }

    void signalled(SignalKind kind) {
        signalled = Optional.of(kind);
    }

    void signalSettled() {
        signalled = Optional.empty();
    }

    SessionSignal signal(SignalKind kind) {
        return new SessionSignal(id, origin, kind);
    }

    /** Keeps an answer for repeats; beyond {@code most}, the oldest is dropped and its number noted as answered. */
    void answered(RequestType type, long number, CreditControlAnswer answer, int most) {
        answers = answers.with(new Answered(type, number, answer), most);
    }

    /** Takes over what was answered before the session was closed. */
    void recall(ClosedSession earlier) {
        answers = answers.after(earlier.answers());
    }

    ClosedSession closedAt(Instant now) {
        return new ClosedSession(id, origin, now, answers);
    }

    Session frozen() {
        return new Session(id, origin, network, openedAt, deadline, reservations, answers, signalled);
    }
}
