package io.silkroam.gateway.sms;

import io.silkroam.messaging.account.DefaultAlphabet;
import io.silkroam.messaging.account.SmscLink;
import io.silkroam.messaging.message.SmsAddress;
import io.silkroam.messaging.message.UserData;
import io.silkroam.smpp.pdu.CommandStatus;
import io.silkroam.smpp.pdu.ShortMessage;
import io.silkroam.smpp.pdu.Tlv;
import io.silkroam.smpp.text.NationalLanguage;
import io.silkroam.smpp.text.Part;
import io.silkroam.smpp.text.Segmentation;
import io.silkroam.smpp.text.Segmentation.Rules;
import io.silkroam.smpp.text.Segmentation.Split;
import io.silkroam.smpp.text.Transcoding;
import io.silkroam.smpp.text.UserDataHeader;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/** Turns what a peer wrote, or a text of our own, into the parts that go on the air, in our alphabet. */
final class MessageText {
    /** Septets, where each is an octet. */
    private static final int MOST_OF_A_PART = 160;

    /** The link a message to this number would take first; how it is split is that link's matter. */
    private final Function<SmsAddress, Optional<SmscLink>> linkTo;

    /** References of messages in parts; one comes back after 65,536 of them (256 on links with 8 bits). */
    private final AtomicInteger references = new AtomicInteger();

    /** What came of it. */
    sealed interface Reading {
        /** At least one part. */
        record Parts(List<UserData> parts) implements Reading {
            public Parts {
                parts = List.copyOf(parts);
            }
        }

        /** It is answered with this command_status. */
        record Wrong(int status) implements Reading {}
    }

    MessageText(Function<SmsAddress, Optional<SmscLink>> linkTo) {
        this.linkTo = linkTo;
    }

    /**
     * The text of a submit_sm, deliver_sm or data_sm; in short_message or in message_payload, never both
     * (§5.3.2.32).
     */
    Reading read(ShortMessage message, DefaultAlphabet alphabet, SmsAddress destination) {
        Optional<Tlv> payload = message.tlv(Tags.MESSAGE_PAYLOAD);
        if (payload.isPresent() && message.octets().length > 0) {
            return new Reading.Wrong(CommandStatus.ESME_RINVMSGLEN);
        }
        byte[] octets = payload.map(Tlv::value).orElse(message.octets());
        boolean header = (message.esmClass() & 0x40) != 0;
        Transcoding.Transcoded ours = Transcoding.toCanonical(
                io.silkroam.smpp.text.DefaultAlphabet.valueOf(alphabet.name()), header, message.dataCoding(), octets);
        if (!ours.header() && ours.fits() && ours.octets().length <= MOST_OF_A_PART) {
            return new Reading.Parts(List.of(new UserData(false, ours.dataCoding(), ours.octets())));
        }
        UserDataHeader elements = UserDataHeader.NONE;
        byte[] body = ours.octets();
        if (ours.header()) {
            if (!(UserDataHeader.parse(ours.octets()) instanceof UserDataHeader.Parsed.Read read)) {
                return new Reading.Wrong(CommandStatus.ESME_RINVESMCLASS);
            }
            elements = read.header();
            body = read.body();
        }
        boolean isPart = elements.concatenation().isPresent()
                || message.tlv(Tags.SAR_TOTAL_SEGMENTS).isPresent();
        if (isPart) {
            return ours.fits() && ours.octets().length <= MOST_OF_A_PART
                    ? new Reading.Parts(List.of(new UserData(ours.header(), ours.dataCoding(), ours.octets())))
                    : new Reading.Wrong(CommandStatus.ESME_RINVMSGLEN);
        }
        return parts(Segmentation.octets(elements, ours.dataCoding(), body, rules(destination)));
    }

    /** A text of our own: with 16-bit references and without national tables, which every link takes. */
    Reading write(String text) {
        return parts(Segmentation.text(text, Rules.of(Segmentation.Style.UDH16, references.getAndIncrement())));
    }

    private static Reading parts(Split split) {
        if (!(split instanceof Split.Parts parts)) {
            return new Reading.Wrong(CommandStatus.ESME_RINVMSGLEN);
        }
        return new Reading.Parts(
                parts.parts().stream().map(MessageText::userData).toList());
    }

    private static UserData userData(Part part) {
        return new UserData(part.header(), part.dataCoding(), part.octets());
    }

    /** Parts with SAR parameters are kept with a header; {@link SubmitWriter} makes parameters of it. */
    private Rules rules(SmsAddress destination) {
        Optional<SmscLink.Text> link = linkTo.apply(destination).map(SmscLink::text);
        Segmentation.Style style = link.map(SmscLink.Text::concatenation)
                .map(c -> switch (c) {
                    case UDH8 -> Segmentation.Style.UDH8;
                    case UDH16, SAR -> Segmentation.Style.UDH16;
                    case PAYLOAD -> Segmentation.Style.PAYLOAD;
                })
                .orElse(Segmentation.Style.UDH16);
        Set<NationalLanguage> languages = EnumSet.noneOf(NationalLanguage.class);
        link.ifPresent(l -> l.tables().forEach(t -> languages.add(NationalLanguage.valueOf(t.name()))));
        return new Rules(style, languages, references.getAndIncrement());
    }
}
