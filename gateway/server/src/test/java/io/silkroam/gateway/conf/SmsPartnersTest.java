package io.silkroam.gateway.conf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.silkroam.conf.ConfigException;
import io.silkroam.messaging.account.Partners;
import io.silkroam.messaging.account.SmscLink.Endpoint;
import io.silkroam.messaging.message.AcceptOutcome.Reason;
import io.silkroam.messaging.message.Party;
import io.silkroam.messaging.number.NumberList;
import io.silkroam.messaging.number.NumberRanges;
import io.silkroam.messaging.number.NumberRewriting;
import io.silkroam.messaging.number.Prefixes;
import io.silkroam.messaging.number.Replacement;
import io.silkroam.messaging.number.SenderList;
import io.silkroam.messaging.route.Lists;
import io.silkroam.messaging.route.Route;
import io.silkroam.messaging.route.RouteMatch;
import io.silkroam.messaging.route.RouteMode;
import io.silkroam.messaging.route.RouteTable;
import io.silkroam.messaging.route.SegmentPrice;
import io.silkroam.messaging.route.Target;
import io.silkroam.sim.Money;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Accounts, links and routes read together: routes in full, and what only shows when the files are side by side. */
class SmsPartnersTest {
    private static final Map<String, Endpoint> KPN = Map.of("kpn", new Endpoint(true, "127.0.0.1", 2775));
    private static final NumberRewriting AS_IT_IS = NumberRewriting.replacing(List.of());

    @TempDir
    private Path folder;

    @BeforeEach
    void lay() throws IOException {
        write("partners/esme/shop.yaml", "receives: [\"7777\"]\n");
        write("partners/smsc/kpn.yaml", "cost: {amount: \"0.02\"}\n");
        write("partners/smsc/off.yaml", "cost: {amount: \"1.00\", currency: CNY}\n");
    }

    @Test
    void shouldReadNothingWhereNothingIs() throws IOException {
        Path empty = Files.createDirectories(folder.resolve("empty"));
        Partners partners = SmsPartners.read(empty, Map.of());

        assertThat(partners.accounts()).isEmpty();
        assertThat(partners.links()).isEmpty();
        assertThat(partners.routes()).isEqualTo(RouteTable.empty());
    }

    @Test
    void shouldPutEveryKeyOfTheRoutesInItsPlace() throws IOException {
        write("deny.txt", "# bad ones\n\n31699999999\n4477*\n");
        write("names.txt", "Spam\n");
        write("routes.yaml", """
                own-numbers: ["31612"]
                networks: {204-08: ["31653", "31654"], "20801": ["33"]}
                lists:
                  deny-destinations: ["900"]
                  deny-destinations-file: deny.txt
                  allow-destinations: ["31*"]
                  deny-senders-file: names.txt
                  allow-senders: [Brand]
                routes:
                  - name: full
                    match:
                      destinations: [own, "49"]
                      networks: [204-08]
                      numbers: ["5555"]
                      senders: [Brand, "3197*"]
                      from: [link, "account:shop"]
                    mode: share
                    via: ["link:kpn", {to: "link:off", weight: 3}, "account:shop", "service:care"]
                    replace-source: [{from: "31", to: "0031"}]
                    replace-destination: [{from: "49"}]
                  - name: black
                    match: {destinations: ["881"]}
                    refuse: forbidden
                  - {name: rest, refuse: no-route}
                """);

        assertThat(SmsPartners.read(folder, KPN).routes())
                .isEqualTo(new RouteTable(
                        NumberRanges.of(List.of("31612")),
                        Prefixes.of(Map.of("31653", "20408", "31654", "20408", "33", "20801")),
                        new Lists(
                                NumberList.of(List.of("900", "31699999999", "4477*")),
                                NumberList.of(List.of("31*")),
                                SenderList.of(List.of("Spam")),
                                SenderList.of(List.of("Brand"))),
                        Map.of("7777", Party.account("shop")),
                        List.of(
                                full(),
                                new Route("black", destinations("881"), new Route.Action.Refuse(Reason.FORBIDDEN)),
                                new Route("rest", RouteMatch.all(), new Route.Action.Refuse(Reason.NO_ROUTE)))));
    }

    private static Route full() {
        RouteMatch match = new RouteMatch(
                NumberRanges.of(List.of("49")),
                true,
                Set.of("20408"),
                Set.of("5555"),
                SenderList.of(List.of("Brand", "3197*")),
                Set.of(Party.Kind.LINK),
                Set.of(Party.account("shop")));
        return new Route(
                "full",
                match,
                new Route.Action.Via(
                        RouteMode.SHARE,
                        List.of(
                                new Target(Party.link("kpn"), 1, Optional.of(price("0.02", "EUR")), true),
                                new Target(Party.link("off"), 3, Optional.of(price("1.00", "CNY")), false),
                                new Target(Party.account("shop"), 1, Optional.empty(), true),
                                new Target(Party.service("care"), 1, Optional.empty(), true)),
                        NumberRewriting.replacing(List.of(new Replacement("31", "0031"))),
                        NumberRewriting.replacing(List.of(new Replacement("49", "")))));
    }

