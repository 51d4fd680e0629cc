package io.silkroam.smpp.codec;

import io.silkroam.smpp.pdu.Command;
import io.silkroam.smpp.pdu.Response;
import io.silkroam.smpp.pdu.Response.BindResponse;
import io.silkroam.smpp.pdu.Response.GenericNack;
import io.silkroam.smpp.pdu.Response.MessageResponse;
import io.silkroam.smpp.pdu.Response.MultiResponse;
import io.silkroam.smpp.pdu.Response.PlainResponse;
import io.silkroam.smpp.pdu.Response.QueryResponse;
import io.silkroam.smpp.pdu.Tlv;
import java.util.List;
import org.jsmpp.PDUException;
import org.jsmpp.util.DefaultDecomposer;
import org.jsmpp.util.PDUDecomposer;

/** jSMPP's beans of responses to our records. */
final class ResponseBeans {
    private static final PDUDecomposer DECOMPOSER = DefaultDecomposer.getInstance();

    private ResponseBeans() {}

    static Response read(Command command, int status, PlainCopy copy, List<Tlv> tlvs) throws PDUException {
        return switch (command) {
            case SUBMIT_SM_RESP ->
                new MessageResponse(
                        status, copy.text(DECOMPOSER.submitSmResp(copy.octets()).getMessageId()), tlvs);
            case DELIVER_SM_RESP ->
                new MessageResponse(
                        status,
                        copy.text(DECOMPOSER.deliverSmResp(copy.octets()).getMessageId()),
                        tlvs);
            case DATA_SM_RESP ->
                new MessageResponse(
                        status, copy.text(DECOMPOSER.dataSmResp(copy.octets()).getMessageId()), tlvs);
            case SUBMIT_MULTI_RESP ->
                new MultiResponse(
                        status,
                        copy.text(DECOMPOSER.submitMultiResp(copy.octets()).getMessageId()),
                        copy.unsuccessful(),
                        tlvs);
            case BIND_RECEIVER_RESP, BIND_TRANSMITTER_RESP, BIND_TRANSCEIVER_RESP ->
                new BindResponse(
                        status, copy.text(DECOMPOSER.bindResp(copy.octets()).getSystemId()), tlvs);
            // jSMPP's enum of message states throws for one it does not know.
            case QUERY_SM_RESP ->
                new QueryResponse(status, copy.text(), copy.text(), copy.octetBeforeEnd(2), copy.octetBeforeEnd(1));
            default -> empty(command, status, "", tlvs);
        };
    }

    /** A response of which nothing is known but its status and perhaps its first text. */
    static Response empty(Command command, int status, String first, List<Tlv> tlvs) {
        return switch (command) {
            case GENERIC_NACK -> new GenericNack(status);
            case SUBMIT_SM_RESP, DELIVER_SM_RESP, DATA_SM_RESP -> new MessageResponse(status, first, tlvs);
            case SUBMIT_MULTI_RESP -> new MultiResponse(status, first, List.of(), tlvs);
            case BIND_RECEIVER_RESP, BIND_TRANSMITTER_RESP, BIND_TRANSCEIVER_RESP ->
                new BindResponse(status, first, tlvs);
            case QUERY_SM_RESP -> new QueryResponse(status, first, "", 0, 0);
            default -> new PlainResponse(status);
        };
    }
}
