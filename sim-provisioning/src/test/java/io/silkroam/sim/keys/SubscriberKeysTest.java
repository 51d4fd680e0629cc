package io.silkroam.sim.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.NotSerializableException;
import java.io.ObjectOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class SubscriberKeysTest {
    private static final String KI = "465b5ce8b199b49faa5f0a2ee238a6bc";
    private static final String OP = "cdc202d5123e20f62b6d676ac72cb318";
    private static final String OPC = "cd63cb71954a9f4e48a5994e37a02baf";

    @Test
    void shouldBeTheSameFromDigitsOctetsAndOp() {
        SubscriberKeys fromText = SubscriberKeys.ofHexOpc(KI, OPC.toUpperCase(Locale.ROOT));

        assertThat(fromText.sameAs(SubscriberKeys.ofHexOpc(ascii(KI), ascii(OPC))))
                .isTrue();
        assertThat(fromText.sameAs(SubscriberKeys.ofOpc(octets(KI), octets(OPC))))
                .isTrue();
        assertThat(fromText.sameAs(SubscriberKeys.ofOp(octets(KI), octets(OP)))).isTrue();
        assertThat(fromText.sameAs(SubscriberKeys.ofHexOpc(OPC, KI))).isFalse();
        assertThat(fromText.sameAs(SubscriberKeys.ofHexOpc(KI, OP))).isFalse();
    }

    @Test
    void shouldTellTheCheckValueOfKi() {
        // AES-128 of a block of zeros under the key of TS 35.208 set 1, computed with another program.
        assertThat(KeyCheckValue.of(SubscriberKeys.ofHexOpc(KI, OPC))).hasToString("7D2ED9");
    }

    @Test
    void shouldNameOnlyThePlaceOfAWrongCharacter() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SubscriberKeys.ofHexOpc(KI.replace("b19", "bx9"), OPC))
                .withMessage("Ki: character 10 is no hex digit")
                .withNoCause();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SubscriberKeys.ofHexOpc(ascii(KI), ascii(OPC.replace("cd6", "cd\u00e9"))))
                .withMessage("OPc: character 3 is no hex digit")
                .withNoCause();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SubscriberKeys.ofHexOpc(KI.replace('4', '\u0664'), OPC))
                .withMessage("Ki: character 1 is no hex digit");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SubscriberKeys.ofHexOpc(KI + "00", OPC))
                .withMessage("Ki has 34 hex digits, 32 are needed");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> KeyHex.parse("Ki", KI.substring(1)))
                .withMessage("Ki has 31 hex digits, an odd number");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SubscriberKeys.ofOpc(new byte[15], new byte[16]))
                .withMessage("Ki has 15 octets, 16 are needed");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SubscriberKeys.ofOp(new byte[16], new byte[32]))
                .withMessage("OP has 32 octets, 16 are needed");
    }

    @Test
    void shouldShowNothingAndLeaveTheCallersOctetsAlone() {
        byte[] ki = octets(KI);
        SubscriberKeys keys = SubscriberKeys.ofOpc(ki, octets(OPC));
        byte[] held = keys.ki();

        assertThat(keys).hasToString("SubscriberKeys[***]");
        keys.close();

        assertThat(held).containsOnly(0);
        assertThat(ki).isEqualTo(octets(KI));
        assertThatIllegalStateException().isThrownBy(keys::ki).withMessage("the keys were wiped");
        assertThat(keys).hasToString("SubscriberKeys[***]");
    }

    @Test
    void shouldNeverUseAWipedKeyAsAKeyOfZeros() {
        WipeableKey key = new WipeableKey(octets(KI));
        assertThat(key.getEncoded()).isEqualTo(octets(KI));

        key.destroy();

        assertThat(key.isDestroyed()).isTrue();
        assertThatIllegalStateException().isThrownBy(key::getEncoded).withMessage("the key was wiped");
        assertThat(key).hasToString("WipeableKey[***]");
    }

    @Test
    void shouldLeaveTheProcessByNoSerializedForm() {
        assertThatThrownBy(() ->
                        new ObjectOutputStream(new ByteArrayOutputStream()).writeObject(new WipeableKey(octets(KI))))
                .isInstanceOf(NotSerializableException.class);
    }

    @Test
    void shouldNotRepeatAKeyThatWasGivenAsACheckValue() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> KeyCheckValue.parse(KI))
                .withMessage("a key check value has 6 hex digits");
        assertThat(KeyCheckValue.parse(" a1b2c3 ")).hasToString("A1B2C3");
    }

    private static byte[] octets(String hex) {
        return HexFormat.of().parseHex(hex);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
