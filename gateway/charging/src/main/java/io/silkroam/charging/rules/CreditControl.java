package io.silkroam.charging.rules;

import io.silkroam.charging.account.Account;
import io.silkroam.charging.account.AccountStatus;
import io.silkroam.charging.account.SignalKind;
import io.silkroam.charging.request.ChargingResult;
import io.silkroam.charging.request.CreditControlAnswer;
import io.silkroam.charging.request.CreditControlRequest;
import io.silkroam.charging.request.RequestType;
import io.silkroam.charging.request.RequestedUnits;
import io.silkroam.charging.request.ServiceAnswer;
import io.silkroam.charging.request.ServiceRequest;
import io.silkroam.sim.plan.Unit;
import io.silkroam.sim.plan.Zones;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Decides credit-control requests, RFC 8506 §5 and §6. A pure function: the same account, request and time give the
 * same decision, and nothing happens outside it.
 */
public final class CreditControl {
    /** A session is closed by the sweeper when it was silent for so many validity times. */
    private static final int SILENT_VALIDITIES = 2;

    private final ChargingSettings settings;
    private final Services services;
    private final Usage usage;
    private final Granting granting;
    private final OneTimeEvents events;

    public CreditControl(ChargingSettings settings, Zones zones) {
        this.settings = settings;
        this.services = new Services(zones);
        this.usage = new Usage(services);
        this.granting = new Granting(settings, services);
        this.events = new OneTimeEvents(settings, services);
    }

    public Decision decide(Account account, CreditControlRequest request, Instant now) {
        Optional<CreditControlAnswer> repeated = Repeats.find(account, request);
        if (repeated.isPresent()) {
            return Decision.repeat(account, repeated.get());
        }
        return switch (request.type()) {
            case EVENT -> events.decide(account, request, now);
            case INITIAL, UPDATE, TERMINATION -> decideSession(account, request, now);
        };
    }

    private Decision decideSession(Account account, CreditControlRequest request, Instant now) {
        Draft draft = new Draft(account, Journal.of(account, request, now), now);
        Optional<OpenSession> known = draft.session(request.sessionId());
        Optional<ChargingResult> refusal = refusal(draft, request, known.isPresent());
        if (refusal.isPresent()) {
            return Decision.look(account, CreditControlAnswer.of(refusal.get()));
        }
        boolean room = known.isPresent() || hasRoom(draft);
        OpenSession session = known.orElseGet(() -> draft.open(OpenSession.begun(request, now)));
        if (known.isEmpty() && room && request.type() != RequestType.TERMINATION) {
            draft.journal().sessionOpened(session);
        }
        session.heard(request);
        draft.settle(session, SignalKind.RAR);
        long[] prepaid = chargeAll(draft, session, request);
        if (request.type() == RequestType.TERMINATION) {
            return ended(draft, session, request, ChargingResult.SUCCESS);
        }
        return room
                ? granted(draft, session, request, prepaid)
                : ended(draft, session, request, ChargingResult.END_USER_SERVICE_DENIED);
    }

    /**
     * Refusals that change nothing. A SIM that may not be used, or has no room for another session, is refused here
     * only when it reports no usage: what it did use is charged all the same.
     */
    private Optional<ChargingResult> refusal(Draft draft, CreditControlRequest request, boolean known) {
        if (!known && settings.strictSessions() && request.type() != RequestType.INITIAL) {
            return Optional.of(ChargingResult.UNKNOWN_SESSION_ID);
        }
        if (!known && draft.status() != AccountStatus.ACTIVE && request.type() == RequestType.INITIAL) {
            return Optional.of(ChargingResult.AUTHORIZATION_REJECTED);
        }
        if (!known && !hasRoom(draft) && request.type() == RequestType.INITIAL) {
            return Optional.of(ChargingResult.END_USER_SERVICE_DENIED);
        }
        return Optional.empty();
    }

    private boolean hasRoom(Draft draft) {
        return draft.sessions().size() < settings.bounds().openSessions();
    }

    private long[] chargeAll(Draft draft, OpenSession session, CreditControlRequest request) {
        long[] prepaid = new long[request.services().size()];
        for (int i = 0; i < prepaid.length; i++) {
            prepaid[i] = usage.charge(draft, session, request.services().get(i));
        }
        return prepaid;
    }

    private Decision granted(Draft draft, OpenSession session, CreditControlRequest request, long[] prepaid) {
        if (draft.status() != AccountStatus.ACTIVE) {
            return answered(draft, session, request, CreditControlAnswer.of(ChargingResult.AUTHORIZATION_REJECTED));
        }
        List<ServiceAnswer> answers = new ArrayList<>(prepaid.length);
        for (int i = 0; i < prepaid.length; i++) {
            ServiceRequest service = request.services().get(i);
            Optional<RequestedUnits> wanted = wanted(request, service);
            answers.add(
                    wanted.isPresent()
                            ? granting.grant(draft, session, service, wanted.get(), prepaid[i])
                            : withoutQuota(service, ChargingResult.SUCCESS));
        }
        return answered(draft, session, request, success(answers));
    }

    /** An initial request that names a service wants quota for it, even if it says no more. */
    private static Optional<RequestedUnits> wanted(CreditControlRequest request, ServiceRequest service) {
        return request.type() == RequestType.INITIAL
                ? service.requested().or(() -> Optional.of(new RequestedUnits(Unit.OCTETS, RequestedUnits.UP_TO_US)))
                : service.requested();
    }

    /** @param more what a service is told that wants quota all the same */
    private Decision ended(Draft draft, OpenSession session, CreditControlRequest request, ChargingResult more) {
        List<ServiceAnswer> answers = request.services().stream()
                .map(s -> withoutQuota(s, s.requested().isPresent() ? more : ChargingResult.SUCCESS))
                .toList();
        CreditControlAnswer answer = success(answers);
        remember(session, request, answer);
        draft.close(session, settings);
        Upkeep.dropFinished(draft);
        return Decision.change(draft, answer);
    }

    private Decision answered(
            Draft draft, OpenSession session, CreditControlRequest request, CreditControlAnswer answer) {
        remember(session, request, answer);
        session.deadline(draft.now().plus(silence(answer)));
        Upkeep.dropFinished(draft);
        return Decision.change(draft, answer);
    }

    private void remember(OpenSession session, CreditControlRequest request, CreditControlAnswer answer) {
        session.answered(
                request.type(), request.number(), answer, settings.bounds().answersPerSession());
    }

    private Duration silence(CreditControlAnswer answer) {
        long longest = Long.MIN_VALUE;
        for (ServiceAnswer service : answer.services()) {
            if (service.grant().isPresent()) {
                longest = Math.max(longest, service.grant().get().validitySeconds());
            }
        }
        long seconds = longest == Long.MIN_VALUE ? settings.validityTime().toSeconds() : longest;
        return Duration.ofSeconds(Math.max(seconds, 1) * SILENT_VALIDITIES);
    }

    private static ServiceAnswer withoutQuota(ServiceRequest request, ChargingResult result) {
        return new ServiceAnswer(request.service(), result, Optional.empty());
    }

    private static CreditControlAnswer success(List<ServiceAnswer> answers) {
        return new CreditControlAnswer(ChargingResult.SUCCESS, answers, Optional.empty(), Optional.empty());
    }
}
