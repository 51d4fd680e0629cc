package io.silkroam.simulator.cloudhopper;

import com.cloudhopper.smpp.pdu.BaseSm;
import io.silkroam.smpp.pdu.Address;
import io.silkroam.smpp.pdu.ShortMessage;
import io.silkroam.smpp.pdu.Tlv;
import java.util.List;

/** cloudhopper's PDUs as records. */
public final class Pdus {
    private Pdus() {}

    public static ShortMessage message(BaseSm<?> pdu) {
        List<Tlv> tlvs = pdu.getOptionalParameters() == null
                ? List.of()
                : pdu.getOptionalParameters().stream()
                        .map(tlv -> new Tlv(tlv.getTag() & 0xFFFF, tlv.getValue()))
                        .toList();
        return new ShortMessage(
                text(pdu.getServiceType()),
                address(pdu.getSourceAddress()),
                address(pdu.getDestAddress()),
                pdu.getEsmClass() & 0xFF,
                pdu.getProtocolId() & 0xFF,
                pdu.getPriority() & 0xFF,
                text(pdu.getScheduleDeliveryTime()),
                text(pdu.getValidityPeriod()),
                pdu.getRegisteredDelivery() & 0xFF,
                pdu.getReplaceIfPresent() & 0xFF,
                pdu.getDataCoding() & 0xFF,
                pdu.getDefaultMsgId() & 0xFF,
                pdu.getShortMessage() == null ? new byte[0] : pdu.getShortMessage(),
                tlvs);
    }

    private static Address address(com.cloudhopper.smpp.type.Address address) {
        return address == null
                ? Address.NONE
                : new Address(address.getTon() & 0xFF, address.getNpi() & 0xFF, text(address.getAddress()));
    }

    private static String text(String value) {
        return value == null ? "" : value;
    }
}
