package io.silkroam.gateway.sms;

import io.silkroam.messaging.account.SmscLink;
import io.silkroam.messaging.account.SmscLink.TonNpi;
import io.silkroam.messaging.message.Delivery;
import io.silkroam.messaging.message.DeliveryMode;
import io.silkroam.messaging.message.SmsAddress;
import io.silkroam.messaging.message.Submission;
import io.silkroam.messaging.message.UserData;
import io.silkroam.smpp.pdu.Address;
import io.silkroam.smpp.pdu.Request.SubmitSm;
import io.silkroam.smpp.pdu.ShortMessage;
import io.silkroam.smpp.pdu.Tlv;
import io.silkroam.smpp.text.Concatenation;
import io.silkroam.smpp.text.DefaultAlphabet;
import io.silkroam.smpp.text.Transcoding;
import io.silkroam.smpp.text.UserDataHeader;
import io.silkroam.smpp.time.SmppTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A delivery as the submit_sm that a link's SMSC wants: its alphabet, its way of joining parts, its numbering. */
final class SubmitWriter {
    private static final int UDHI = 0x40;
    private static final int FINAL_RECEIPT = 0x01;
    private static final int INTERMEDIATE = 0x10;
    /** short_message holds 255 octets in 5.0 and 254 in 3.4; what is longer goes into message_payload. */
    private static final int MOST_SHORT = 254;

    private SubmitWriter() {}

    /** The PDU; empty where this link's alphabet has no room for the part. */
    static Optional<SubmitSm> write(Delivery delivery, SmscLink link, Instant now) {
        UserData data = delivery.userData();
        List<Tlv> tlvs = new ArrayList<>(Parameters.read(delivery.message().tlvs()));
        if (link.text().concatenation() == SmscLink.Concatenation.SAR) {
            data = withParameters(data, tlvs);
        }
        Transcoding.Transcoded its = Transcoding.toPeer(
                DefaultAlphabet.valueOf(link.text().alphabet().name()),
                data.header(),
                data.dataCoding(),
                data.octets());
        boolean whole = link.text().concatenation() == SmscLink.Concatenation.PAYLOAD;
        boolean payload = data.octets().length > MOST_SHORT || (whole && !its.fits());
        if (!its.fits() && !payload) {
            return Optional.empty();
        }
        if (payload) {
            tlvs.add(new Tlv(Tags.MESSAGE_PAYLOAD, its.octets()));
        }
        Submission m = delivery.message();
        return Optional.of(new SubmitSm(new ShortMessage(
                m.serviceType(),
                source(m.source(), link.numbering()),
                destination(m.destination(), link.numbering()),
                m.esmClass() | (its.header() ? UDHI : 0),
                m.protocolId(),
                m.priority(),
                "",
                validity(m.validUntil(), link.validity(), now),
                receipts(m),
                0,
                its.dataCoding(),
                0,
                payload ? new byte[0] : its.octets(),
                tlvs)));
    }

    /** The concatenation moves out of the header; other elements stay there. */
    private static UserData withParameters(UserData data, List<Tlv> tlvs) {
        if (!data.header() || !(UserDataHeader.parse(data.octets()) instanceof UserDataHeader.Parsed.Read read)) {
            return data;
        }
        Optional<Concatenation> place = read.header().concatenation();
        if (place.isEmpty()) {
            return data;
        }
        int reference = place.get().reference();
        tlvs.add(new Tlv(Tags.SAR_MSG_REF_NUM, new byte[] {(byte) (reference >> 8), (byte) reference}));
        tlvs.add(new Tlv(Tags.SAR_TOTAL_SEGMENTS, new byte[] {(byte) place.get().total()}));
        tlvs.add(new Tlv(Tags.SAR_SEGMENT_SEQNUM, new byte[] {(byte) place.get().number()}));
        byte[] rest = read.header().withoutConcatenation().write();
        byte[] octets = new byte[rest.length + read.body().length];
        System.arraycopy(rest, 0, octets, 0, rest.length);
        System.arraycopy(read.body(), 0, octets, rest.length, read.body().length);
        return new UserData(rest.length > 0, data.dataCoding(), octets);
    }

    /**
     * Exactly where messaging waits for one. Success alone or failure alone is asked for as both: what becomes of a
     * message is kept either way.
     */
    private static int receipts(Submission message) {
        boolean wanted = (message.registeredDelivery() & 3) != 0 && message.mode() != DeliveryMode.DATAGRAM;
        return (wanted ? FINAL_RECEIPT : 0) | (message.registeredDelivery() & INTERMEDIATE);
    }

    private static Address source(SmsAddress address, SmscLink.Numbering numbering) {
        if (address.ton() == SmsAddress.ALPHANUMERIC) {
            return as(numbering.name(), address.value());
        }
        return address.value().length() <= numbering.shortCodeDigits()
                ? as(numbering.shortCode(), address.value())
                : as(numbering.number(), plus(numbering) + address.value());
    }

    private static Address destination(SmsAddress address, SmscLink.Numbering numbering) {
        return as(numbering.destination(), plus(numbering) + address.value());
    }

    private static String plus(SmscLink.Numbering numbering) {
        return numbering.plus() ? "+" : "";
    }

    private static Address as(TonNpi kind, String value) {
        return new Address(kind.ton(), kind.npi(), value);
    }

    /** Relative, since no SMSC's clock is ours; the SMSC must not deliver what we have given up. */
    private static String validity(Optional<Instant> until, Optional<Duration> most, Instant now) {
        Optional<Duration> left = until.map(u -> Duration.between(now, u)).filter(d -> !d.isNegative());
        Optional<Duration> span = left.isPresent() && most.isPresent()
                ? Optional.of(left.get().compareTo(most.get()) < 0 ? left.get() : most.get())
                : left.or(() -> most);
        return span.flatMap(SmppTime::relative).orElse("");
    }
}
