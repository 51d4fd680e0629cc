package io.silkroam.simulator.jdiameter;

import io.silkroam.simulator.gy.Route;
import java.util.Optional;
import org.jdiameter.api.Answer;
import org.jdiameter.api.Avp;
import org.jdiameter.api.AvpDataException;
import org.jdiameter.api.AvpSet;
import org.jdiameter.api.Message;
import org.jdiameter.api.NetworkReqListener;
import org.jdiameter.api.Request;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Hands the gateway's own requests to the {@link GatewayListener} and answers with what it says. */
final class GatewayRequests implements NetworkReqListener {
    private static final Logger LOG = LoggerFactory.getLogger(GatewayRequests.class);
    private static final int UNSUPPORTED_COMMAND = 3001;
    private static final int UNABLE_TO_COMPLY = 5012;
    private static final boolean MANDATORY = true;
    private static final boolean UNPROTECTED = false;
    private static final boolean OCTET_STRING = true;

    private final Route.Origin origin;
    private final GatewayListener listener;

    GatewayRequests(Route.Origin origin, GatewayListener listener) {
        this.origin = origin;
        this.listener = listener;
    }

    @Override
    public Answer processRequest(Request request) {
        int resultCode;
        try {
            resultCode = decide(request);
        } catch (AvpDataException e) {
            LOG.warn("request {} cannot be read: {}", request.getCommandCode(), e.getMessage());
            resultCode = UNABLE_TO_COMPLY;
        }
        return answer(request, resultCode);
    }

    private int decide(Request request) throws AvpDataException {
        return switch (request.getCommandCode()) {
            case Message.RE_AUTH_REQUEST -> listener.onReAuth(read(request));
            case Message.ABORT_SESSION_REQUEST -> listener.onAbort(read(request));
            default -> UNSUPPORTED_COMMAND;
        };
    }

    private static GatewayRequest read(Request request) throws AvpDataException {
        AvpSet avps = request.getAvps();
        return new GatewayRequest(
                request.getSessionId(),
                avps.getAvp(Avp.ORIGIN_HOST).getDiameterIdentity(),
                AnswerReader.unsigned32(avps, Avp.RATING_GROUP));
    }

    /** Session-Id, Result-Code, Origin-Host, Origin-Realm, as RFC 6733 §8.3.2 and §8.5.2 want it, and nothing else. */
    private Answer answer(Request request, int resultCode) {
        Answer answer = request.createAnswer(resultCode);
        AvpSet avps = answer.getAvps();
        avps.removeAvp(Avp.AUTH_APPLICATION_ID);
        answer.setReTransmitted(false);
        avps.addAvp(Avp.ORIGIN_HOST, addressed(request).orElse(origin.host()), MANDATORY, UNPROTECTED, OCTET_STRING);
        avps.addAvp(Avp.ORIGIN_REALM, origin.realm(), MANDATORY, UNPROTECTED, OCTET_STRING);
        return answer;
    }

    /** Behind a relay the answering host is the one that was addressed, not the one that holds the connection. */
    private static Optional<String> addressed(Request request) {
        Avp host = request.getAvps().getAvp(Avp.DESTINATION_HOST);
        if (host == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(host.getDiameterIdentity());
        } catch (AvpDataException e) {
            LOG.debug("unreadable Destination-Host", e);
            return Optional.empty();
        }
    }
}
