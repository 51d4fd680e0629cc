package io.silkroam.gateway.sms;

import static org.assertj.core.api.Assertions.assertThat;

import io.silkroam.gateway.ConfFolder;
import io.silkroam.messaging.account.AccountGate;
import io.silkroam.messaging.account.EsmeAccount;
import io.silkroam.messaging.account.Partners;
import io.silkroam.messaging.message.DeliveryMode;
import io.silkroam.messaging.message.Submission;
import io.silkroam.smpp.pdu.Address;
import io.silkroam.smpp.pdu.CommandStatus;
import io.silkroam.smpp.pdu.ShortMessage;
import io.silkroam.smpp.pdu.Tlv;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a submit means, or what is wrong with it first. */
class SubmitReaderTest {
    private static final Instant NOW = Instant.parse("2026-11-28T12:00:00Z");
    private static final Tlv UNKNOWN = new Tlv(0x1403, new byte[] {1, 2, 3});

    @TempDir
    private Path folder;

    private EsmeAccount account;
    private SubmitReader reader;

    @BeforeEach
    void open() {
        Partners partners =
                ConfFolder.copyTo(folder).configuration(folder.resolve("data")).smsPartners();
        account = partners.account("partner1").orElseThrow();
        reader = new SubmitReader(
                () -> partners,
                new AccountGate(),
                new MessageText(to -> Optional.empty()),
                Clock.fixed(NOW, ZoneOffset.UTC));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            # field           | value             | command_status
            destination       | 31612345678       | 0x00
            destination       | 0031612345678     | 0x00
            destination       | 4912345           | 0x0B
            destination       | Shop              | 0x0B
            source            | 31612345678       | 0x0A
            priority          | 4                 | 0x06
            replace           | 2                 | 0x54
            default-message   | 1                 | 0x63
            schedule          | 261128130000000+  | 0x00
            schedule          | tomorrow          | 0x61
            validity          | 000000010000000R  | 0x00
            validity          | 261328130000000+  | 0x62
            esm-class         | 0x40              | 0x43
            payload-too       | yes               | 0x01
            """)
    void shouldFindTheFirstMistake(String field, String value, String status) {
        SubmitReader.Reading reading = reader.read(account, message(field, value));
        int found = reading instanceof SubmitReader.Reading.Wrong wrong ? wrong.status() : CommandStatus.ESME_ROK;
        assertThat("0x%02X".formatted(found)).isEqualTo(status);
    }

    @Test
    void shouldKeepWhatTheSenderSays() {
        Submission read = read(message("esm-class", "0x82"));
        assertThat(read.esmClass()).isEqualTo(0x80);
        assertThat(read.mode()).isEqualTo(DeliveryMode.TRANSACTION);
        assertThat(read.registeredDelivery()).isEqualTo(1);
        assertThat(Parameters.read(read.tlvs())).containsExactly(UNKNOWN);
        assertThat(read.from()).hasToString("account:partner1");
    }

    @Test
    void shouldCountTimeFromNow() {
        assertThat(read(message("validity", "000000010000000R")).validUntil()).contains(NOW.plus(Duration.ofHours(1)));
        assertThat(read(message("schedule", "261128130000004+")).schedule())
                .contains(Instant.parse("2026-11-28T12:00:00Z"));
    }

    @Test
    void shouldAskForTheRateLast() {
        for (int i = 0; i < 300; i++) {
            assertThat(status(message("destination", "4912345"))).isEqualTo(CommandStatus.ESME_RINVDSTADR);
        }
        int passed = 0;
        int throttled = 0;
        for (int i = 0; i < 400; i++) {
            int status = status(message("destination", "31612345678"));
            passed += status == CommandStatus.ESME_ROK ? 1 : 0;
            throttled += status == CommandStatus.ESME_RTHROTTLED ? 1 : 0;
        }
        assertThat(passed)
                .as("the burst of partner1 and what came back meanwhile")
                .isGreaterThanOrEqualTo(200);
        assertThat(passed + throttled).isEqualTo(400);
    }

    private int status(ShortMessage message) {
        return reader.read(account, message) instanceof SubmitReader.Reading.Wrong wrong
                ? wrong.status()
                : CommandStatus.ESME_ROK;
    }

    private Submission read(ShortMessage message) {
        return ((SubmitReader.Reading.Fit) reader.read(account, message)).submission();
    }

    private static ShortMessage message(String field, String value) {
        boolean payload = field.equals("payload-too");
        return new ShortMessage(
                "",
                field.equals("source") ? new Address(1, 1, value) : new Address(5, 0, "Partner1"),
                new Address(1, 1, field.equals("destination") ? value : "31612345678"),
                field.equals("esm-class") ? Integer.decode(value) : 0,
                0,
                field.equals("priority") ? Integer.parseInt(value) : 0,
                field.equals("schedule") ? value : "",
                field.equals("validity") ? value : "",
                1,
                field.equals("replace") ? Integer.parseInt(value) : 0,
                0,
                field.equals("default-message") ? Integer.parseInt(value) : 0,
                "~broken header".getBytes(StandardCharsets.US_ASCII),
                payload ? List.of(new Tlv(Tags.MESSAGE_PAYLOAD, new byte[1])) : List.of(UNKNOWN));
    }
}
