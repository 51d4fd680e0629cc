package io.silkroam.diameter.peer;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IdentitiesTest {
    @ParameterizedTest
    @ValueSource(strings = {"pgw.example.org", "a", "PGW_1.epc.mnc008.mcc204.3gppnetwork.org"})
    void shouldTakeDomainNames(String identity) {
        assertThat(Identities.isWellFormed(identity)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "a..b", "-a.b", "a-.b", "a.b-", "a b", "a.b.", "a;b", "a\u0000b"})
    void shouldRefuseWhatIsNoDomainName(String identity) {
        assertThat(Identities.isWellFormed(identity)).isFalse();
    }

    @Test
    void shouldRefuseLabelsAndNamesThatAreTooLong() {
        assertThat(Identities.isWellFormed("a".repeat(63))).isTrue();
        assertThat(Identities.isWellFormed("a".repeat(64))).isFalse();
        assertThat(Identities.isWellFormed("a.".repeat(127) + "aa")).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "pgw.example.org, example.org, true",
        "PGW.Example.ORG, example.org, true",
        "example.org, example.org, true",
        "badexample.org, example.org, false",
        "example.org.evil.net, example.org, false",
        "org, example.org, false"
    })
    void shouldFindHostsWithinTheirRealmOnly(String host, String realm, boolean within) {
        assertThat(Identities.liesIn(host, realm)).isEqualTo(within);
    }

    @Test
    void shouldElectTheGreaterNameWithoutRegardToCase() {
        assertThat(Identities.succeeds("B.example", "a.example")).isTrue();
        assertThat(Identities.succeeds("a.example", "B.example")).isFalse();
        assertThat(Identities.succeeds("A.example", "a.example")).isFalse();
    }

    @Test
    void shouldMakeHostileTextSafeToLog() {
        assertThat(Identities.printable("a\r\nb\u0000")).isEqualTo("a??b?");
        assertThat(Identities.printable("x".repeat(1_000))).hasSize(123);
    }
}
