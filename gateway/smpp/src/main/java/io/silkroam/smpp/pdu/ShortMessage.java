package io.silkroam.smpp.pdu;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * What submit_sm and deliver_sm carry, SMPP 3.4 §4.4.1 and §4.6.1. Strings are ISO-8859-1, as they stand on the wire.
 *
 * @param scheduleDeliveryTime empty, or 16 characters (§7.1.1)
 * @param validityPeriod empty, or 16 characters (§7.1.1)
 * @param octets short_message, at most 255; neither copied nor changed
 * @param tlvs in the order of the wire, message_payload among them
 */
@SuppressWarnings("ArrayRecordComponent")
public record ShortMessage(
        String serviceType,
        Address source,
        Address destination,
        int esmClass,
        int protocolId,
        int priorityFlag,
        String scheduleDeliveryTime,
        String validityPeriod,
        int registeredDelivery,
        int replaceIfPresent,
        int dataCoding,
        int defaultMessageId,
        byte[] octets,
        List<Tlv> tlvs) {
    public ShortMessage {
        tlvs = List.copyOf(tlvs);
    }

    /** A message with the fields most have; the others are 0 or empty. */
    public static ShortMessage of(Address source, Address destination, int esmClass, int dataCoding, byte[] octets) {
        return new ShortMessage(
                "", source, destination, esmClass, 0, 0, "", "", 0, 0, dataCoding, 0, octets, List.of());
    }

    /** The same to somebody else. */
    public ShortMessage withDestination(Address other) {
        return with(other, octets, tlvs);
    }

    /** The same with another short_message. */
    public ShortMessage withOctets(byte[] others) {
        return with(destination, others, tlvs);
    }

    /** The same with other optional parameters. */
    public ShortMessage withTlvs(List<Tlv> others) {
        return with(destination, octets, others);
    }

    private ShortMessage with(Address to, byte[] text, List<Tlv> parameters) {
        return new ShortMessage(
                serviceType,
                source,
                to,
                esmClass,
                protocolId,
                priorityFlag,
                scheduleDeliveryTime,
                validityPeriod,
                registeredDelivery,
                replaceIfPresent,
                dataCoding,
                defaultMessageId,
                text,
                parameters);
    }

    /** The first parameter with this tag. */
    public Optional<Tlv> tlv(int tag) {
        return tlvs.stream().filter(t -> t.tag() == tag).findFirst();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ShortMessage that
                && fields().equals(that.fields())
                && Arrays.equals(octets, that.octets);
    }

    @Override
    public int hashCode() {
        return 31 * fields().hashCode() + Arrays.hashCode(octets);
    }

    /** Without addresses and text: they are what somebody wrote to somebody. */
    @Override
    public String toString() {
        return "ShortMessage[esm_class 0x%02X, data_coding 0x%02X, %d octets, %s]"
                .formatted(esmClass, dataCoding, octets.length, tlvs);
    }

    private List<Object> fields() {
        return List.of(
                serviceType,
                source,
                destination,
                esmClass,
                protocolId,
                priorityFlag,
                scheduleDeliveryTime,
                validityPeriod,
                registeredDelivery,
                replaceIfPresent,
                dataCoding,
                defaultMessageId,
                tlvs);
    }
}
