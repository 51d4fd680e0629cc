package io.silkroam.messaging.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.silkroam.messaging.message.AcceptOutcome.Reason;
import io.silkroam.messaging.message.DeliveryMode;
import io.silkroam.messaging.message.Party;
import io.silkroam.messaging.message.SmsAddress;
import io.silkroam.messaging.message.Submission;
import io.silkroam.messaging.message.UserData;
import io.silkroam.messaging.number.NumberList;
import io.silkroam.messaging.number.NumberRanges;
import io.silkroam.messaging.number.NumberRewriting;
import io.silkroam.messaging.number.Prefixes;
import io.silkroam.messaging.number.Replacement;
import io.silkroam.messaging.number.SenderList;
import io.silkroam.messaging.port.Routing.Answer;
import io.silkroam.sim.Money;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where messages go. Our numbers begin with 31612; 204-08 is 31653, 208-01 is 33. */
class RouterTest {
    private static final NumberRewriting AS_IT_IS = NumberRewriting.replacing(List.of());
    private static final Party SHOP = Party.account("shop");

    private static final RouteTable TABLE = new RouteTable(
            NumberRanges.of(List.of("31612")),
            Prefixes.of(Map.of("31653", "20408", "33", "20801")),
            new Lists(
                    NumberList.of(List.of("33666", "339*")),
                    NumberList.none(),
                    SenderList.of(List.of("Spam")),
                    SenderList.none()),
            Map.of("7777", Party.account("game")),
            List.of(
                    route("care", match().numbers("5555").from(Party.link("kpn")), to(Party.service("care"))),
                    route("black", match().destinations("3361"), new Route.Action.Refuse(Reason.FORBIDDEN)),
                    route("own", match().own(), to(Party.link("kpn"), Party.link("backup"))),
                    route("network", match().networks("20801"), to(Party.link("france"))),
                    route("brand", match().senders("Brand").destinations("49"), to(Party.link("direct"))),
                    route("mo", match().kinds(Party.Kind.LINK).destinations("1"), to(SHOP)),
                    route("off", match().destinations("44"), disabled(Party.link("off"))),
                    route("accounts", match().kinds(Party.Kind.ACCOUNT).destinations("4"), to(Party.link("rest")))));

    private final Router router = new Router(TABLE);

    @ParameterizedTest(name = "{0}: {1} to {2}")
    @CsvSource(delimiter = '|', textBlock = """
            # from       | sender | to          | goes
            link:kpn     | 31612  | 5555        | service:care
            link:other   | 31612  | 5555        | NO_ROUTE
            account:shop | Shop   | 5555        | NO_ROUTE
            account:shop | Shop   | 7777        | account:game
            link:kpn     | 31612  | 7777        | account:game
            account:shop | Shop   | 31612345678 | link:kpn link:backup
            account:shop | Shop   | 31653345678 | NO_ROUTE
            account:shop | Shop   | 33123456789 | link:france
            account:shop | Shop   | 33612345678 | FORBIDDEN
            account:shop | Shop   | 33666       | FORBIDDEN
            account:shop | Shop   | 336667      | link:france
            account:shop | Shop   | 33912345678 | FORBIDDEN
            account:shop | 5PAM   | 49171234567 | link:rest
            account:shop | SPАM   | 49171234567 | FORBIDDEN
            account:shop | Brand  | 49171234567 | link:direct
            account:shop | BRAND  | 49171234567 | link:direct
            account:shop | Shop   | 49171234567 | link:rest
            link:kpn     | Shop   | 49171234567 | NO_ROUTE
            service:care | Shop   | 49171234567 | NO_ROUTE
            link:kpn     | 31612  | 12345678    | account:shop
            account:shop | Shop   | 12345678    | NO_ROUTE
            account:shop | Shop   | 44123456789 | NO_ROUTE
            """)
    void shouldGoByTheFirstRouteThatFits(String from, String sender, String destination, String expected) {
        assertThat(answered(router.route(message(from, sender, destination)))).isEqualTo(expected);
    }

