package io.silkroam.simulator.sims;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class CardsTest {
    private static final int KI = 7;
    private static final int OPC = 8;

    /** 3GPP TS 35.208 §4.3, test set 1: Ki, OP and the OPc that comes of them. */
    @Test
    void shouldDeriveOpcAsTheStandardSays() {
        Dice dice = new Dice("CDC202D5123E20F62B6D676AC72CB318", "465B5CE8B199B49FAA5F0A2EE238A6BC");
        List<String> card = new Cards(new Order("b", 1, 1, false), dice, Optional.empty()).card(0);

        assertThat(card.get(KI)).isEqualTo("465B5CE8B199B49FAA5F0A2EE238A6BC");
        assertThat(card.get(OPC)).isEqualTo("CD63CB71954A9F4E48A5994E37A02BAF");
    }

    /** Throws what it is told, and zeros after that. */
    private static final class Dice implements RandomGenerator {
        private final Queue<byte[]> throwsToCome = new ArrayDeque<>();

        Dice(String... hex) {
            for (String octets : hex) {
                throwsToCome.add(HexFormat.of().parseHex(octets));
            }
        }

        @Override
        public void nextBytes(byte[] octets) {
            byte[] next = throwsToCome.poll();
            if (next != null) {
                System.arraycopy(next, 0, octets, 0, octets.length);
            }
        }

        @Override
        public long nextLong() {
            return 0;
        }
    }
}
