package io.silkroam.smpp.codec;

import io.silkroam.smpp.pdu.Address;
import io.silkroam.smpp.pdu.Command;
import io.silkroam.smpp.pdu.Request;
import io.silkroam.smpp.pdu.Request.Destination;
import io.silkroam.smpp.pdu.ShortMessage;
import io.silkroam.smpp.pdu.Tlv;
import java.util.List;
import org.jsmpp.PDUException;
import org.jsmpp.bean.AlertNotification;
import org.jsmpp.bean.Bind;
import org.jsmpp.bean.CancelSm;
import org.jsmpp.bean.DataSm;
import org.jsmpp.bean.MessageRequest;
import org.jsmpp.bean.Outbind;
import org.jsmpp.bean.QuerySm;
import org.jsmpp.bean.ReplaceSm;
import org.jsmpp.bean.SubmitMulti;
import org.jsmpp.util.DefaultDecomposer;
import org.jsmpp.util.PDUDecomposer;

/** jSMPP's beans of requests to our records. Texts are asked for in the order of the wire. */
final class RequestBeans {
    private static final PDUDecomposer DECOMPOSER = DefaultDecomposer.getInstance();

    private RequestBeans() {}

    static Request read(Command command, PlainCopy copy, List<Tlv> tlvs) throws PDUException {
        byte[] octets = copy.octets();
        return switch (command) {
            case SUBMIT_SM -> new Request.SubmitSm(message(DECOMPOSER.submitSm(octets), copy, tlvs));
            case DELIVER_SM -> new Request.DeliverSm(message(DECOMPOSER.deliverSm(octets), copy, tlvs));
            case SUBMIT_MULTI -> multi(DECOMPOSER.submitMulti(octets), copy, tlvs);
            case DATA_SM -> data(DECOMPOSER.dataSm(octets), copy, tlvs);
            case QUERY_SM -> query(DECOMPOSER.querySm(octets), copy);
            case CANCEL_SM -> cancel(DECOMPOSER.cancelSm(octets), copy);
            case REPLACE_SM -> replace(DECOMPOSER.replaceSm(octets), copy, tlvs);
            case ALERT_NOTIFICATION -> alert(DECOMPOSER.alertNotification(octets), copy, tlvs);
            case OUTBIND -> outbind(DECOMPOSER.outbind(octets), copy);
            case BIND_RECEIVER, BIND_TRANSMITTER, BIND_TRANSCEIVER -> bind(command, DECOMPOSER.bind(octets), copy);
            default -> throw new IllegalArgumentException(command + " is no request with a body");
        };
    }

    private static ShortMessage message(MessageRequest bean, PlainCopy copy, List<Tlv> tlvs) {
        return new ShortMessage(
                copy.text(bean.getServiceType()),
                address(bean.getSourceAddrTon(), bean.getSourceAddrNpi(), copy.text(bean.getSourceAddr())),
                address(bean.getDestAddrTon(), bean.getDestAddrNpi(), copy.text(bean.getDestAddress())),
                octet(bean.getEsmClass()),
                octet(bean.getProtocolId()),
                octet(bean.getPriorityFlag()),
                copy.text(bean.getScheduleDeliveryTime()),
                copy.text(bean.getValidityPeriod()),
                octet(bean.getRegisteredDelivery()),
                octet(bean.getReplaceIfPresent()),
                octet(bean.getDataCoding()),
                octet(bean.getSmDefaultMsgId()),
                copy.message(bean.getShortMessage()),
                tlvs);
    }

    private static Request multi(SubmitMulti bean, PlainCopy copy, List<Tlv> tlvs) {
        String serviceType = copy.text(bean.getServiceType());
        Address source = address(bean.getSourceAddrTon(), bean.getSourceAddrNpi(), copy.text(bean.getSourceAddr()));
        List<Destination> destinations = copy.destinations();
        ShortMessage message = new ShortMessage(
                serviceType,
                source,
                Address.NONE,
                octet(bean.getEsmClass()),
                octet(bean.getProtocolId()),
                octet(bean.getPriorityFlag()),
                copy.text(bean.getScheduleDeliveryTime()),
                copy.text(bean.getValidityPeriod()),
                octet(bean.getRegisteredDelivery()),
                octet(bean.getReplaceIfPresentFlag()),
                octet(bean.getDataCoding()),
                octet(bean.getSmDefaultMsgId()),
                copy.message(bean.getShortMessage()),
                tlvs);
        return new Request.SubmitMulti(message, destinations);
    }

    private static Request data(DataSm bean, PlainCopy copy, List<Tlv> tlvs) {
        return new Request.DataSm(
                copy.text(bean.getServiceType()),
                address(bean.getSourceAddrTon(), bean.getSourceAddrNpi(), copy.text(bean.getSourceAddr())),
                address(bean.getDestAddrTon(), bean.getDestAddrNpi(), copy.text(bean.getDestAddress())),
                octet(bean.getEsmClass()),
                octet(bean.getRegisteredDelivery()),
                octet(bean.getDataCoding()),
                tlvs);
    }

    private static Request query(QuerySm bean, PlainCopy copy) {
        return new Request.QuerySm(
                copy.text(bean.getMessageId()),
                address(bean.getSourceAddrTon(), bean.getSourceAddrNpi(), copy.text(bean.getSourceAddr())));
    }

    private static Request cancel(CancelSm bean, PlainCopy copy) {
        return new Request.CancelSm(
                copy.text(bean.getServiceType()),
                copy.text(bean.getMessageId()),
                address(bean.getSourceAddrTon(), bean.getSourceAddrNpi(), copy.text(bean.getSourceAddr())),
                address(bean.getDestAddrTon(), bean.getDestAddrNpi(), copy.text(bean.getDestinationAddress())));
    }

    private static Request replace(ReplaceSm bean, PlainCopy copy, List<Tlv> tlvs) {
        return new Request.ReplaceSm(
                copy.text(bean.getMessageId()),
                address(bean.getSourceAddrTon(), bean.getSourceAddrNpi(), copy.text(bean.getSourceAddr())),
                copy.text(bean.getScheduleDeliveryTime()),
                copy.text(bean.getValidityPeriod()),
                octet(bean.getRegisteredDelivery()),
                octet(bean.getSmDefaultMsgId()),
                copy.message(bean.getShortMessage()),
                tlvs);
    }

    private static Request alert(AlertNotification bean, PlainCopy copy, List<Tlv> tlvs) {
        return new Request.AlertNotification(
                address(bean.getSourceAddrTon(), bean.getSourceAddrNpi(), copy.text(bean.getSourceAddr())),
                address(bean.getEsmeAddrTon(), bean.getEsmeAddrNpi(), copy.text(bean.getEsmeAddr())),
                tlvs);
    }

    private static Request outbind(Outbind bean, PlainCopy copy) {
        return new Request.Outbind(copy.text(bean.getSystemId()), copy.text(bean.getPassword()));
    }

    private static Request bind(Command command, Bind bean, PlainCopy copy) {
        return new Request.Bind(
                command.bindType(),
                copy.text(bean.getSystemId()),
                copy.text(bean.getPassword()),
                copy.text(bean.getSystemType()),
                octet(bean.getInterfaceVersion()),
                octet(bean.getAddrTon()),
                octet(bean.getAddrNpi()),
                copy.text(bean.getAddressRange()));
    }

    private static Address address(byte ton, byte npi, String value) {
        return new Address(octet(ton), octet(npi), value);
    }

    private static int octet(byte value) {
        return value & 0xFF;
    }
}
