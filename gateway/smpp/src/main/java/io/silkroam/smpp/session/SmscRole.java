package io.silkroam.smpp.session;

import io.silkroam.smpp.pdu.Command;
import io.silkroam.smpp.pdu.CommandStatus;
import io.silkroam.smpp.pdu.Request;
import io.silkroam.smpp.pdu.Response.BindResponse;
import io.silkroam.smpp.session.EsmeAuthority.Attempt;
import io.silkroam.smpp.session.EsmeAuthority.Verdict;
import io.silkroam.smpp.session.SessionStateMachine.Event;
import io.silkroam.smpp.session.SessionStateMachine.Role;
import io.silkroam.smpp.transport.PeerCertificate;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Binding as the SMSC does it: an authority decides, SMPP 3.4 §4.1. One for each connection. */
class SmscRole implements BindRole {
    private static final Logger LOG = LoggerFactory.getLogger(SmscRole.class);

    private final String systemId;
    private final EsmeAuthority authority;

    SmscRole(String systemId, EsmeAuthority authority) {
        this.systemId = systemId;
        this.authority = authority;
    }

    @Override
    public Role role() {
        return Role.SMSC;
    }

    @Override
    public void active(SmppConnection connection) {}

    @Override
    public void bindReceived(SmppConnection connection, int sequence, Request.Bind bind) {
        Attempt attempt = new Attempt(
                bind,
                connection.remote(),
                PeerCertificate.isTls(connection.channel()),
                PeerCertificate.of(connection.channel()));
        Decision decision = new Decision(connection, sequence, attempt);
        if (!connection.guard(() -> authority.decide(attempt, decision))) {
            decision.accept(new Verdict.Refused(CommandStatus.ESME_RSYSERR));
        }
    }

    @Override
    public void outbindReceived(SmppConnection connection, Request.Outbind outbind) {}

    @Override
    public void bindAnswered(SmppConnection connection, BindResponse response) {}

    @Override
    public void bound(SmppConnection connection) {}

    @Override
    public void ended(SmppConnection connection, EndReason reason) {}

    /** Takes the verdict once, and brings it to the event loop. */
    private final class Decision implements Consumer<Verdict>, Wire.Item {
        private final SmppConnection connection;
        private final int sequence;
        private final Attempt attempt;
        private final AtomicBoolean given = new AtomicBoolean();
        private Verdict verdict;

        Decision(SmppConnection connection, int sequence, Attempt attempt) {
            this.connection = connection;
            this.sequence = sequence;
            this.attempt = attempt;
        }

        @Override
        public void accept(Verdict decided) {
            if (!given.getAndSet(true)) {
                verdict = decided;
                connection.wire().submit(this);
            }
        }

        @Override
        public void write() {
            if (connection.machine().state() != SessionState.BINDING
                    || !connection.channel().isActive()) {
                dropped();
            } else if (verdict instanceof Verdict.Welcome welcome) {
                welcome(welcome);
            } else {
                refuse(((Verdict.Refused) verdict).status());
            }
        }

        private void welcome(Verdict.Welcome welcome) {
            Request.Bind bind = attempt.bind();
            int version = InterfaceVersions.agree(bind.interfaceVersion(), InterfaceVersions.V50);
            BoundSession session =
                    new BoundSession(connection, bind.systemId(), bind.type(), version, welcome.windowOut());
            respond(new BindResponse(CommandStatus.ESME_ROK, systemId, InterfaceVersions.parameter(version)));
            LOG.debug("{} bound as {} from {}", bind.systemId(), bind.type(), connection.remote());
            connection.open(session, welcome.windowIn());
        }

        private void refuse(int status) {
            LOG.info("bind of {} refused: {}", connection.remote(), CommandStatus.name(status));
            respond(new BindResponse(status, "", List.of()));
            connection.observer().bindRefused(attempt.bind().systemId(), status);
            connection.signal(Event.REFUSED);
        }

        private void respond(BindResponse response) {
            connection.respond(Command.bind(attempt.bind().type()), sequence, response);
        }

        @Override
        public void dropped() {
            if (verdict instanceof Verdict.Welcome) {
                connection.guard(() -> authority.abandoned(attempt));
            }
        }
    }
}
