package io.silkroam.smpp.session;

import io.silkroam.smpp.codec.Composed;
import io.silkroam.smpp.codec.PduWriter;
import io.silkroam.smpp.pdu.Command;
import io.silkroam.smpp.pdu.CommandStatus;
import io.silkroam.smpp.pdu.Request;
import io.silkroam.smpp.pdu.Response;
import io.silkroam.smpp.pdu.Response.BindResponse;
import io.silkroam.smpp.session.SessionStateMachine.Event;
import io.silkroam.smpp.session.SessionStateMachine.Role;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Binding as an ESME does it: asks as soon as the connection is there, or as soon as an outbind came. */
class EsmeRole implements BindRole {
    private static final Logger LOG = LoggerFactory.getLogger(EsmeRole.class);

    private final SmppClientSettings settings;

    EsmeRole(SmppClientSettings settings) {
        this.settings = settings;
    }

    @Override
    public Role role() {
        return Role.ESME;
    }

    @Override
    public void active(SmppConnection connection) {
        bind(connection);
    }

    final void bind(SmppConnection connection) {
        Request.Bind bind = settings.bind();
        Composed pdu = PduWriter.request(bind, true);
        connection.signal(Event.BIND);
        connection.sendRequest(Command.bind(bind.type()), pdu, false, result -> {
            if (result instanceof SendResult.Answered answered) {
                Response response = answered.response();
                bindAnswered(
                        connection,
                        response instanceof BindResponse its
                                ? its
                                : new BindResponse(response.status(), "", List.of()));
            }
        });
    }

    @Override
    public void bindReceived(SmppConnection connection, int sequence, Request.Bind bind) {}

    @Override
    public void outbindReceived(SmppConnection connection, Request.Outbind outbind) {
        connection.observer().ignored(connection.systemId(), Command.OUTBIND);
    }

    @Override
    public void bindAnswered(SmppConnection connection, BindResponse response) {
        Request.Bind bind = settings.bind();
        if (connection.machine().state() != SessionState.BINDING) {
            return;
        }
        if (!response.ok()) {
            LOG.warn("{} refused the bind: {}", connection.remote(), CommandStatus.name(response.status()));
            connection.observer().bindRefused(bind.systemId(), response.status());
            connection.signal(Event.REFUSED);
            return;
        }
        int version = InterfaceVersions.agreed(response.tlvs(), bind.interfaceVersion());
        LOG.info("bound to {} as {}", connection.remote(), bind.type());
        BoundSession session = new BoundSession(
                connection,
                bind.systemId(),
                bind.type(),
                version,
                settings.windows().out());
        connection.open(session, settings.windows().in());
    }

    @Override
    public void bound(SmppConnection connection) {}

    @Override
    public void ended(SmppConnection connection, EndReason reason) {}
}
