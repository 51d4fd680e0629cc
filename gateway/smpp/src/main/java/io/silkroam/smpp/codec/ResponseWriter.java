package io.silkroam.smpp.codec;

import io.silkroam.smpp.pdu.Command;
import io.silkroam.smpp.pdu.CommandStatus;
import io.silkroam.smpp.pdu.Response;
import io.silkroam.smpp.pdu.Response.Unsuccessful;
import io.silkroam.smpp.pdu.Tlv;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.List;
import org.jsmpp.PDUException;
import org.jsmpp.util.DefaultComposer;
import org.jsmpp.util.PDUComposer;

/**
 * Composes responses with jSMPP's composer. Any thread. A negative response has no body where SMPP 3.4 §4 says so;
 * one that does not suit its request, or cannot be carried, is an IllegalArgumentException.
 */
public final class ResponseWriter {
    private static final PDUComposer COMPOSER = new DefaultComposer();
    private static final int STATUS = 8;

    private ResponseWriter() {}

    /**
     * Composes a response.
     *
     * @param request what it answers
     * @param withTlvs false for a peer of SMPP 3.3
     */
    public static Composed response(Command request, Response response, boolean withTlvs) {
        if (response instanceof Response.GenericNack) {
            return header(Command.GENERIC_NACK, response.status());
        }
        Command command = request.response();
        if ((response instanceof Response.PlainResponse && Layouts.of(command).length == 0) || isBare(response)) {
            return header(command, response.status());
        }
        Texts texts = new Texts();
        try {
            byte[] octets = texts.complete(command, compose(command, response, texts));
            putStatus(octets, response.status());
            return new Composed(octets, Tlvs.forPeer(tlvs(response), withTlvs));
        } catch (PDUException tooLong) {
            throw new IllegalArgumentException("a value too long for " + command);
        }
    }

    /** A response that refuses a request, of whatever kind it is. */
    public static Composed refusal(Command request, int status) {
        return request == Command.DELIVER_SM
                ? response(request, Response.MessageResponse.refused(status), false)
                : header(request.response(), status);
    }

    private static Composed header(Command command, int status) {
        return new Composed(COMPOSER.composeHeader(command.id(), status, 0), List.of());
    }

    /** submit_sm_resp, data_sm_resp and the others lose their body with the message they do not have, §4.4.2. */
    private static boolean isBare(Response response) {
        if (response.status() == CommandStatus.ESME_ROK) {
            return false;
        }
        return response instanceof Response.PlainResponse
                || (response instanceof Response.BindResponse bind
                        && bind.tlvs().isEmpty())
                || (response instanceof Response.QueryResponse query
                        && query.messageId().isEmpty());
    }

    private static byte[] compose(Command command, Response response, Texts texts) throws PDUException {
        if (response instanceof Response.MessageResponse message) {
            return message(command, message, texts);
        } else if (response instanceof Response.BindResponse bind
                && command.name().startsWith("BIND_")) {
            return COMPOSER.bindResp(command.id(), 0, texts.text(bind.systemId()));
        } else if (response instanceof Response.MultiResponse multi && command == Command.SUBMIT_MULTI_RESP) {
            return multi(multi, texts);
        } else if (response instanceof Response.QueryResponse query && command == Command.QUERY_SM_RESP) {
            return COMPOSER.querySmResp(
                    0, texts.text(query.messageId()), texts.text(query.finalDate()), (byte) query.messageState(), (byte)
                            query.errorCode());
        }
        throw new IllegalArgumentException(response.getClass().getSimpleName() + " is no " + command);
    }

    private static byte[] message(Command command, Response.MessageResponse message, Texts texts) throws PDUException {
        boolean bare =
                !message.ok() && message.messageId().isEmpty() && message.tlvs().isEmpty();
        return switch (command) {
            case SUBMIT_SM_RESP ->
                bare
                        ? COMPOSER.composeHeader(command.id(), 0, 0)
                        : COMPOSER.submitSmResp(0, texts.text(message.messageId()));
            case DATA_SM_RESP ->
                bare
                        ? COMPOSER.composeHeader(command.id(), 0, 0)
                        : COMPOSER.dataSmResp(0, texts.text(message.messageId()));
            // §4.6.2: message_id is unused and always there.
            case DELIVER_SM_RESP -> COMPOSER.deliverSmResp(0, 0, texts.text(message.messageId()));
            case SUBMIT_MULTI_RESP ->
                bare
                        ? COMPOSER.composeHeader(command.id(), 0, 0)
                        : COMPOSER.submitMultiResp(0, texts.text(message.messageId()));
            default -> throw new IllegalArgumentException("a message_id in " + command);
        };
    }

    private static byte[] multi(Response.MultiResponse multi, Texts texts) throws PDUException {
        String messageId = texts.text(multi.messageId());
        if (multi.unsuccessful().size() > Field.UNSUCCESSFUL.most) {
            throw new IllegalArgumentException(multi.unsuccessful().size() + " destinations");
        }
        ByteArrayOutputStream block = new ByteArrayOutputStream();
        block.write(multi.unsuccessful().size());
        for (Unsuccessful each : multi.unsuccessful()) {
            block.write(each.destination().ton());
            block.write(each.destination().npi());
            block.writeBytes(texts.counted(each.destination().value(), Field.DESTINATION.most));
            block.write(0);
            block.writeBytes(ByteBuffer.allocate(4).putInt(each.status()).array());
        }
        texts.block(block.toByteArray());
        return COMPOSER.submitMultiResp(0, messageId);
    }

    private static List<Tlv> tlvs(Response response) {
        if (response instanceof Response.MessageResponse message) {
            return message.tlvs();
        } else if (response instanceof Response.BindResponse bind) {
            return bind.tlvs();
        }
        return response instanceof Response.MultiResponse multi ? multi.tlvs() : List.of();
    }

    private static void putStatus(byte[] octets, int status) {
        octets[STATUS] = (byte) (status >>> 24);
        octets[STATUS + 1] = (byte) (status >>> 16);
        octets[STATUS + 2] = (byte) (status >>> 8);
        octets[STATUS + 3] = (byte) status;
    }
}
