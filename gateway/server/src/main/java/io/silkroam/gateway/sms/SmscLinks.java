package io.silkroam.gateway.sms;

import io.silkroam.messaging.MessagingEngine;
import io.silkroam.messaging.account.SmscLink;
import io.silkroam.messaging.message.Party;
import io.silkroam.smpp.pdu.Request;
import io.silkroam.smpp.pdu.Response;
import io.silkroam.smpp.session.SessionListener;
import io.silkroam.smpp.session.SmppClient;
import io.silkroam.smpp.session.SmppObserver;
import io.silkroam.smpp.session.SmppSession;
import io.silkroam.smpp.transport.SmppLoops;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps the binds to the SMSCs of all links that are enabled, and follows their configuration. */
final class SmscLinks {
    private static final Logger LOG = LoggerFactory.getLogger(SmscLinks.class);
    private static final Duration REPLACED_GRACE = Duration.ofSeconds(5);

    private final SmppLoops loops;
    private final SmppPorts ports;
    private final BoundSessions sessions;
    private final LinkInbox inbox;
    private final MessagingEngine messaging;
    private final SmppObserver observer;
    private final Map<String, Running> running = new HashMap<>();

    /** A link as it was started. */
    private record Running(SmscLink link, SmppClient client) {}

    SmscLinks(
            SmppLoops loops,
            SmppPorts ports,
            BoundSessions sessions,
            LinkInbox inbox,
            MessagingEngine messaging,
            SmppObserver observer) {
        this.loops = loops;
        this.ports = ports;
        this.sessions = sessions;
        this.inbox = inbox;
        this.messaging = messaging;
        this.observer = observer;
    }

    /** Starts what is new, ends what is gone, and replaces what has changed; the others go on undisturbed. */
    synchronized void follow(Collection<SmscLink> links) {
        Map<String, SmscLink> wanted = new HashMap<>();
        links.stream().filter(l -> l.endpoint().enabled()).forEach(l -> wanted.put(l.name(), l));
        for (Running old : new ArrayList<>(running.values())) {
            SmscLink now = wanted.get(old.link().name());
            if (!old.link().equals(now)) {
                running.remove(old.link().name());
                old.client().stop(REPLACED_GRACE);
                LOG.info("link {} ended: its configuration changed", old.link().name());
            }
        }
        wanted.values().stream().filter(l -> !running.containsKey(l.name())).forEach(this::start);
    }

    private void start(SmscLink link) {
        LOG.info(
                "link {} binds to {}:{}",
                link.name(),
                link.endpoint().host(),
                link.endpoint().port());
        SmppClient client = SmppClient.start(loops, ports.client(link), new Listener(link), observer);
        running.put(link.name(), new Running(link, client));
    }

    /** False if not everything in flight had its answer in time. */
    synchronized boolean stop(Duration grace) {
        boolean finished = true;
        for (Running each : List.copyOf(running.values())) {
            finished &= each.client().stop(grace);
        }
        running.clear();
        return finished;
    }

    private final class Listener implements SessionListener {
        private final SmscLink link;

        Listener(SmscLink link) {
            this.link = link;
        }

        @Override
        public void bound(SmppSession session) {
            LOG.info("link {} is bound as {} at {}", link.name(), session.bindType(), session.remote());
            if (session.bindType().transmits()) {
                sessions.add(link.name(), session);
                messaging.roomAt(Party.link(link.name()));
            }
        }

        @Override
        public void requested(SmppSession session, Request request, Consumer<Response> answer) {
            inbox.serve(link, request, answer);
        }

        @Override
        public void roomAgain(SmppSession session) {
            messaging.roomAt(Party.link(link.name()));
        }

        @Override
        public void ended(SmppSession session, String reason) {
            sessions.remove(link.name(), session);
            LOG.warn("link {} at {} is gone: {}", link.name(), session.remote(), reason);
        }
    }
}
