package io.silkroam.gateway.care.rules;

import java.util.Locale;

/** A language in which subscribers are told; each has a file of texts and a name of every country. */
public enum Language {
    ZH,
    EN,
    NL;

    /** As files and plans name it: {@code zh}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
