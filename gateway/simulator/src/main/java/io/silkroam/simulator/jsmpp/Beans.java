package io.silkroam.simulator.jsmpp;

import io.silkroam.smpp.pdu.Address;
import io.silkroam.smpp.pdu.ShortMessage;
import io.silkroam.smpp.pdu.Tlv;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jsmpp.bean.AbstractSmCommand;
import org.jsmpp.bean.BindType;
import org.jsmpp.bean.DataSm;
import org.jsmpp.bean.MessageRequest;
import org.jsmpp.bean.NumberingPlanIndicator;
import org.jsmpp.bean.OptionalParameter;
import org.jsmpp.bean.SubmitMulti;
import org.jsmpp.bean.TypeOfNumber;

/** jSMPP's beans as records, and records as what its methods take. */
final class Beans {
    private static final int TLV_HEADER = 4;

    private Beans() {}

    static ShortMessage message(MessageRequest bean) {
        return new ShortMessage(
                text(bean.getServiceType()),
                source(bean),
                destination(bean),
                bean.getEsmClass() & 0xFF,
                bean.getProtocolId() & 0xFF,
                bean.getPriorityFlag() & 0xFF,
                text(bean.getScheduleDeliveryTime()),
                text(bean.getValidityPeriod()),
                bean.getRegisteredDelivery() & 0xFF,
                bean.getReplaceIfPresent() & 0xFF,
                bean.getDataCoding() & 0xFF,
                bean.getSmDefaultMsgId() & 0xFF,
                Optional.ofNullable(bean.getShortMessage()).orElseGet(() -> new byte[0]),
                tlvs(bean.getOptionalParameters()));
    }

    static ShortMessage message(DataSm bean) {
        return new ShortMessage(
                text(bean.getServiceType()),
                source(bean),
                destination(bean),
                bean.getEsmClass() & 0xFF,
                0,
                0,
                "",
                "",
                bean.getRegisteredDelivery() & 0xFF,
                0,
                bean.getDataCoding() & 0xFF,
                0,
                new byte[0],
                tlvs(bean.getOptionalParameters()));
    }

    /** One message for each address; distribution lists are left out. */
    static List<ShortMessage> messages(SubmitMulti bean) {
        List<ShortMessage> all = new ArrayList<>();
        Address source = address(bean.getSourceAddrTon(), bean.getSourceAddrNpi(), bean.getSourceAddr());
        for (var destination : bean.getDestAddresses()) {
            if (destination instanceof org.jsmpp.bean.Address to) {
                all.add(new ShortMessage(
                        text(bean.getServiceType()),
                        source,
                        address(to.getTon(), to.getNpi(), to.getAddress()),
                        bean.getEsmClass() & 0xFF,
                        bean.getProtocolId() & 0xFF,
                        bean.getPriorityFlag() & 0xFF,
                        text(bean.getScheduleDeliveryTime()),
                        text(bean.getValidityPeriod()),
                        bean.getRegisteredDelivery() & 0xFF,
                        bean.getReplaceIfPresentFlag() & 0xFF,
                        bean.getDataCoding() & 0xFF,
                        bean.getSmDefaultMsgId() & 0xFF,
                        Optional.ofNullable(bean.getShortMessage()).orElseGet(() -> new byte[0]),
                        tlvs(bean.getOptionalParameters())));
            }
        }
        return all;
    }

    private static Address source(AbstractSmCommand bean) {
        return address(bean.getSourceAddrTon(), bean.getSourceAddrNpi(), bean.getSourceAddr());
    }

    private static Address destination(AbstractSmCommand bean) {
        return address(bean.getDestAddrTon(), bean.getDestAddrNpi(), bean.getDestAddress());
    }

    private static Address address(byte ton, byte npi, String value) {
        return new Address(ton & 0xFF, npi & 0xFF, text(value));
    }

    private static String text(String value) {
        return value == null ? "" : value;
    }

    private static List<Tlv> tlvs(OptionalParameter[] parameters) {
        if (parameters == null) {
            return List.of();
        }
        return Arrays.stream(parameters)
                .map(parameter -> {
                    byte[] whole = parameter.serialize();
                    return new Tlv(parameter.tag & 0xFFFF, Arrays.copyOfRange(whole, TLV_HEADER, whole.length));
                })
                .toList();
    }

    static OptionalParameter[] parameters(List<Tlv> tlvs) {
        return tlvs.stream()
                .map(tlv -> new OptionalParameter.OctetString((short) tlv.tag(), tlv.value()))
                .toArray(OptionalParameter[]::new);
    }

    /** Reserved values are refused: jSMPP has no name for them. */
    static TypeOfNumber ton(Address address) {
        return TypeOfNumber.valueOf((byte) address.ton());
    }

    static NumberingPlanIndicator npi(Address address) {
        return NumberingPlanIndicator.valueOf((byte) address.npi());
    }

    static io.silkroam.smpp.pdu.BindType type(BindType type) {
        return switch (type) {
            case BIND_RX -> io.silkroam.smpp.pdu.BindType.RECEIVER;
            case BIND_TX -> io.silkroam.smpp.pdu.BindType.TRANSMITTER;
            case BIND_TRX -> io.silkroam.smpp.pdu.BindType.TRANSCEIVER;
        };
    }

    static BindType type(io.silkroam.smpp.pdu.BindType type) {
        return switch (type) {
            case RECEIVER -> BindType.BIND_RX;
            case TRANSMITTER -> BindType.BIND_TX;
            case TRANSCEIVER -> BindType.BIND_TRX;
        };
    }
}
