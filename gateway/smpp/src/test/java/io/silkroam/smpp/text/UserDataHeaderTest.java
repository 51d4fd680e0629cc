package io.silkroam.smpp.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.silkroam.smpp.text.UserDataHeader.Parsed;
import java.util.Arrays;
import java.util.HexFormat;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** 3GPP TS 23.040 §9.2.3.24. */
class UserDataHeaderTest {

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "no octet at all,              ''",
        "length above the message,     06000334",
        "an element's length cut off,  0100",
        "an element cut off,           0400033402",
        "an element beyond the header, 0300033402020000",
        "255 announced,                ff00",
    })
    void shouldNameWhatIsMalformed(String what, String hex) {
        assertThat(UserDataHeader.parse(HexFormat.of().parseHex(hex))).as(what).isInstanceOf(Parsed.Malformed.class);
    }

    @ParameterizedTest(name = "{0}: {2}")
    @CsvSource({
        "8 bits,                   050003340201,             52 false 2 1",
        "16 bits,                  06080412340302,           4660 true 3 2",
        "the last of two,          0b000334020108041234 0302,4660 true 3 2",
        "part 0,                   050003340200,             none",
        "a part above the total,   050003340203,             none",
        "no parts,                 050003340000,             none",
        "a wrong length,           0400023402,               none",
        "unknown elements first,   08700142 0003340201,      52 false 2 1",
        "ports only,               0605040b8423f0,           none",
        "an empty header,          00,                       none",
    })
    void shouldSayWhatPartItIs(String what, String hex, String expected) {
        Parsed.Read read = (Parsed.Read) UserDataHeader.parse(HexFormat.of().parseHex(hex.replace(" ", "")));
        assertThat(read.header().concatenation().map(UserDataHeaderTest::words).orElse("none"))
                .as(what)
                .isEqualTo(expected);
    }

    @Test
    void shouldRefuseAHeaderLongerThanAShortMessage() {
        byte[] longest = withElementOf(137);
        assertThat(UserDataHeader.parse(longest)).isInstanceOfSatisfying(Parsed.Read.class, read -> assertThat(
                        read.header().write())
                .isEqualTo(longest));
        assertThat(UserDataHeader.parse(withElementOf(138))).isInstanceOf(Parsed.Malformed.class);
        byte[] payload = Arrays.copyOf(withElementOf(239), 300);
        assertThat(Transcoding.toCanonical(DefaultAlphabet.LATIN1, true, 0, payload)
                        .octets())
                .isEqualTo(payload);
    }

    private static byte[] withElementOf(int octets) {
        byte[] header = new byte[3 + octets];
        header[0] = (byte) (2 + octets);
        header[1] = 0x70;
        header[2] = (byte) octets;
        return header;
    }

    @Test
    void shouldReadPortsAndShifts() {
        Parsed.Read read = (Parsed.Read)
                UserDataHeader.parse(HexFormat.of().parseHex("0c05040b8423f0 240101 250103 41".replace(" ", "")));
        assertThat(read.header().ports()).hasValue(new UserDataHeader.Ports(0x0B84, 0x23F0));
        assertThat(read.header().gsmAlphabet())
                .isSameAs(GsmAlphabet.of(NationalLanguage.PORTUGUESE, NationalLanguage.TURKISH));
        assertThat(read.body()).containsExactly(0x41);
        assertThat(read.length()).isEqualTo(13);
    }

    private static String words(Concatenation c) {
        return c.reference() + " " + c.wide() + " " + c.total() + " " + c.number();
    }

    @Property
    void shouldKeepEveryElementByteForByte(@ForAll @Size(max = 300) byte[] octets) {
        if (UserDataHeader.parse(octets) instanceof Parsed.Read read && read.length() > 1 && read.length() <= 140) {
            assertThat(read.header().write()).isEqualTo(Arrays.copyOf(octets, read.length()));
            assertThat(read.header().length()).isEqualTo(read.length());
            assertThat(read.length() + read.body().length).isEqualTo(octets.length);
        }
    }
}
