package io.silkroam.billing.export.manifest;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What stands in the file {@code NAME.manifest.json} beside {@code NAME.csv}.
 *
 * @param partner whose statement it is; empty where a kind has no partner
 * @param sequence of files of this kind and partner, without a gap
 * @param rows without the heading
 * @param lateRows of them, those of an earlier period
 */
public record Manifest(
        String name,
        String kind,
        String partner,
        long sequence,
        int revision,
        String profile,
        String language,
        Period period,
        long rows,
        long lateRows,
        List<Total> totals,
        long octets,
        String sha256,
        Layout layout,
        Source source) {

    /** How a manifest's file ends. */
    public static final String SUFFIX = ".manifest.json";

    /** Which files of manifests this class writes and reads. */
    public static final int SCHEMA = 1;

    public Manifest {
        totals = List.copyOf(totals);
    }

    /** Half-open, from midnight to midnight in the zone. */
    public record Period(String from, String to, String zone) {}

    /** Under which columns the rows were written. */
    public record Layout(String name, int version, String digest) {}

    /**
     * Out of what it was made.
     *
     * @param upTo the last ledger transaction that counted
     * @param lateAfter the last one that the predecessor counted; -1 without a predecessor
     * @param predecessor the name of the series' file before: its kind, partner, sequence and revision; or empty
     * @param whatChanged of a revision, why there is one
     */
    public record Source(
            long upTo,
            long lateAfter,
            String predecessor,
            String whatChanged,
            String madeAt,
            String madeBy,
            String generator) {}

    /** The name of the manifest's own file. */
    public String fileName() {
        return name.substring(0, name.length() - ".csv".length()) + SUFFIX;
    }

    /** As JSON, a key a line. */
    public String text() {
        return ManifestText.of(json());
    }

    /** As maps, lists, texts and numbers. */
    public Map<String, Object> json() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("schema", SCHEMA);
        json.put("name", name);
        json.put("kind", kind);
        json.put("partner", partner);
        json.put("sequence", sequence);
        json.put("revision", revision);
        json.put("profile", profile);
        json.put("language", language);
        json.put("period", ordered("from", period.from(), "to", period.to(), "zone", period.zone()));
        json.put("rows", rows);
        json.put("lateRows", lateRows);
        json.put(
                "totals",
                totals.stream()
                        .map(t -> ordered("what", t.what(), "commodity", t.commodity(), "sum", t.sum()))
                        .toList());
        json.put("octets", octets);
        json.put("sha256", sha256);
        json.put("layout", ordered("name", layout.name(), "version", layout.version(), "digest", layout.digest()));
        json.put(
                "source",
                ordered(
                        "upTo",
                        source.upTo(),
                        "lateAfter",
                        source.lateAfter(),
                        "predecessor",
                        source.predecessor(),
                        "whatChanged",
                        source.whatChanged(),
                        "madeAt",
                        source.madeAt(),
                        "madeBy",
                        source.madeBy(),
                        "generator",
                        source.generator()));
        return json;
    }

    /** Reads what {@link #json} gives, whoever parsed it. */
    public static Manifest of(Map<?, ?> json) {
        Members all = new Members(json);
        if (all.number("schema") != SCHEMA) {
            throw new IllegalArgumentException(
                    "is a manifest of schema " + all.number("schema") + ", and this program knows schema " + SCHEMA);
        }
        Members period = all.members("period");
        Members layout = all.members("layout");
        Members source = all.members("source");
        return new Manifest(
                all.text("name"),
                all.text("kind"),
                all.text("partner"),
                all.number("sequence"),
                Math.toIntExact(all.number("revision")),
                all.text("profile"),
                all.text("language"),
                new Period(period.text("from"), period.text("to"), period.text("zone")),
                all.number("rows"),
                all.number("lateRows"),
                all.list("totals").stream()
                        .map(t -> new Total(t.text("what"), t.text("commodity"), t.text("sum")))
                        .toList(),
                all.number("octets"),
                all.text("sha256"),
                new Layout(layout.text("name"), Math.toIntExact(layout.number("version")), layout.text("digest")),
                new Source(
                        source.number("upTo"),
                        source.number("lateAfter"),
                        source.text("predecessor"),
                        source.text("whatChanged"),
                        source.text("madeAt"),
                        source.text("madeBy"),
                        source.text("generator")));
    }

    private static Map<String, Object> ordered(Object... keysAndValues) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            map.put((String) keysAndValues[i], keysAndValues[i + 1]);
        }
        return map;
    }

    /** Members of a JSON object that have to be there. */
    private record Members(Map<?, ?> of) {
        private String text(String key) {
            return value(key, String.class);
        }

        private long number(String key) {
            return value(key, Number.class).longValue();
        }

        private Members members(String key) {
            return new Members(value(key, Map.class));
        }

        private List<Members> list(String key) {
            return ((List<?>) value(key, List.class))
                    .stream().map(element -> new Members((Map<?, ?>) element)).toList();
        }

        private <T> T value(String key, Class<T> type) {
            Object value = of.get(key);
            if (!type.isInstance(value)) {
                throw new IllegalArgumentException("'" + key + "' is missing or is no " + type.getSimpleName());
            }
            return type.cast(value);
        }
    }
}
