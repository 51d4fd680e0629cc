package io.silkroam.gateway.care.text;

import java.util.EnumMap;
import java.util.Map;

/** All texts of one language. */
public record Texts(Map<TextName, Template> templates) {
    public Texts {
        templates = templates.isEmpty() ? Map.of() : Map.copyOf(new EnumMap<>(templates));
        if (templates.size() != TextName.values().length) {
            throw new IllegalArgumentException("a language has all texts or none");
        }
    }

    public Template get(TextName name) {
        return templates.get(name);
    }
}
