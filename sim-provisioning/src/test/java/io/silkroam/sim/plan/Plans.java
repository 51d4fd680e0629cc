package io.silkroam.sim.plan;

import io.silkroam.sim.Money;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Any plan that a file could hold. */
final class Plans {
    static final Set<String> ZONES = Set.of("EEA", "CH", "world");
    private static final long MOST = Long.MAX_VALUE;

    private Plans() {}

    static Arbitrary<Plan> any() {
        Arbitrary<PlanVersion> ids = Arbitraries.of("a", "null", "true", "123", "0-0", "wechat-go-1gb")
                .map(id -> new PlanVersion(id, 0));
        Arbitrary<Sold> sold = Combinators.combine(ids, names(), prices(), validities())
                .as((id, names, price, validity) -> new Sold(id, names, price, validity));
        Arbitrary<Given> given = Combinators.combine(
                        allowances().list().ofMaxSize(5).uniqueElements(Allowance::id),
                        Arbitraries.maps(groups(), texts()).ofMaxSize(4),
                        zones(),
                        rates().list().ofMaxSize(4))
                .as((allowances, zeroRated, zones, rates) -> new Given(allowances, zeroRated, zones, rates));
        return Combinators.combine(
                        sold,
                        given,
                        exhaustions(),
                        slices(),
                        Arbitraries.of(Stacking.class),
                        notices(),
                        Arbitraries.of(Plan.Undelivered.class))
                .as((s, g, exhaustion, slices, stacking, notices, undelivered) -> new Plan(
                        s.id,
                        s.names,
                        s.price,
                        s.validity,
                        g.allowances,
                        g.zeroRated,
                        g.zones,
                        g.rates,
                        exhaustion,
                        slices,
                        stacking,
                        notices,
                        undelivered));
    }

    private record Sold(PlanVersion id, Map<String, String> names, Price price, Validity validity) {}

    private record Given(
            List<Allowance> allowances, Map<Long, String> zeroRated, Set<String> zones, List<Rate> rates) {}

    private static Arbitrary<Map<String, String>> names() {
        return Combinators.combine(texts(), texts(), Arbitraries.integers().between(0, 3))
                .as((en, other, which) -> switch (which) {
                    case 0 -> Map.of("en", en);
                    case 1 -> Map.of("en", en, "zh", other);
                    default -> Map.of("en", en, "nl", other);
                });
    }

    /** What a person may write, and what an escape in a quoted YAML text may mean. */
    private static Arbitrary<String> texts() {
        return Arbitraries.oneOf(
                Arbitraries.strings().all().ofMaxLength(12),
                Arbitraries.of(
                        "",
                        "null",
                        "~",
                        "a: b # c",
                        " spaces ",
                        "tab\tline\nreturn\r",
                        "quote\"back\\slash",
                        "\u0000\u007f\u0085\u009f\u2028\u2029\ufeff\uffff",
                        "微信畅游",
                        "\ud83d\ude00"));
    }

    private static Arbitrary<Price> prices() {
        return Combinators.combine(
                        Arbitraries.longs().between(0, MOST),
                        Arbitraries.of("EUR", "CNY", "JPY", "KWD"),
                        Arbitraries.integers().between(0, 10_000),
                        Arbitraries.of(Price.VatMode.class))
                .as((minor, currency, vat, mode) -> new Price(Money.of(minor, currency), vat, mode));
    }

    private static Arbitrary<Validity> validities() {
        return Combinators.combine(
                        Arbitraries.longs().between(60, 3660L * 86_400).map(Duration::ofSeconds),
                        Arbitraries.of(Validity.Start.class))
                .as(Validity::new);
    }

    private static Arbitrary<Allowance> allowances() {
        return Combinators.combine(
                        texts(),
                        Arbitraries.of(Unit.class),
                        Arbitraries.longs().between(1, MOST),
                        groups().set().ofMaxSize(4),
                        zones(),
                        Arbitraries.integers().between(0, 1000))
                .as(Allowance::new);
    }

    private static Arbitrary<Rate> rates() {
        return Combinators.combine(
                        Arbitraries.of(Unit.OCTETS, Unit.SECONDS, Unit.MESSAGES),
                        Arbitraries.longs().between(1, MOST),
                        Arbitraries.longs().between(1, MOST),
                        groups().set().ofMaxSize(4),
                        zones())
                .as(Rate::new);
    }

    private static Arbitrary<Exhaustion> exhaustions() {
        return Arbitraries.oneOf(
                Arbitraries.just(new Exhaustion.Terminate()),
                texts().map(Exhaustion.Redirect::new),
                texts().list().ofMaxSize(3).map(Exhaustion.Restrict::new));
    }

    private static Arbitrary<Slices> slices() {
        return Arbitraries.longs()
                .between(1, MOST)
                .list()
                .ofSize(3)
                .map(sizes -> sizes.stream().sorted().toList())
                .map(sizes -> new Slices(sizes.get(0), sizes.get(1), sizes.get(2)));
    }

    private static Arbitrary<Notices> notices() {
        return Combinators.combine(
                        Arbitraries.integers().between(1, 100).list().ofMaxSize(4),
                        Arbitraries.longs()
                                .between(1, 100L * 86_400_000)
                                .map(Duration::ofMillis)
                                .list()
                                .ofMaxSize(4))
                .as(Notices::new);
    }

    private static Arbitrary<Set<String>> zones() {
        return Arbitraries.of(ZONES).set().ofMaxSize(3);
    }

    private static Arbitrary<Long> groups() {
        return Arbitraries.longs().between(0, 0xFFFF_FFFFL);
    }
}
