package io.silkroam.gateway.sms;

import static org.assertj.core.api.Assertions.assertThat;

import io.silkroam.gateway.ConfFolder;
import io.silkroam.gateway.conf.Configuration;
import io.silkroam.messaging.account.DefaultAlphabet;
import io.silkroam.messaging.account.EsmeAccount;
import io.silkroam.messaging.account.SmscLink;
import io.silkroam.messaging.account.SmscLink.Concatenation;
import io.silkroam.messaging.message.Delivery;
import io.silkroam.messaging.message.DeliveryMode;
import io.silkroam.messaging.message.MessageId;
import io.silkroam.messaging.message.Party;
import io.silkroam.messaging.message.SmsAddress;
import io.silkroam.messaging.message.Submission;
import io.silkroam.messaging.message.UserData;
import io.silkroam.smpp.pdu.Address;
import io.silkroam.smpp.pdu.Request.SubmitSm;
import io.silkroam.smpp.pdu.ShortMessage;
import io.silkroam.smpp.pdu.Tlv;
import io.silkroam.smpp.text.CanonicalText;
import io.silkroam.smpp.text.Transcoding;
import io.silkroam.smpp.text.UserDataHeader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Chinese, emoji, the euro sign and accents survive every way from an ESME to an SMSC and from an SMSC to an ESME. */
class EveryPathTest {
    private static final Instant NOW = Instant.parse("2026-11-28T12:00:00Z");
    private static final SmsAddress TO = SmsAddress.international("31612345678");

    @TempDir
    private Path folder;

    private Configuration configuration;

