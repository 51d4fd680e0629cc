package io.silkroam.diameter.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AllowListTest {
    @ParameterizedTest
    @CsvSource({
        "10.0.0.0/8, 10.255.0.1, true",
        "10.0.0.0/8, 11.0.0.1, false",
        "192.0.2.128/25, 192.0.2.200, true",
        "192.0.2.128/25, 192.0.2.127, false",
        "192.0.2.7, 192.0.2.7, true",
        "0.0.0.0/0, 203.0.113.1, true",
        "0.0.0.0/0, 2001:db8::1, false",
        "2001:db8::/33, 2001:db8:7fff::1, true",
        "2001:db8::/33, 2001:db8:8000::1, false",
        "::1, ::1, true"
    })
    void shouldKnowTheAddressesOfABlock(String block, String address, boolean within) throws UnknownHostException {
        assertThat(Cidr.parse(block).contains(InetAddress.getByName(address))).isEqualTo(within);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "example.org", "10.0.0.0/33", "10.0.0.0/-1", "::/129", "10.0.0.0/x", "300.1.1.1"})
    void shouldRefuseWhatIsNoBlock(String block) {
        assertThatThrownBy(() -> Cidr.parse(block)).hasMessageContaining("not an address block: " + block);
    }

    @ParameterizedTest
    @CsvSource({
        "20408, 204081234567890, true",
        "20408, 204091234567890, false",
        "2040810-2040819, 204081500000000, true",
        "2040810-2040819, 204082000000000, false",
        "2040810-2040819, 204080999999999, false",
        "20408, 2040, false"
    })
    void shouldKnowTheImsisOfARange(String range, String imsi, boolean within) {
        assertThat(ImsiRange.parse(range).contains(imsi)).isEqualTo(within);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "2040", "20409-20408", "204080-20409", "2040a", "2040812345678901"})
    void shouldRefuseWhatIsNoImsiRange(String range) {
        assertThatThrownBy(() -> ImsiRange.parse(range)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void shouldNotTakeAnyHostFromAnywhere() {
        Partner.Builder anybody = Partner.named("p")
                .host(PartnerIdentity.ANY_HOST)
                .realm("example.org")
                .application(4, CommandSet.any());
        assertThatThrownBy(anybody::build).hasMessageContaining("known by its addresses");
    }

    @Test
    void shouldNameAnyHostWithinItsRealmsOnly() {
        Partner dynamic = Partner.named("p")
                .host("*")
                .realm("example.org")
                .from("127.0.0.0/8")
                .application(4, CommandSet.of(272))
                .build();
        assertThat(dynamic.identity().names("pgw7.example.org")).isTrue();
        assertThat(dynamic.identity().names("pgw7.example.net")).isFalse();
        assertThat(dynamic.speaksFor("pgw9.example.org")).isTrue();
        assertThat(dynamic.rights().allows(4, 272)).isTrue();
        assertThat(dynamic.rights().allows(4, 258)).isFalse();
        assertThat(dynamic.rights().allows(16777238)).isFalse();
    }

    @Test
    void shouldSpeakForItsOwnHostsOnlyWhenNamedExactly() {
        Partner exact = Partner.named("p")
                .host("PGW1.example.org")
                .realm("Example.org")
                .application(4, CommandSet.any())
                .build();
        assertThat(exact.speaksFor("pgw1.example.org")).isTrue();
        assertThat(exact.speaksFor("pgw2.example.org")).isFalse();
        assertThat(exact.rights().owns("001010000000001"))
                .as("no ranges, no screening")
                .isTrue();
    }
}
