package io.silkroam.gateway.gy;

import static org.assertj.core.api.Assertions.assertThat;

import io.silkroam.sim.Plmn;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** 3GPP-User-Location-Info names a network, or none; it never fails. */
class UserLocationTest {
    private static final long SEED = 20_408;

    @ParameterizedTest
    @CsvFileSource(resources = "user-location-info.csv", numLinesToSkip = 2)
    void shouldReadTheNetworkOfRealGateways(String octets, String mcc, String mnc) {
        assertThat(UserLocation.plmn(hex(octets))).hasValue(new Plmn(mcc + mnc));
    }

    @ParameterizedTest
    @CsvSource({
        "0002f480, 20408", // CGI
        "0102f480, 20408", // SAI
        "0202f480, 20408", // RAI
        "8002f480, 20408", // TAI
        "8102f480, 20408", // ECGI
        "8302f480, 20408", // eNodeB
        "8702f480, 20408", // NCGI
        "82130062, 310260", // three digits of MNC, the third in the second octet
        "82210000, 120000"
    })
    void shouldReadEveryTypeThatNamesANetwork(String octets, String digits) {
        assertThat(UserLocation.plmn(hex(octets))).hasValue(new Plmn(digits));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "82",
                "8202",
                "8202f4",
                "0302f480",
                "ff02f480",
                "82a2f480",
                "82020a80",
                "8202e480",
                "8202f48b"
            })
    void shouldReadNoNetworkFromWhatNamesNone(String octets) {
        assertThat(UserLocation.plmn(hex(octets))).isEmpty();
    }

    @Test
    void shouldNeverFailAndNeverInventADigit() {
        Random random = new Random(SEED);
        int networks = 0;
        for (int i = 0; i < 200_000; i++) {
            byte[] octets = new byte[random.nextInt(16)];
            random.nextBytes(octets);
            Optional<Plmn> read = UserLocation.plmn(octets);
            networks += read.isPresent() ? 1 : 0;
            assertThat(read.map(plmn -> expected(octets)))
                    .as("seed %d, octets %s", SEED, HexFormat.of().formatHex(octets))
                    .isEqualTo(read.map(Plmn::digits));
        }
        assertThat(networks).as("the fuzz must also meet networks").isPositive();
    }

    /** The digits by way of text: nibbles of each octet turned round, the filler left out. */
    private static String expected(byte... octets) {
        String nibbles = HexFormat.of().formatHex(Arrays.copyOfRange(octets, 1, 4));
        char[] c = nibbles.toCharArray();
        return ("" + c[1] + c[0] + c[3] + c[5] + c[4] + c[2]).replace("f", "");
    }

    private static byte[] hex(String text) {
        return HexFormat.of().parseHex(text);
    }
}
