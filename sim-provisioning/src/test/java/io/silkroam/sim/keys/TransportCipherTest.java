package io.silkroam.sim.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.silkroam.sim.keys.TransportKeys.Algorithm;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TransportCipherTest {
    private static final String KEY = "000102030405060708090A0B0C0D0E0F101112131415161718191A1B1C1D1E1F";
    private static final String KEY_128 = KEY.substring(0, 32);
    /** What RFC 3394 wraps. */
    private static final String DATA = "00112233445566778899AABBCCDDEEFF000102030405060708090A0B0C0D0E0F";

    private static final String DATA_128 = DATA.substring(0, 32);
    /** Ki and OPc of a vendor's file. */
    private static final String CLEAR = "5F1D289C5D354D0A140C2548F5F3E3BAE8ED289DEBA952E4283B54E88E6183CA";

    private static final String WRAPPED_4_1 = "1FA68B0A8112B447AEF34BD8FB5A7B829D3E862371D2CFE5";

    /** RFC 3394 §4.1 to §4.6. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            128 | 128 | 1FA68B0A8112B447AEF34BD8FB5A7B829D3E862371D2CFE5
            192 | 128 | 96778B25AE6CA435F92B5B97C050AED2468AB8A17AD84E5D
            256 | 128 | 64E8C3F9CE0F5BA263E9777905818A2A93C8191E7D6E8AE7
            192 | 192 | 031D33264E15D33268F24EC260743EDCE1C6C7DDEE725A936BA814915C6762D2
            256 | 192 | A8F9BC1612C68B3FF6E6F4FBE30E71E4769C8B80A32CB8958CD5D17D6B254DA1
            256 | 256 | 28C9F404C4B810F4CBCCB35CFB87F8263F5786E2D80ED326CBC7F0E71A99F43BFB988B9B7A02DD21
            """)
    void shouldUnwrapTheVectorsOfRfc3394(int keyBits, int dataBits, String wrapped) {
        String data = DATA.substring(0, dataBits / 4);
        try (TransportCipher cipher = cipher(Algorithm.AES_KW, KEY.substring(0, keyBits / 4))) {
            assertThat(hex(cipher.decrypt(octets(wrapped)))).isEqualTo(data);
            assertThat(hex(cipher.decrypt(octets(wrapped)))).isEqualTo(data);
        }
    }

    @Test
    void shouldFindEveryAlteredOctetOfAWrappedKeyAndGoOnWithTheNext() {
        try (TransportCipher cipher = cipher(Algorithm.AES_KW, KEY_128)) {
            for (int i = 0; i < 24; i++) {
                byte[] altered = octets(WRAPPED_4_1);
                altered[i] ^= 1;
                assertThatExceptionOfType(TransportKeyException.class)
                        .isThrownBy(() -> cipher.decrypt(altered))
                        .withMessage("a field does not open under transport key 'vendor': it was altered, or wrapped"
                                + " under another key")
                        .withNoCause();
                assertThat(hex(cipher.decrypt(octets(WRAPPED_4_1)))).isEqualTo(DATA_128);
            }
        }
    }

    @Test
    void shouldFindAnotherWrappingKey() {
        try (TransportCipher cipher = cipher(Algorithm.AES_KW, DATA_128)) {
            assertThatExceptionOfType(TransportKeyException.class)
                    .isThrownBy(() -> cipher.decrypt(octets(WRAPPED_4_1)))
                    .withNoCause();
        }
    }

    /** Computed with another program: openssl enc -aes-{128,192,256}-cbc -iv 0 -nopad. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            128 | 128 | 74A06AA772D53CA33EA56CDAAEC4CB4C
            128 | 256 | 74A06AA772D53CA33EA56CDAAEC4CB4CBEEBF88392C271984E03FFC5A96A8A8A
            192 | 128 | B22FD825187A28E3BCB1D47A65FE7AE2
            192 | 256 | B22FD825187A28E3BCB1D47A65FE7AE291664A58DA96E03D18F28B7AA5D051BE
            256 | 128 | 176C0CB25267DD9C57883B40B8FB750E
            256 | 256 | 176C0CB25267DD9C57883B40B8FB750E50FF05C5ED76EED8BB0D52F7BCEC1BCF
            """)
    void shouldDecryptWholeBlocksEachFieldByItself(int keyBits, int clearBits, String encrypted) {
        String clear = CLEAR.substring(0, clearBits / 4);
        try (TransportCipher cipher = cipher(Algorithm.AES_CBC, KEY.substring(0, keyBits / 4))) {
            assertThat(hex(cipher.decrypt(octets(encrypted)))).isEqualTo(clear);
            assertThat(hex(cipher.decrypt(octets(encrypted)))).isEqualTo(clear);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 15, 17, 31})
    void shouldRefusePartOfABlock(int length) {
        try (TransportCipher cipher = cipher(Algorithm.AES_CBC, KEY_128)) {
            assertThatExceptionOfType(TransportKeyException.class)
                    .isThrownBy(() -> cipher.decrypt(new byte[length]))
                    .withMessage("an AES-CBC field has a multiple of 16 octets, not " + length);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 8, 16, 23, 25})
    void shouldRefuseWhatIsNoWrappedKey(int length) {
        try (TransportCipher cipher = cipher(Algorithm.AES_KW, KEY_128)) {
            assertThatExceptionOfType(TransportKeyException.class)
                    .isThrownBy(() -> cipher.decrypt(new byte[length]))
                    .withMessage("a wrapped key has a multiple of 8 octets, 24 or more, not " + length);
        }
    }

    @Test
    void shouldShowNothingOfATransportKey() {
        TransportKey key = TransportKey.ofHex(KEY_128);

        assertThat(key).hasToString("TransportKey[***]");
        assertThat(key.checkValue()).hasToString("C6A13B");
        key.close();
        assertThatIllegalStateException().isThrownBy(key::checkValue).withMessage("the transport key was wiped");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TransportKey.of(new byte[20]))
                .withMessage("a transport key has 16, 24 or 32 octets, not 20");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TransportKey.ofHex(KEY_128.replace("0A", "0G")))
                .withMessage("transport key: character 22 is no hex digit");
    }

    @Test
    void shouldNotDecryptOnceClosed() {
        TransportCipher cipher = cipher(Algorithm.AES_CBC, KEY_128);
        cipher.close();

        assertThatIllegalStateException()
                .isThrownBy(() -> cipher.decrypt(new byte[16]))
                .withMessage("the transport key was wiped");
        assertThat(cipher).hasToString("TransportCipher[vendor]");
    }

    private static TransportCipher cipher(Algorithm algorithm, String key) {
        return new TransportCipher("vendor", algorithm, new WipeableKey(octets(key)));
    }

    private static byte[] octets(String hex) {
        return HexFormat.of().parseHex(hex);
    }

    private static String hex(byte[] octets) {
        return HexFormat.of().withUpperCase().formatHex(octets);
    }
}
