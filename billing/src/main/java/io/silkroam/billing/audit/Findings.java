package io.silkroam.billing.audit;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Collects findings; of each proof only so many that a damaged table does not fill the memory. */
final class Findings {

    private static final int SHOWN = 25;

    private final Map<Proof, List<String>> texts = new EnumMap<>(Proof.class);
    private final Map<Proof, Long> more = new EnumMap<>(Proof.class);

    void add(Proof proof, String text) {
        List<String> shown = texts.computeIfAbsent(proof, p -> new ArrayList<>());
        if (shown.size() < SHOWN) {
            shown.add(text);
        } else {
            more.merge(proof, 1L, Long::sum);
        }
    }

    /** Says so where the two differ. */
    void expect(Proof proof, String what, long expected, long found) {
        if (expected != found) {
            long difference = found - expected;
            add(proof, "%s: %d instead of %d, a difference of %d".formatted(what, found, expected, difference));
        }
    }

    List<Finding> all() {
        List<Finding> all = new ArrayList<>();
        texts.forEach((proof, shown) -> {
            shown.forEach(text -> all.add(new Finding(proof, text)));
            if (more.containsKey(proof)) {
                all.add(new Finding(proof, "and " + more.get(proof) + " more like these"));
            }
        });
        return all;
    }
}
