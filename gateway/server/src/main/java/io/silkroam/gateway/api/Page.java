package io.silkroam.gateway.api;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/**
 * Which part of a list is wanted.
 *
 * @param limit 1 to 1,000 items
 * @param after what the handler gave as the place the next page begins at
 */
public record Page(int limit, Optional<String> after) {
    static final int USUAL = 100;
    static final int MOST = 1_000;

    private static final int LONGEST_CURSOR = 512;

    /** What a client gets to hand back; its content is nobody's business but the handler's. */
    static String cursorOf(String place) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(place.getBytes(StandardCharsets.UTF_8));
    }

    static String placeOf(String cursor) {
        try {
            if (cursor.length() <= LONGEST_CURSOR) {
                return new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
            }
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("not a cursor that was given out as 'next'", e);
        }
        throw new IllegalArgumentException("not a cursor that was given out as 'next'");
    }
}