    @Test
    void shouldHoldAccountsAndNobodyElseToTheWhiteLists() {
        Lists white = new Lists(
                NumberList.none(), NumberList.of(List.of("316*")), SenderList.none(), SenderList.of(List.of("Brand")));
        Router strict = new Router(new RouteTable(
                NumberRanges.none(),
                Prefixes.of(Map.of()),
                white,
                Map.of(),
                List.of(route("all", match(), to(Party.link("kpn"))))));

        assertThat(answered(strict.route(message("account:shop", "Brand", "31612"))))
                .isEqualTo("link:kpn");
        assertThat(answered(strict.route(message("account:shop", "Shop", "31612"))))
                .isEqualTo("FORBIDDEN");
        assertThat(answered(strict.route(message("account:shop", "Brand", "31712"))))
                .isEqualTo("FORBIDDEN");
        assertThat(answered(strict.route(message("link:kpn", "31612", "5555")))).isEqualTo("link:kpn");
    }

    @Test
    void shouldShareByWeightAndTryTheOthersAfterwards() {
        Router shared = via(RouteMode.SHARE, target("a", 3), target("b", 1));
        Map<String, Integer> count = new HashMap<>();
        List<String> order = new ArrayList<>();
        for (int i = 0; i < 400; i++) {
            String first = answered(shared.route(message("account:shop", "Shop", "49171")));
            count.merge(first, 1, Integer::sum);
            order.add(first);
        }

        assertThat(count).containsOnly(Map.entry("link:a link:b", 300), Map.entry("link:b link:a", 100));
        assertThat(order.subList(0, 4)).isEqualTo(order.subList(4, 8)).contains("link:b link:a");
    }

