package io.silkroam.gateway.resource;

import java.util.Locale;

/** How the API writes our constants that are not states: lower case, with dashes. */
final class Words {
    private Words() {}

    static String of(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
