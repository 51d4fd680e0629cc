package io.silkroam.gateway.sms;

import io.silkroam.messaging.account.ErrorMap;
import io.silkroam.messaging.account.EsmeAccount;
import io.silkroam.messaging.account.Partners;
import io.silkroam.messaging.account.SmscLink;
import io.silkroam.messaging.message.CarryResult;
import io.silkroam.messaging.message.CarryResult.FailureClass;
import io.silkroam.messaging.message.Delivery;
import io.silkroam.messaging.message.Party;
import io.silkroam.messaging.port.Carrier;
import io.silkroam.smpp.pdu.CommandStatus;
import io.silkroam.smpp.pdu.Request;
import io.silkroam.smpp.pdu.Request.SubmitSm;
import io.silkroam.smpp.pdu.Response;
import io.silkroam.smpp.pdu.Response.MessageResponse;
import io.silkroam.smpp.session.SendResult;
import io.silkroam.smpp.session.SmppSession;
import io.silkroam.smpp.transport.SmppLoops;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Carries deliveries over SMPP sessions: to links as submit_sm, to accounts as deliver_sm; and to our own services. */
final class SmppCarrier implements Carrier {
    private final Supplier<Partners> partners;
    private final BoundSessions links;
    private final BoundSessions accounts;
    private final Map<String, ServiceDesk> services = new ConcurrentHashMap<>();
    private final Map<String, LinkPace> paces = new ConcurrentHashMap<>();
    private final SmppLoops loops;
    private final Clock clock;
    private volatile Consumer<Party> roomAgain = party -> {};

    SmppCarrier(
            Supplier<Partners> partners, BoundSessions links, BoundSessions accounts, SmppLoops loops, Clock clock) {
        this.partners = partners;
        this.links = links;
        this.accounts = accounts;
        this.loops = loops;
        this.clock = clock;
    }

    /** @param heard told when a party that had no room has some again */
    void onRoom(Consumer<Party> heard) {
        this.roomAgain = heard;
    }

    void serve(String name, ServiceDesk service) {
        services.put(name, service);
        roomAgain.accept(Party.service(name));
    }

    @Override
    public int room(Party party) {
        return switch (party.kind()) {
            case LINK -> linkRoom(party.name());
            case ACCOUNT -> accounts.room(party.name());
            case SERVICE -> room(services.get(party.name()));
        };
    }

    private static int room(ServiceDesk desk) {
        return desk == null ? 0 : desk.room();
    }

    private int linkRoom(String name) {
        int room = links.room(name);
        Optional<SmscLink> link = partners.get().link(name);
        if (room == 0 || link.isEmpty()) {
            return 0;
        }
        int allowed = pace(link.get()).room(link.get(), System.nanoTime());
        if (allowed == 0) {
            lookAgain(link.get());
        }
        return Math.min(room, allowed);
    }

    private LinkPace pace(SmscLink link) {
        return paces.computeIfAbsent(link.name(), n -> new LinkPace(link, System.nanoTime()));
    }

    private void lookAgain(SmscLink link) {
        LinkPace pace = pace(link);
        long wait = pace.wakeAfter(System.nanoTime());
        if (wait > 0) {
            loops.later(
                    () -> {
                        pace.woken();
                        roomAgain.accept(Party.link(link.name()));
                    },
                    Duration.ofNanos(wait));
        }
    }

    @Override
    public void carry(Delivery delivery, Consumer<CarryResult> result) {
        switch (delivery.to().kind()) {
            case LINK -> toLink(delivery, result);
            case ACCOUNT -> toAccount(delivery, result);
            case SERVICE -> toService(delivery, result);
        }
    }

    private void toLink(Delivery delivery, Consumer<CarryResult> result) {
        Optional<SmscLink> link = partners.get().link(delivery.to().name());
        Optional<SmppSession> session = links.next(delivery.to().name());
        if (link.isEmpty() || session.isEmpty()) {
            result.accept(new CarryResult.NotSent());
            return;
        }
        Optional<SubmitSm> submit = SubmitWriter.write(delivery, link.get(), clock.instant());
        if (submit.isEmpty()) {
            result.accept(new CarryResult.Refused(CommandStatus.ESME_RINVMSGLEN, FailureClass.ROUTE));
            return;
        }
        LinkPace pace = pace(link.get());
        if (!pace.take(System.nanoTime())) {
            lookAgain(link.get());
            result.accept(new CarryResult.NotSent());
            return;
        }
        send(session.get(), submit.get(), link.get().errors(), outcome -> {
            if (outcome instanceof CarryResult.Taken) {
                pace.took();
            } else if (outcome instanceof CarryResult.Refused refused && refused.failure() == FailureClass.THROTTLED) {
                pace.throttled(link.get().throttled(), System.nanoTime());
            }
            result.accept(outcome);
        });
    }

    private void toAccount(Delivery delivery, Consumer<CarryResult> result) {
        Optional<EsmeAccount> account = partners.get().account(delivery.to().name());
        Optional<SmppSession> session = accounts.next(delivery.to().name());
        if (account.isEmpty() || session.isEmpty()) {
            result.accept(new CarryResult.NotSent());
            return;
        }
        send(session.get(), DeliverWriter.write(delivery, account.get()), EsmeErrors.MAP, result);
    }

    private void toService(Delivery delivery, Consumer<CarryResult> result) {
        ServiceDesk desk = services.get(delivery.to().name());
        if (desk == null) {
            result.accept(new CarryResult.NotSent());
        } else {
            desk.received(delivery, answer -> {
                result.accept(answer);
                roomAgain.accept(delivery.to());
            });
        }
    }

    private static void send(SmppSession session, Request request, ErrorMap errors, Consumer<CarryResult> result) {
        session.send(request, sent -> result.accept(resultOf(sent, errors)));
    }

    private static CarryResult resultOf(SendResult sent, ErrorMap errors) {
        if (sent instanceof SendResult.Answered answered) {
            Response response = answered.response();
            if (!response.ok()) {
                return new CarryResult.Refused(response.status(), errors.classOf(response.status()));
            }
            return response instanceof MessageResponse message
                    ? new CarryResult.Taken(Optional.of(message.messageId()).filter(id -> !id.isEmpty()))
                    : new CarryResult.Unanswered(); // a response of another kind says nothing about ours
        }
        return sent instanceof SendResult.Unanswered ? new CarryResult.Unanswered() : new CarryResult.NotSent();
    }
}
