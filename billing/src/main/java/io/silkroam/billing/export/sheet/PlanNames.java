package io.silkroam.billing.export.sheet;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;

/** What plans are called in one language; by their id where they have no name. Not for several threads. */
public final class PlanNames {
    private final Function<String, Map<String, String>> names;
    private final String language;
    private final Map<String, String> found = new HashMap<>();

    /** @param names of a plan (id@version) by language; empty where nobody knows */
    public PlanNames(Function<String, Map<String, String>> names, String language) {
        this.names = names;
        this.language = language;
    }

    String of(String plan) {
        return plan.isEmpty() ? "" : found.computeIfAbsent(plan, this::find);
    }

    private String find(String plan) {
        Map<String, String> all = names.apply(plan);
        return all.getOrDefault(language, all.getOrDefault("en", plan));
    }
}
