package io.silkroam.billing.export.layout;

import java.util.Map;

/**
 * One column of a file.
 *
 * @param header what programs find it by
 * @param names what people read, by language; the header where there is none
 */
public record Column(String field, String header, Map<String, String> names, Mask mask) {
    public Column {
        names = Map.copyOf(names);
    }

    /** The heading for people. */
    public String name(String language) {
        return names.getOrDefault(language, header);
    }
}
