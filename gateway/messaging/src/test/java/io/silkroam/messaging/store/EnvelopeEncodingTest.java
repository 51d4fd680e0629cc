package io.silkroam.messaging.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.silkroam.messaging.message.DeliveryMode;
import io.silkroam.messaging.message.Party;
import io.silkroam.messaging.message.SmsAddress;
import io.silkroam.messaging.message.Submission;
import io.silkroam.messaging.message.UserData;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class EnvelopeEncodingTest {
    private static final Instant UNTIL = Instant.parse("2027-02-01T00:00:00Z");

    private static Submission message(byte[] octets, byte[] tlvs, String name, int number) {
        UserData part = new UserData(number % 2 == 0, number & 0xFF, octets);
        return new Submission(
                Party.account(name),
                new SmsAddress(5, 0, "Shop €"),
                SmsAddress.international("31612345678"),
                "CMT",
                number & 0xFF,
                number & 3,
                number >> 2 & 0xFF,
                DeliveryMode.of(number),
                number % 3 == 0,
                number % 5 == 0 ? Optional.of(UNTIL.minusSeconds(60)) : Optional.empty(),
                number % 7 == 0 ? Optional.of(UNTIL) : Optional.empty(),
                number >> 4 & 0xFF,
                List.of(part),
                tlvs,
                number % 11 == 0,
                Optional.empty());
    }

    @Property
    void shouldReadWhatItWrote(
            @ForAll @Size(max = 600) byte[] octets,
            @ForAll @Size(max = 300) byte[] tlvs,
            @ForAll @StringLength(max = 40) String name,
            @ForAll @IntRange(max = 100_000) int number) {
        Submission message = message(octets, tlvs, name, number);
        Envelope envelope = new Envelope(List.of(Party.link("kpn"), Party.service(name)), message);
        PartRow.Key key = new PartRow.Key(7, 7, 1);

        Envelope read = EnvelopeEncoding.decode(EnvelopeEncoding.encode(envelope, 1), key, UNTIL.toEpochMilli());

        assertThat(read.routes()).isEqualTo(envelope.routes());
        assertThat(read.message()).usingRecursiveComparison().isEqualTo(message);
    }

    @Test
    void shouldKeepOfAPartOnlyItsOwnText() {
        List<UserData> parts = List.of(
                new UserData(true, 8, new byte[] {1}),
                new UserData(false, 0, new byte[] {2, 3}),
                new UserData(false, 0, new byte[64_000]));
        Submission whole = message(new byte[0], new byte[0], "a", 1);
        Submission message = new Submission(
                whole.from(),
                whole.source(),
                whole.destination(),
                "",
                0,
                0,
                0,
                DeliveryMode.DEFAULT,
                false,
                Optional.empty(),
                Optional.empty(),
                0,
                parts,
                new byte[0],
                false,
                Optional.empty());
        for (int number = 1; number <= 3; number++) {
            PartRow.Key key = new PartRow.Key(6 + number, 7, 3);
            byte[] body = EnvelopeEncoding.encode(new Envelope(List.of(Party.link("kpn")), message), number);
            Envelope read = EnvelopeEncoding.decode(body, key, 0);
            assertThat(read.message().parts()).hasSize(3);
            assertThat(read.message().parts().get(number - 1)).isEqualTo(parts.get(number - 1));
            assertThat(Arrays.stream(new int[] {0, 1, 2})
                            .filter(i -> read.message().parts().get(i).octets().length > 0)
                            .count())
                    .isEqualTo(1);
        }
    }
}
