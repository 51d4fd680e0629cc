package io.silkroam.cli.remote;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.util.Collection;
import java.util.Iterator;
import java.util.Map;

/** JSON as people read it: two blanks a level, empty lists and objects on one line. Objects keep their order. */
public final class JsonText {
    private static final String STEP = "  ";

    private JsonText() {}

    /** Over several lines, without a line end after the last. */
    public static String pretty(Object value) {
        return pretty(value, "");
    }

    /** The same for a value that stands inside others, indented. */
    public static String pretty(Object value, String indent) {
        StringBuilder text = new StringBuilder();
        append(text, value, indent, true);
        return text.toString();
    }

    /** On one line, as it is sent. */
    public static String compact(Object value) {
        StringBuilder text = new StringBuilder();
        append(text, value, "", false);
        return text.toString();
    }

    private static void append(StringBuilder text, Object value, String indent, boolean pretty) {
        if (value instanceof Json json) {
            append(text, json.members(), indent, pretty);
        } else if (value instanceof Map<?, ?> map) {
            Iterator<? extends Map.Entry<?, ?>> entries = map.entrySet().iterator();
            appendAll(text, "{}", entries, indent, pretty);
        } else if (value instanceof Collection<?> list) {
            appendAll(text, "[]", list.iterator(), indent, pretty);
        } else if (value == null || value instanceof Number || value instanceof Boolean) {
            text.append(value);
        } else {
            quote(text, value.toString());
        }
    }

    private static void appendAll(
            StringBuilder text, String brackets, Iterator<?> values, String indent, boolean pretty) {
        text.append(brackets.charAt(0));
        boolean empty = !values.hasNext();
        String inner = indent + STEP;
        while (values.hasNext()) {
            if (pretty) {
                text.append('\n').append(inner);
            }
            Object value = values.next();
            if (value instanceof Map.Entry<?, ?> entry) {
                quote(text, entry.getKey().toString());
                text.append(pretty ? ": " : ":");
                append(text, entry.getValue(), inner, pretty);
            } else {
                append(text, value, inner, pretty);
            }
            text.append(values.hasNext() ? "," : "");
        }
        if (pretty && !empty) {
            text.append('\n').append(indent);
        }
        text.append(brackets.charAt(1));
    }

    private static void quote(StringBuilder text, String value) {
        text.append('"');
        JsonStringEncoder.getInstance().quoteAsString(value, text);
        text.append('"');
    }
}
