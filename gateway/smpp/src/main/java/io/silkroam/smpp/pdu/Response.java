package io.silkroam.smpp.pdu;

import java.util.List;

/** A response PDU, SMPP 3.4 §4. Which request it answers is told by its sequence_number alone. */
public sealed interface Response {

    /** command_status, §5.1.3; 0 is ESME_ROK. Names are in {@link CommandStatus}. */
    int status();

    /** Whether the request was carried out. */
    default boolean ok() {
        return status() == CommandStatus.ESME_ROK;
    }

    /** The three bind responses, §4.1. */
    record BindResponse(int status, String systemId, List<Tlv> tlvs) implements Response {
        public BindResponse {
            tlvs = List.copyOf(tlvs);
        }
    }

    /**
     * submit_sm_resp, deliver_sm_resp, data_sm_resp, §4.4.2, §4.6.2, §4.7.2.
     *
     * @param messageId empty where there is none
     */
    record MessageResponse(int status, String messageId, List<Tlv> tlvs) implements Response {
        public MessageResponse {
            tlvs = List.copyOf(tlvs);
        }

        public static MessageResponse accepted(String messageId) {
            return new MessageResponse(CommandStatus.ESME_ROK, messageId, List.of());
        }

        public static MessageResponse refused(int status) {
            return new MessageResponse(status, "", List.of());
        }
    }

    /** submit_multi_resp, §4.5.2. */
    record MultiResponse(int status, String messageId, List<Unsuccessful> unsuccessful, List<Tlv> tlvs)
            implements Response {
        public MultiResponse {
            unsuccessful = List.copyOf(unsuccessful);
            tlvs = List.copyOf(tlvs);
        }
    }

    /** A destination that a submit_multi did not reach. */
    record Unsuccessful(Address destination, int status) {}

    /**
     * query_sm_resp, §4.8.2.
     *
     * @param finalDate empty while there is none, or 16 characters
     */
    record QueryResponse(int status, String messageId, String finalDate, int messageState, int errorCode)
            implements Response {}

    /** cancel_sm_resp, replace_sm_resp, enquire_link_resp, unbind_resp: a status and nothing more. */
    record PlainResponse(int status) implements Response {}

    /** generic_nack, §4.3. */
    record GenericNack(int status) implements Response {}
}
