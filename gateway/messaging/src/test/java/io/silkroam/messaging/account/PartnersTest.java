package io.silkroam.messaging.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.silkroam.messaging.account.SmscLink.Endpoint;
import io.silkroam.messaging.message.CarryResult.FailureClass;
import io.silkroam.messaging.number.NumberRewriting;
import io.silkroam.messaging.route.RouteTable;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A snapshot of partners, what changed from one to the next, and the small values it is made of. */
class PartnersTest {
    @Test
    void shouldFindAccountsByNameAndBySystemId() {
        Partners partners =
                new Partners(List.of(Accounts.named("shop").build()), List.of(link("kpn", true)), RouteTable.empty());

        assertThat(partners.bySystemId("shop"))
                .isEqualTo(partners.account("shop"))
                .isPresent();
        assertThat(partners.bySystemId("SHOP")).isEmpty();
        assertThat(partners.link("kpn")).isPresent();
        assertThat(Partners.none().accounts()).isEmpty();
        assertThatThrownBy(() -> new Partners(
                        List.of(Accounts.named("a").build(), Accounts.named("a").build()),
                        List.of(),
                        RouteTable.empty()))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void shouldSayWhatChanged() {
        Partners before = new Partners(
                List.of(
                        Accounts.named("a").build(),
                        Accounts.named("b").build(),
                        Accounts.named("c").build()),
                List.of(link("x", true), link("y", true), link("z", true)),
                RouteTable.empty());
        Partners now = new Partners(
                List.of(
                        Accounts.named("a").build(),
                        Accounts.named("b").rate(5, 5).build(),
                        Accounts.named("d").build()),
                List.of(link("x", true), link("y", false), link("w", true)),
                RouteTable.empty());
        PartnerChanges changes = before.to(now);

        assertThat(changes.isEmpty()).isFalse();
        assertThat(changes.accountsAdded()).extracting(EsmeAccount::name).containsExactly("d");
        assertThat(changes.accountsChanged())
                .containsExactly(Accounts.named("b").rate(5, 5).build());
        assertThat(changes.accountsRemoved()).extracting(EsmeAccount::name).containsExactly("c");
        assertThat(changes.linksAdded()).extracting(SmscLink::name).containsExactly("w");
        assertThat(changes.linksChanged()).containsExactly(link("y", false));
        assertThat(changes.linksRemoved()).extracting(SmscLink::name).containsExactly("z");
        assertThat(changes.routesChanged()).isFalse();
        assertThat(before.to(before).isEmpty()).isTrue();
    }

    @Test
    void shouldTellNobodyTheLinksPassword() {
        assertThat(link("kpn", true).toString()).doesNotContain("geheim").contains("(hidden)");
    }

    @ParameterizedTest
    @CsvSource({
        "0x58, THROTTLED",
        "0x14, THROTTLED",
        "0x08, TEMPORARY",
        "0x0A, ROUTE",
        "0x0B, PERMANENT",
        "0x400, TEMPORARY",
        "0x45, PERMANENT"
    })
    void shouldKnowWhatAStatusMeansHereOrUsually(String status, FailureClass expected) {
        ErrorMap errors = ErrorMap.usual().with(Map.of(0x45, FailureClass.PERMANENT));

        assertThat(errors.classOf(Integer.decode(status))).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "10.0.0.0/8, 10.255.0.1, true",
        "10.0.0.0/8, 11.0.0.1, false",
        "192.0.2.130/25, 192.0.2.129, true",
        "192.0.2.130/25, 192.0.2.127, false",
        "192.0.2.1, 192.0.2.1, true",
        "192.0.2.1, 192.0.2.2, false",
        "0.0.0.0/0, 203.0.113.9, true",
        "0.0.0.0/0, 2001:db8::1, false",
        "2001:db8::/32, 2001:db8:ffff::1, true",
        "::1, ::1, true"
    })
    void shouldContainTheAddressesOfABlock(String block, String address, boolean contained)
            throws UnknownHostException {
        assertThat(AddressBlock.parse(block).contains(InetAddress.getByName(address)))
                .isEqualTo(contained);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "gw1", "10.0.0.0/33", "10.0.0.0/", "10.0.0/x", "::1/129", "10.0.0.0/8/8", "300.1.1.1"})
    void shouldRefuseWhatIsNoBlock(String text) {
        assertThatThrownBy(() -> AddressBlock.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("'" + text + "' is not a block of addresses");
    }

    static SmscLink link(String name, boolean enabled) {
        SmscLink.Pauses pauses = new SmscLink.Pauses(Duration.ofSeconds(1), Duration.ofSeconds(30));
        return new SmscLink(
                name,
                new Endpoint(enabled, "127.0.0.1", 2775),
                new SmscLink.Login("silkroam", new Secret("geheim"), "", 0x34, ""),
                new SmscLink.Session(
                        BindKind.TRANSCEIVER,
                        1,
                        50,
                        100,
                        Duration.ofSeconds(30),
                        Duration.ofSeconds(30),
                        pauses,
                        Optional.empty()),
                new SegmentRate(100, 100),
                new SmscLink.Text(DefaultAlphabet.GSM, SmscLink.Concatenation.UDH8, Set.of()),
                new SmscLink.Receipts(SmscLink.ReceiptIds.AUTO, ZoneId.of("UTC"), true),
                SmscLink.Numbering.standard(),
                NumberRewriting.standard(),
                pauses,
                ErrorMap.usual(),
                Optional.empty(),
                Optional.empty());
    }
}
