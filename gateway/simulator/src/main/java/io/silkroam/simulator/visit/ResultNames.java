package io.silkroam.simulator.visit;

import io.silkroam.diameter.dictionary.ResultCodes;
import java.lang.reflect.Field;
import java.util.HashMap;
import java.util.Map;

/** Result-Codes by the names of RFC 6733 §7.1 and RFC 8506 §9, as our dictionary has them. */
final class ResultNames {
    private static final Map<Long, String> NAMES = names();

    private ResultNames() {}

    /** {@code 4012 DIAMETER_CREDIT_LIMIT_REACHED}, or the number alone where it has no name. */
    static String of(long resultCode) {
        String name = NAMES.get(resultCode);
        return name == null ? Long.toString(resultCode) : resultCode + " " + name;
    }

    private static Map<Long, String> names() {
        Map<Long, String> names = new HashMap<>();
        try {
            for (Field field : ResultCodes.class.getFields()) {
                names.put((long) field.getInt(null), field.getName());
            }
        } catch (IllegalAccessException e) {
            throw new IllegalStateException("a public constant cannot be read", e);
        }
        return Map.copyOf(names);
    }
}
