package io.silkroam.gateway.care.text;

import java.util.Set;
import java.util.stream.Collectors;

/**
 * How many short messages a text takes, 3GPP TS 23.038 §6.2.1 and TS 23.040 §9.2.3.24: to warn whoever writes it. What
 * goes on the air is split elsewhere.
 */
public final class Length {
    private static final Set<Integer> GSM =
            codePoints("@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
                    + "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà");
    private static final Set<Integer> EXTENSION = codePoints("\f^{}\\[~]|€");

    private Length() {}

    /** At least 1. */
    public static int parts(String text) {
        int[] characters = text.codePoints().toArray();
        int septets = 0;
        for (int c : characters) {
            if (!GSM.contains(c) && !EXTENSION.contains(c)) {
                return parts(text.length(), 70, 67);
            }
            septets += EXTENSION.contains(c) ? 2 : 1;
        }
        return parts(septets, 160, 153);
    }

    private static int parts(int length, int alone, int each) {
        return length <= alone ? 1 : (length + each - 1) / each;
    }

    private static Set<Integer> codePoints(String characters) {
        return characters.codePoints().boxed().collect(Collectors.toUnmodifiableSet());
    }
}