    @Test
    void shouldMeanFailOverForEverythingWhereARouteSaysNoMore() throws IOException {
        write("routes.yaml", "routes:\n  - name: all\n    via: link:kpn\n");

        assertThat(SmsPartners.read(folder, KPN).routes().routes())
                .containsExactly(new Route(
                        "all",
                        RouteMatch.all(),
                        new Route.Action.Via(
                                RouteMode.FAILOVER,
                                List.of(new Target(Party.link("kpn"), 1, Optional.of(price("0.02", "EUR")), true)),
                                AS_IT_IS,
                                AS_IT_IS)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            via: link:kpm | 2: routes[0].via: there is no link 'kpm'; known: kpn, off
            via: account:kpn | 2: routes[0].via: there is no account 'kpn'; known: shop
            via: service:voice | 2: routes[0].via: there is no service 'voice'; known: care
            via: kpn | 2: routes[0].via: 'kpn' is none of link:NAME, account:NAME, service:NAME
            via: {to: link:kpn, weight: 0} | 2: routes[0].via.weight: 0 is not between 1 and 100
            mode: fastest, via: link:kpn | 2: routes[0].mode: 'fastest' is none of failover, share, cheapest
            mode: cheapest, via: [link:kpn, link:off] | 2: routes[0]: mode: cheapest compares costs of one currency
            refuse: silently | 2: routes[0].refuse: 'silently' is none of forbidden, no-route
            refuse: forbidden, via: link:kpn | 2: routes[0]: has either 'via' or 'refuse'
            match: {} | 2: routes[0]: has either 'via' or 'refuse'
            match: {networks: [204-08]}, via: link:kpn | 2: routes[0].match.networks[0]: '204-08' has no prefixes under
            match: {networks: [x]}, via: link:kpn | 2: routes[0].match.networks[0]: 'x' is not an MCC and MNC
            match: {from: [partner]}, via: link:kpn | 2: routes[0].match.from[0]: 'partner' is none of account, link
            match: {numbers: [abc]}, via: link:kpn | 2: routes[0].match.numbers[0]: 'abc' is not a prefix of 1 to 15
            match: {destination: []}, via: link:kpn | 2: unknown key 'destination'; did you mean 'destinations'?
            """)
    void shouldNameTheLineOfAMistakeInARoute(String route, String problem) throws IOException {
        write("routes.yaml", "routes:\n  - {name: r, " + route + "}\n");

        assertThat(problems()).first().asString().startsWith(folder.resolve("routes.yaml") + ":" + problem);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            own-numbers: [own] | 1: own-numbers[0]: 'own' is not a prefix of 1 to 15 digits
            networks: {kpn: ['316']} | 1: networks.kpn: 'kpn' is not an MCC and MNC such as 204-08
            networks: {20408: ['3'], 20410: ['3']} | 1: networks.20410: '3' belongs to a network above already
            lists: {deny-senders: [TwelveSigns!]} | 1: lists.deny-senders[0]: 'TwelveSigns!' is not a name of 1 to 11
            lists: {deny-destinations-file: none} | 1: lists: deny-destinations-file: none cannot be read
            lists: {deny-destinations-file: bad} | 1: lists: deny-destinations-file: bad line 2: 'abc' is not a prefix
            routes: [{name: a, via: link:kpn}, {name: a, via: link:kpn}] | 1: routes[1]: there is a route 'a' above
            routes: [{refuse: no-route}] | 1: routes[0]: 'name' is missing
            """)
    void shouldNameTheLineOfAMistakeBesideTheRoutes(String line, String problem) throws IOException {
        write("bad", "316\nabc\n");
        write("routes.yaml", line);

        assertThat(problems()).first().asString().startsWith(folder.resolve("routes.yaml") + ":" + problem);
    }

    @Test
    void shouldReportWhatShowsOnlyBetweenTheFilesAndEverythingTogether() throws IOException {
        write("partners/esme/other.yaml", "system-id: shop\nreceives: [\"7777\"]\n");
        write("partners/esme/bad name.yaml", "");
        write("partners/smsc/kpn.yaml", "rate: {burst: 0}\n");
        write("routes.yaml", "routes:\n  - {name: r, via: link:kpn}\n  - {name: s, via: link:gone}\n");

        List<String> problems = problems(Map.of("kpn", Endpoint.NOWHERE, "nobody", Endpoint.NOWHERE));
        assertThat(problems)
                .containsExactlyInAnyOrder(
                        folder.resolve("partners/esme/bad name.yaml")
                                + ": its name is not 1 to 32 letters, digits, dashes and underscores",
                        folder.resolve("partners/smsc/kpn.yaml") + ":1: rate.burst: 0 is not between 1 and 1000000",
                        folder.resolve("gateway.yaml") + ": smpp.links.nobody: there is no partners/smsc/nobody.yaml",
                        folder.resolve("partners/esme/shop.yaml") + ": system-id 'shop' is the account other's already",
                        folder.resolve("partners/esme/shop.yaml")
                                + ": receives: '7777' goes to the account other already",
                        folder.resolve("routes.yaml") + ":3: routes[1].via: there is no link 'gone'; known: kpn, off");
    }

    private static RouteMatch destinations(String prefix) {
        RouteMatch all = RouteMatch.all();
        return new RouteMatch(
                NumberRanges.of(List.of(prefix)),
                false,
                all.networks(),
                all.numbers(),
                all.senders(),
                Set.of(),
                Set.of());
    }

    private static SegmentPrice price(String amount, String currency) {
        return new SegmentPrice(Money.parse(amount, currency), 1);
    }

    private List<String> problems() {
        return problems(KPN);
    }

    private List<String> problems(Map<String, Endpoint> endpoints) {
        return catchThrowableOfType(ConfigException.class, () -> SmsPartners.read(folder, endpoints))
                .problems()
                .stream()
                .map(Object::toString)
                .toList();
    }

    private void write(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
