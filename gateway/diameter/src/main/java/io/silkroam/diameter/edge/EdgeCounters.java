package io.silkroam.diameter.edge;

import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Collectors;

/** How often each rule was broken by each partner, watched and enforced apart. */
public final class EdgeCounters {
    private final Map<String, Map<EdgeRule, Hits>> byPartner;

    EdgeCounters(Collection<Partner> partners) {
        byPartner = partners.stream().collect(Collectors.toUnmodifiableMap(Partner::id, partner -> noHits()));
    }

    void count(Partner partner, EdgeRule rule, EdgeMode mode) {
        byPartner.get(partner.id()).get(rule).in(mode).increment();
    }

    /** Hits of one rule by one partner in one mode; zero for a partner not on the list. */
    public long of(String partnerId, EdgeRule rule, EdgeMode mode) {
        Map<EdgeRule, Hits> hits = byPartner.get(partnerId);
        return hits == null ? 0 : hits.get(rule).in(mode).sum();
    }

    private static Map<EdgeRule, Hits> noHits() {
        Map<EdgeRule, Hits> hits = new EnumMap<>(EdgeRule.class);
        for (EdgeRule rule : EdgeRule.values()) {
            hits.put(rule, new Hits(new LongAdder(), new LongAdder()));
        }
        return hits;
    }

    private record Hits(LongAdder watched, LongAdder enforced) {
        LongAdder in(EdgeMode mode) {
            return mode == EdgeMode.ENFORCE ? enforced : watched;
        }
    }
}