    @BeforeEach
    void read() {
        configuration = ConfFolder.copyTo(folder).configuration(folder.resolve("data"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Hello",
                "€ and [brackets] ~ {curly} \\ ^ |",
                "您好，欢迎来到法国！",
                "😀👨‍👩‍👧 family",
                "Ça va, Zoë? ÆØÅ àèìòù ñ ¿",
                "mixed 您好 € 😀 ü"
            })
    void shouldArriveAsItWasWritten(String words) {
        for (int repeat : new int[] {1, 12}) {
            String text = words.repeat(repeat);
            for (DefaultAlphabet account : DefaultAlphabet.values()) {
                for (DefaultAlphabet link : DefaultAlphabet.values()) {
                    for (Concatenation way : Concatenation.values()) {
                        assertThat(travel(text, account, link, way))
                                .as("%s by %s to %s, %s", words, account, link, way)
                                .isEqualTo(text);
                    }
                }
            }
        }
    }

    /** Submitted in one PDU, be it in message_payload, sent on in parts, and read by the SMSC's subscriber. */
    private String travel(String text, DefaultAlphabet account, DefaultAlphabet linkAlphabet, Concatenation way) {
        SmscLink link = link(linkAlphabet, way);
        MessageText reader = new MessageText(to -> Optional.of(link));
        MessageText.Reading reading = reader.read(submitted(text, account), account, TO);
        assertThat(reading).isInstanceOf(MessageText.Reading.Parts.class);
        List<UserData> parts = ((MessageText.Reading.Parts) reading).parts();
        StringBuilder arrived = new StringBuilder();
        for (int i = 0; i < parts.size(); i++) {
            Optional<SubmitSm> sent = SubmitWriter.write(delivery(parts, i), link, NOW);
            // What only the wider alphabet can say may need more room than a part has: another route is tried then.
            if (sent.isEmpty()) {
                assertThat(linkAlphabet).isNotEqualTo(DefaultAlphabet.GSM);
                return text;
            }
            arrived.append(readBy(linkAlphabet, sent.get().message()));
        }
        return arrived.toString();
    }

    private static ShortMessage submitted(String text, DefaultAlphabet account) {
        boolean latin = account == DefaultAlphabet.LATIN1
                && StandardCharsets.ISO_8859_1.newEncoder().canEncode(text);
        byte[] octets = latin
                ? text.getBytes(StandardCharsets.ISO_8859_1)
                : account == DefaultAlphabet.UTF8
                        ? text.getBytes(StandardCharsets.UTF_8)
                        : text.getBytes(StandardCharsets.UTF_16BE);
        int dataCoding = latin || account == DefaultAlphabet.UTF8 ? 0 : 8;
        return new ShortMessage(
                "",
                new Address(5, 0, "Partner1"),
                new Address(1, 1, TO.value()),
                0,
                0,
                0,
                "",
                "",
                1,
                0,
                dataCoding,
                0,
                octets.length > 254 ? new byte[0] : octets,
                octets.length > 254 ? List.of(new Tlv(Tags.MESSAGE_PAYLOAD, octets)) : List.of());
    }

    private static String readBy(DefaultAlphabet alphabet, ShortMessage message) {
        byte[] octets = message.tlv(Tags.MESSAGE_PAYLOAD).map(Tlv::value).orElse(message.octets());
        Transcoding.Transcoded ours = Transcoding.toCanonical(
                io.silkroam.smpp.text.DefaultAlphabet.valueOf(alphabet.name()),
                (message.esmClass() & 0x40) != 0,
                message.dataCoding(),
                octets);
        return CanonicalText.read(ours.header(), ours.dataCoding(), ours.octets())
                .orElseThrow();
    }

    private SmscLink link(DefaultAlphabet alphabet, Concatenation way) {
        SmscLink d = configuration.smsPartners().link("kpn").orElseThrow();
        return new SmscLink(
                d.name(),
                d.endpoint(),
                d.login(),
                d.session(),
                d.rate(),
                new SmscLink.Text(alphabet, way, EnumSet.noneOf(SmscLink.NationalTable.class)),
                d.receipts(),
                d.numbering(),
                d.rewriting(),
                d.throttled(),
                d.errors(),
                d.cost(),
                d.validity());
    }

    private static Delivery delivery(List<UserData> parts, int index) {
        MessageId first = new MessageId(7);
        return new Delivery(
                new MessageId(7 + index),
                Party.link("kpn"),
                1,
                false,
                new Delivery.Part(first, index + 1, parts.size()),
                submission(parts),
                NOW,
                Optional.empty());
    }

    private static Submission submission(List<UserData> parts) {
        return new Submission(
                Party.account("partner1"),
                new SmsAddress(5, 0, "Partner1"),
                TO,
                "",
                0,
                0,
                0,
                DeliveryMode.DEFAULT,
                false,
                Optional.empty(),
                Optional.empty(),
                1,
                parts,
                new byte[0],
                false,
                Optional.empty());
    }

    @ParameterizedTest
    @ValueSource(strings = {"Hello €", "您好 😀", "Grüße"})
    void shouldReachAnEsmeAsItWasWritten(String text) {
        EsmeAccount account = configuration.smsPartners().account("partner1").orElseThrow();
        MessageText reader = new MessageText(to -> Optional.empty());
        List<UserData> parts = new ArrayList<>(((MessageText.Reading.Parts) reader.write(text)).parts());
        ShortMessage delivered =
                DeliverWriter.write(delivery(parts, 0), account).message();
        assertThat(readBy(account.text().alphabet(), delivered)).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"SAR", "UDH8", "UDH16"})
    void shouldJoinPartsAsTheLinkWants(Concatenation way) {
        SmscLink link = link(DefaultAlphabet.GSM, way);
        MessageText reader = new MessageText(to -> Optional.of(link));
        MessageText.Reading.Parts parts = (MessageText.Reading.Parts)
                reader.read(submitted("Hello ".repeat(40), DefaultAlphabet.GSM), DefaultAlphabet.GSM, TO);
        ShortMessage sent = SubmitWriter.write(delivery(parts.parts(), 1), link, NOW)
                .orElseThrow()
                .message();
        boolean sar = sent.tlv(Tags.SAR_TOTAL_SEGMENTS).isPresent();
        assertThat(sar).isEqualTo(way == Concatenation.SAR);
        assertThat((sent.esmClass() & 0x40) != 0).isEqualTo(way != Concatenation.SAR);
        if (sar) {
            assertThat(sent.tlv(Tags.SAR_SEGMENT_SEQNUM).orElseThrow().value()).containsExactly(2);
        } else {
            UserDataHeader.Parsed.Read read = (UserDataHeader.Parsed.Read) UserDataHeader.parse(sent.octets());
            assertThat(read.header().concatenation().orElseThrow().number()).isEqualTo(2);
            assertThat(read.header().concatenation().orElseThrow().wide()).isEqualTo(way == Concatenation.UDH16);
        }
    }
}
