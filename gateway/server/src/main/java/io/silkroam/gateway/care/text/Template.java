package io.silkroam.gateway.care.text;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A text with places left open. */
public final class Template {
    private static final Pattern OPEN = Pattern.compile("\\{([^{}]*)}");

    private final TextName name;
    private final List<Piece> pieces;

    /** Text as it stands, then a value where there is one. */
    private record Piece(String text, Optional<Placeholder> value) {}

    private Template(TextName name, List<Piece> pieces) {
        this.name = name;
        this.pieces = List.copyOf(pieces);
    }

    /** @throws IllegalArgumentException saying what is wrong with it */
    public static Template parse(TextName name, String text) {
        if (text.isBlank()) {
            throw new IllegalArgumentException("there is no text");
        }
        List<Piece> pieces = new ArrayList<>();
        Set<Placeholder> missing = EnumSet.noneOf(Placeholder.class);
        missing.addAll(name.needed());
        Matcher open = OPEN.matcher(text);
        int end = 0;
        while (open.find()) {
            Placeholder value = placeholder(name, open.group(1));
            missing.remove(value);
            pieces.add(new Piece(plain(text.substring(end, open.start())), Optional.of(value)));
            end = open.end();
        }
        pieces.add(new Piece(plain(text.substring(end)), Optional.empty()));
        if (!missing.isEmpty()) {
            throw new IllegalArgumentException(
                    "does not tell {" + missing.iterator().next().word() + "}");
        }
        return new Template(name, pieces);
    }

    private static Placeholder placeholder(TextName name, String word) {
        for (Placeholder placeholder : name.allowed()) {
            if (placeholder.word().equals(word)) {
                return placeholder;
            }
        }
        throw new IllegalArgumentException("unknown placeholder {" + word + "}; known here: "
                + String.join(
                        ", ",
                        name.allowed().stream()
                                .map(p -> "{" + p.word() + "}")
                                .sorted()
                                .toList()));
    }

    private static String plain(String text) {
        if (text.contains("{") || text.contains("}")) {
            throw new IllegalArgumentException("a brace stands alone; placeholders look like {plan}");
        }
        return text;
    }

    /** @throws IllegalStateException if a value is missing that it tells */
    public String with(Map<Placeholder, String> values) {
        StringBuilder text = new StringBuilder();
        for (Piece piece : pieces) {
            text.append(piece.text());
            piece.value().ifPresent(p -> {
                String value = values.get(p);
                if (value == null) {
                    throw new IllegalStateException(name + " needs " + p);
                }
                text.append(value);
            });
        }
        return text.toString();
    }
}
