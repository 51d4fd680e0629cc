package io.silkroam.gateway.sms;

import io.silkroam.messaging.account.EsmeAccount;
import io.silkroam.messaging.message.Delivery;
import io.silkroam.messaging.message.SmsAddress;
import io.silkroam.messaging.message.Submission;
import io.silkroam.messaging.message.UserData;
import io.silkroam.smpp.pdu.Address;
import io.silkroam.smpp.pdu.Request.DeliverSm;
import io.silkroam.smpp.pdu.ShortMessage;
import io.silkroam.smpp.pdu.Tlv;
import io.silkroam.smpp.receipt.ReceiptWriter;
import io.silkroam.smpp.text.CanonicalText;
import io.silkroam.smpp.text.DefaultAlphabet;
import io.silkroam.smpp.text.Transcoding;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/** A delivery as the deliver_sm that an account's ESME reads: a message for it, or the receipt of one it sent. */
final class DeliverWriter {
    private static final int UDHI = 0x40;
    private static final int MOST_SHORT = 254;

    private DeliverWriter() {}

    static DeliverSm write(Delivery delivery, EsmeAccount account) {
        return delivery.receipt().isPresent()
                ? receipt(delivery, delivery.receipt().get())
                : message(delivery, account);
    }

    private static DeliverSm message(Delivery delivery, EsmeAccount account) {
        UserData data = delivery.userData();
        Submission m = delivery.message();
        Transcoding.Transcoded its = Transcoding.toPeer(
                DefaultAlphabet.valueOf(account.text().alphabet().name()),
                data.header(),
                data.dataCoding(),
                data.octets());
        List<Tlv> tlvs = new ArrayList<>(Parameters.read(m.tlvs()));
        // What widening has made too long for the air still fits into the PDU: nothing is lost on the way to an ESME.
        boolean payload = its.octets().length > MOST_SHORT;
        if (payload) {
            tlvs.add(new Tlv(Tags.MESSAGE_PAYLOAD, its.octets()));
        }
        return new DeliverSm(new ShortMessage(
                m.serviceType(),
                address(m.source()),
                address(m.destination()),
                m.esmClass() | (its.header() ? UDHI : 0),
                m.protocolId(),
                m.priority(),
                "",
                "",
                0,
                0,
                its.dataCoding(),
                0,
                payload ? new byte[0] : its.octets(),
                tlvs));
    }

    /** SMPP 3.4 §2.11: it goes the other way, so the addresses are exchanged. Its dates are UTC. */
    private static DeliverSm receipt(Delivery delivery, Delivery.Receipt receipt) {
        Submission m = delivery.message();
        ReceiptWriter.Written written = ReceiptWriter.write(
                new ReceiptWriter.Content(
                        delivery.part().first().toString(),
                        delivery.part().of(),
                        receipt.partsDelivered(),
                        delivery.acceptedAt(),
                        receipt.doneAt(),
                        receipt.state().code(),
                        receipt.error(),
                        beginning(m)),
                ZoneOffset.UTC);
        return new DeliverSm(new ShortMessage(
                m.serviceType(),
                address(m.destination()),
                address(m.source()),
                written.esmClass(),
                m.protocolId(),
                m.priority(),
                "",
                "",
                0,
                0,
                0,
                0,
                written.octets(),
                written.tlvs()));
    }

    private static String beginning(Submission message) {
        UserData first = message.parts().get(0);
        return CanonicalText.read(first.header(), first.dataCoding(), first.octets())
                .orElse("");
    }

    private static Address address(SmsAddress address) {
        return new Address(address.ton(), address.npi(), address.value());
    }
}