    @Test
    void shouldNotMoveSharedLoadByAsking() {
        Router shared = via(RouteMode.SHARE, target("a", 1), target("b", 1));
        List<String> taken = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            String asked = answered(shared.ask(message("account:shop", "Shop", "49171")));
            taken.add(answered(shared.route(message("account:shop", "Shop", "49171"))));
            assertThat(taken.get(i)).as("what was told").isEqualTo(asked);
        }
        assertThat(new HashSet<>(taken)).as("both have their turns").hasSize(2);
    }

    @Test
    void shouldPassByWhatIsNotEnabledInEveryMode() {
        Target off = new Target(Party.link("off"), 9, Optional.empty(), false);
        for (RouteMode mode : RouteMode.values()) {
            Router some = via(mode, off, target("a", 1));
            Router none = via(mode, off);

            assertThat(answered(some.route(message("account:shop", "S", "49")))).isEqualTo("link:a");
            assertThat(answered(none.route(message("account:shop", "S", "49")))).isEqualTo("NO_ROUTE");
        }
    }

    @Test
    void shouldTryTheCheapestFirstAndTheUnknownLast() {
        Router cheapest = via(
                RouteMode.CHEAPEST,
                target("unknown", 1),
                priced("five-cents", "0.05", 1),
                priced("forty-per-thousand", "40.00", 1_000),
                priced("four-cents", "0.04", 1),
                priced("nothing", "0.00", 1));

        assertThat(answered(cheapest.route(message("account:shop", "S", "49"))))
                .isEqualTo("link:nothing link:forty-per-thousand link:four-cents link:five-cents link:unknown");
    }

    @Test
    void shouldRewriteNumbersAsTheRouteSays() {
        Route.Action.Via via = new Route.Action.Via(
                RouteMode.FAILOVER,
                List.of(target("a", 1)),
                NumberRewriting.replacing(List.of(new Replacement("3197", "97"))),
                NumberRewriting.replacing(List.of(new Replacement("31", "0031"))));
        Router rewriting = new Router(table(new Route("r", RouteMatch.all(), via)));

        Answer.Via answer = (Answer.Via) rewriting.route(message("account:shop", "31970001", "31612345678"));
        assertThat(answer.message().source().value()).isEqualTo("970001");
        assertThat(answer.message().destination().value()).isEqualTo("0031612345678");
        Answer.Via name = (Answer.Via) rewriting.route(message("account:shop", "Shop", "49"));
        assertThat(name.message().source()).isEqualTo(new SmsAddress(5, 0, "Shop"));
    }

    @Test
    void shouldUseAnotherTableFromOneMessageToTheNext() {
        router.use(RouteTable.empty());

        assertThat(answered(router.route(message("account:shop", "Shop", "31612345678"))))
                .isEqualTo("NO_ROUTE");
        assertThat(router.table()).isEqualTo(RouteTable.empty());
    }

    @Test
    void shouldRefuseWhatCannotBeARoute() {
        assertThatThrownBy(() -> new Target(SHOP, 0, Optional.empty(), true))
                .hasMessage("a weight of 0 is not 1 to 100");
        assertThatThrownBy(() -> new Route.Action.Via(RouteMode.SHARE, List.of(), AS_IT_IS, AS_IT_IS))
                .hasMessage("a route leads somewhere, or refuses");
        Route one = route("one", match(), to(SHOP));
        assertThatThrownBy(() -> table(java.util.Collections.nCopies(1_001, one).toArray(Route[]::new)))
                .hasMessage("1001 routes are more than 1000");
    }

    private static String answered(Answer answer) {
        if (answer instanceof Answer.Nowhere nowhere) {
            return nowhere.reason().name();
        }
        List<String> parties =
                ((Answer.Via) answer).parties().stream().map(Party::toString).toList();
        return String.join(" ", parties);
    }

    private static Submission message(String from, String sender, String destination) {
        String[] parts = from.split(":", 2);
        Party party = new Party(Party.Kind.valueOf(parts[0].toUpperCase(java.util.Locale.ROOT)), parts[1]);
        SmsAddress source = Prefixes.isDigits(sender) ? SmsAddress.international(sender) : new SmsAddress(5, 0, sender);
        return new Submission(
                party,
                source,
                SmsAddress.international(destination),
                "",
                0,
                0,
                0,
                DeliveryMode.DEFAULT,
                false,
                Optional.empty(),
                Optional.empty(),
                0,
                List.of(new UserData(false, 0, new byte[] {'x'})),
                new byte[0],
                false,
                Optional.empty());
    }

    private static Router via(RouteMode mode, Target... targets) {
        return new Router(table(
                new Route("r", RouteMatch.all(), new Route.Action.Via(mode, List.of(targets), AS_IT_IS, AS_IT_IS))));
    }

    private static RouteTable table(Route... routes) {
        return new RouteTable(NumberRanges.none(), Prefixes.of(Map.of()), Lists.none(), Map.of(), List.of(routes));
    }

    private static Route route(String name, Match match, Route.Action action) {
        return new Route(name, match.build(), action);
    }

    private static Target target(String link, int weight) {
        return new Target(Party.link(link), weight, Optional.empty(), true);
    }

    private static Target priced(String link, String amount, int per) {
        return new Target(Party.link(link), 1, Optional.of(new SegmentPrice(Money.parse(amount, "EUR"), per)), true);
    }

    private static Route.Action to(Party... parties) {
        return new Route.Action.Via(
                RouteMode.FAILOVER,
                java.util.Arrays.stream(parties)
                        .map(p -> new Target(p, 1, Optional.empty(), true))
                        .toList(),
                AS_IT_IS,
                AS_IT_IS);
    }

    private static Route.Action disabled(Party party) {
        return new Route.Action.Via(
                RouteMode.FAILOVER, List.of(new Target(party, 1, Optional.empty(), false)), AS_IT_IS, AS_IT_IS);
    }

    private static Match match() {
        return new Match();
    }

    /** What a route is for, bit by bit. */
    private static final class Match {
        private List<String> destinations = List.of();
        private boolean own;
        private Set<String> networks = Set.of();
        private Set<String> numbers = Set.of();
        private List<String> senders = List.of();
        private Set<Party.Kind> kinds = EnumSet.noneOf(Party.Kind.class);
        private Set<Party> parties = Set.of();

        Match destinations(String... prefixes) {
            this.destinations = List.of(prefixes);
            return this;
        }

        Match own() {
            this.own = true;
            return this;
        }

        Match networks(String... all) {
            this.networks = Set.of(all);
            return this;
        }

        Match numbers(String... all) {
            this.numbers = Set.of(all);
            return this;
        }

        Match senders(String... all) {
            this.senders = List.of(all);
            return this;
        }

        Match kinds(Party.Kind kind) {
            this.kinds = Set.of(kind);
            return this;
        }

        Match from(Party party) {
            this.parties = Set.of(party);
            return this;
        }

        RouteMatch build() {
            return new RouteMatch(
                    NumberRanges.of(destinations), own, networks, numbers, SenderList.of(senders), kinds, parties);
        }
    }
}
