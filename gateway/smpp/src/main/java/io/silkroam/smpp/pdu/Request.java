package io.silkroam.smpp.pdu;

import java.util.Arrays;
import java.util.List;

/** A request PDU, SMPP 3.4 §4; alert_notification and outbind have no response. */
public sealed interface Request {

    /** bind_transmitter, bind_receiver, bind_transceiver, §4.1. */
    record Bind(
            BindType type,
            String systemId,
            String password,
            String systemType,
            int interfaceVersion,
            int addressTon,
            int addressNpi,
            String addressRange)
            implements Request {
        /** Without the password. */
        @Override
        public String toString() {
            return "Bind[%s, %s, version 0x%02X]".formatted(type, systemId, interfaceVersion);
        }
    }

    /** outbind, §4.1.7. */
    record Outbind(String systemId, String password) implements Request {
        /** Without the password. */
        @Override
        public String toString() {
            return "Outbind[" + systemId + "]";
        }
    }

    /** submit_sm, §4.4. */
    record SubmitSm(ShortMessage message) implements Request {}

    /** deliver_sm, §4.6. */
    record DeliverSm(ShortMessage message) implements Request {}

    /**
     * submit_multi, §4.5.
     *
     * @param message its destination is not used
     */
    record SubmitMulti(ShortMessage message, List<Destination> destinations) implements Request {
        public SubmitMulti {
            destinations = List.copyOf(destinations);
        }
    }

    /** Where a submit_multi goes: an address, or the name of a distribution list. */
    sealed interface Destination {
        /** One address. */
        record ToAddress(Address address) implements Destination {}

        /** A distribution list. */
        record ToList(String name) implements Destination {}
    }

    /** data_sm, §4.7; its text stands in message_payload. */
    record DataSm(
            String serviceType,
            Address source,
            Address destination,
            int esmClass,
            int registeredDelivery,
            int dataCoding,
            List<Tlv> tlvs)
            implements Request {
        public DataSm {
            tlvs = List.copyOf(tlvs);
        }
    }

    /** query_sm, §4.8. */
    record QuerySm(String messageId, Address source) implements Request {}

    /** cancel_sm, §4.9. */
    record CancelSm(String serviceType, String messageId, Address source, Address destination) implements Request {}

    /** replace_sm, §4.10. */
    @SuppressWarnings("ArrayRecordComponent")
    record ReplaceSm(
            String messageId,
            Address source,
            String scheduleDeliveryTime,
            String validityPeriod,
            int registeredDelivery,
            int defaultMessageId,
            byte[] octets,
            List<Tlv> tlvs)
            implements Request {
        public ReplaceSm {
            tlvs = List.copyOf(tlvs);
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof ReplaceSm that
                    && messageId.equals(that.messageId)
                    && source.equals(that.source)
                    && scheduleDeliveryTime.equals(that.scheduleDeliveryTime)
                    && validityPeriod.equals(that.validityPeriod)
                    && registeredDelivery == that.registeredDelivery
                    && defaultMessageId == that.defaultMessageId
                    && Arrays.equals(octets, that.octets)
                    && tlvs.equals(that.tlvs);
        }

        @Override
        public int hashCode() {
            return messageId.hashCode();
        }

        /** Without text and address. */
        @Override
        public String toString() {
            return "ReplaceSm[" + messageId + "]";
        }
    }

    /** alert_notification, §4.12. */
    record AlertNotification(Address source, Address esme, List<Tlv> tlvs) implements Request {
        public AlertNotification {
            tlvs = List.copyOf(tlvs);
        }
    }

    /** enquire_link, §4.11. */
    record EnquireLink() implements Request {}

    /** unbind, §4.2. */
    record Unbind() implements Request {}
}
