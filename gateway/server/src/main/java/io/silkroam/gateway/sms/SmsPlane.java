package io.silkroam.gateway.sms;

import io.silkroam.charging.ChargingEngine;
import io.silkroam.charging.request.Origin;
import io.silkroam.gateway.conf.Configuration;
import io.silkroam.gateway.conf.DiameterSettings;
import io.silkroam.gateway.conf.SmppSettings;
import io.silkroam.gateway.status.SmsCounters;
import io.silkroam.messaging.MessagingEngine;
import io.silkroam.messaging.account.AccountGate;
import io.silkroam.messaging.account.BindGuard;
import io.silkroam.messaging.account.EsmeAccount;
import io.silkroam.messaging.account.EsmePasswords;
import io.silkroam.messaging.account.PartnerChanges;
import io.silkroam.messaging.account.Partners;
import io.silkroam.messaging.account.SmscLink;
import io.silkroam.messaging.message.Party;
import io.silkroam.messaging.message.SmsAddress;
import io.silkroam.messaging.port.ReceiptKeys;
import io.silkroam.messaging.port.Routing;
import io.silkroam.messaging.port.Surroundings;
import io.silkroam.messaging.route.Router;
import io.silkroam.smpp.receipt.IdForm;
import io.silkroam.smpp.receipt.ReceiptIds;
import io.silkroam.smpp.session.SmppObserver;
import io.silkroam.smpp.session.SmppServer;
import io.silkroam.smpp.session.SmppServerSettings;
import io.silkroam.smpp.transport.SmppLoops;
import io.silkroam.store.Database;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Supplier;

/** The gateway's side of short messages: the engine, the door for ESMEs, the links to SMSCs. */
public final class SmsPlane implements AutoCloseable {
    private final Supplier<Partners> partners;
    private final Router router;
    private final MessageText text;
    private final SmppLoops loops;
    private final SmppCarrier carrier;
    private final MessagingEngine messaging;
    private final EsmeDoor door;
    private final SmscLinks links;
    private final SmppPorts ports;
    private final SmppObserver smppObserver;
    private final List<SmppServer> servers = new ArrayList<>();

    /** What it stands on. */
    public record Ground(
            Configuration configuration,
            Database database,
            ChargingEngine charging,
            Supplier<Partners> partners,
            EsmePasswords passwords,
            Clock clock,
            SmsCounters counters) {}

    /** Opens the engine; nobody is let in before {@link #start}. */
    public SmsPlane(Ground ground) {
        SmppSettings settings = ground.configuration().settings().smpp();
        this.partners = ground.partners();
        this.router = new Router(partners.get().routes());
        this.text = new MessageText(this::firstLink);
        this.loops = SmppLoops.start(settings.limits().eventLoops());
        this.ports = new SmppPorts(settings);
        this.smppObserver = ground.counters();
        BoundSessions linkSessions = new BoundSessions();
        BoundSessions esmeSessions = new BoundSessions();
        this.carrier = new SmppCarrier(partners, linkSessions, esmeSessions, loops, ground.clock());
        this.messaging = engine(ground);
        carrier.onRoom(messaging::roomAt);
        AccountGate gate = new AccountGate();
        SubmitReader reader = new SubmitReader(partners, gate, text, ground.clock());
        this.door = new EsmeDoor(
                partners,
                ground.passwords(),
                new BindGuard(settings.guard()),
                gate,
                esmeSessions,
                new EsmeRequests(messaging, reader, text, ground.clock()),
                messaging);
        this.links = new SmscLinks(loops, ports, linkSessions, new LinkInbox(messaging, text), messaging, smppObserver);
    }

    private MessagingEngine engine(Ground ground) {
        DiameterSettings identity = ground.configuration().settings().diameter();
        ReceiptKeys keys = this::keysOf;
        return MessagingEngine.start(
                ground.configuration().settings().messaging(),
                new Surroundings(
                        ground.database(),
                        ground.clock(),
                        router,
                        new EventPayments(
                                ground.charging(),
                                router,
                                partners,
                                new Origin(identity.host(), identity.realm()),
                                ground.configuration()
                                        .settings()
                                        .charging()
                                        .charging()
                                        .defaultRatingGroup(),
                                ground.clock()),
                        carrier,
                        keys,
                        ground.counters()));
    }

    /** An id as it was written comes before its other forms: where two messages share a form, it tells them apart. */
    private List<String> keysOf(String link, String id, ReceiptKeys.Source source) {
        Set<String> keys = new LinkedHashSet<>();
        keys.add(id);
        if (source == ReceiptKeys.Source.RESPONSE) {
            keys.add(ReceiptIds.normal(id));
        } else {
            keys.addAll(ReceiptIds.keys(id, form(link)));
        }
        return new ArrayList<>(keys);
    }

    private IdForm form(String link) {
        return partners.get()
                .link(link)
                .map(l -> switch (l.receipts().ids()) {
                    case AUTO -> IdForm.AUTO;
                    case AS_IS -> IdForm.AS_IS;
                    case DECIMAL_FOR_HEX -> IdForm.DECIMAL_RECEIPT_FOR_HEX_RESPONSE;
                    case HEX_FOR_DECIMAL -> IdForm.HEX_RECEIPT_FOR_DECIMAL_RESPONSE;
                })
                .orElse(IdForm.AUTO);
    }

    private Optional<SmscLink> firstLink(SmsAddress destination) {
        return router.ask(Texts.probe(destination)) instanceof Routing.Answer.Via via
                ? via.parties().stream()
                        .filter(p -> p.kind() == Party.Kind.LINK)
                        .findFirst()
                        .flatMap(p -> partners.get().link(p.name()))
                : Optional.empty();
    }

    /** Lets ESMEs in and binds to the SMSCs. */
    public void start() {
        links.follow(partners.get().links().values());
        if (ports.settings().enabled()) {
            for (SmppServerSettings each : ports.servers()) {
                servers.add(SmppServer.start(loops, each, door, door, smppObserver));
            }
        }
    }

    /** Other partners and routes from now on. */
    public void follow(PartnerChanges changes) {
        router.use(changes.now().routes());
        links.follow(changes.now().links().values());
        door.endSessionsOf(
                changes.accountsRemoved().stream().map(EsmeAccount::name).toList());
    }

    /** A service of our own takes what is routed to it. */
    public void serve(String name, ServiceDesk desk) {
        carrier.serve(name, desk);
    }

    /** Texts of our own, as messages. */
    public Texts texts() {
        return new Texts(text);
    }

    public MessagingEngine messaging() {
        return messaging;
    }

    /** The port in clear, where ESMEs are let in by one. */
    public OptionalInt port() {
        return servers.stream().mapToInt(SmppServer::port).filter(p -> p > 0).findFirst();
    }

    /** The port with TLS, where there is one. */
    public OptionalInt tlsPort() {
        return servers.stream().mapToInt(SmppServer::tlsPort).filter(p -> p > 0).findFirst();
    }

    /** Takes leave of ESMEs and SMSCs, then of the store; whether everything in flight was finished. */
    public boolean close(Duration grace) {
        boolean finished = true;
        for (SmppServer server : servers) {
            finished &= server.stop(grace);
        }
        finished &= links.stop(grace);
        finished &= messaging.close(grace);
        loops.close();
        return finished;
    }

    @Override
    public void close() {
        close(Duration.ofSeconds(5));
    }
}
