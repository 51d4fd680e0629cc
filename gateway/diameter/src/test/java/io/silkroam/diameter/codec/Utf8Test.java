package io.silkroam.diameter.codec;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class Utf8Test {
    /** Each octet beside which something changes in the table of RFC 3629 §4. */
    private static final byte[] EDGES =
            HexFormat.of().parseHex("00017f80818f90919fa0a1bfc0c1c2dfe0e1ecedeeeff0f1f3f4f5ff");

    private final CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();

    @Test
    void shouldSayWhatTheJdkSaysOfEveryFourOctetsOnTheEdges() {
        byte[] octets = new byte[4];
        int sound = 0;
        for (byte first : EDGES) {
            for (byte second : EDGES) {
                for (byte third : EDGES) {
                    for (byte fourth : EDGES) {
                        octets[0] = first;
                        octets[1] = second;
                        octets[2] = third;
                        octets[3] = fourth;
                        sound += compare(octets) ? 1 : 0;
                    }
                }
            }
        }
        assertThat(sound).as("both verdicts come up").isBetween(100, 100_000);
    }

    @Test
    void shouldRefuseACharacterThatIsCutOff() {
        byte[] whole = "é水🌍".getBytes(StandardCharsets.UTF_8);
        assertThat(Utf8.isText(whole, 0, whole.length)).isTrue();
        for (int end : new int[] {1, 3, 4, 6, 7, 8}) {
            assertThat(Utf8.isText(whole, 0, end))
                    .as("the first %d octets", end)
                    .isFalse();
        }
        assertThat(Utf8.isText(whole, 2, 5)).as("from the middle").isTrue();
    }

    private boolean compare(byte[] octets) {
        boolean sound = Utf8.isText(octets, 0, octets.length);
        if (sound != (decodes(octets) && !hasNul(octets))) {
            throw new AssertionError(HexFormat.of().formatHex(octets) + " is said to be " + sound);
        }
        return sound;
    }

    private boolean decodes(byte[] octets) {
        try {
            decoder.reset().decode(ByteBuffer.wrap(octets));
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }

    private static boolean hasNul(byte[] octets) {
        for (byte octet : octets) {
            if (octet == 0) {
                return true;
            }
        }
        return false;
    }
}
