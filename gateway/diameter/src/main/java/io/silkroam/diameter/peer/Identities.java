package io.silkroam.diameter.peer;

import java.util.Locale;

/** DiameterIdentity as text: form, order and containment (RFC 6733 §4.3.1, §5.6.4). */
public final class Identities {
    private static final int MAX_LENGTH = 255;

    private Identities() {}

    /** Lower case, as identities compare without regard to case. */
    public static String fold(String identity) {
        return identity.toLowerCase(Locale.ROOT);
    }

    /** Whether the text is a fully qualified domain name: labels of letters, digits, hyphen, underscore; one dot. */
    public static boolean isWellFormed(String identity) {
        if (identity.isEmpty() || identity.length() > MAX_LENGTH) {
            return false;
        }
        int label = 0;
        for (int i = 0; i < identity.length(); i++) {
            char c = identity.charAt(i);
            if (c == '.') {
                if (label == 0 || identity.charAt(i - 1) == '-') {
                    return false;
                }
                label = 0;
            } else if (isLabelCharacter(c) && !(c == '-' && label == 0) && label < 63) {
                label++;
            } else {
                return false;
            }
        }
        return label > 0 && identity.charAt(identity.length() - 1) != '-';
    }

    /** Whether the host is the realm itself or a name under it. */
    public static boolean liesIn(String host, String realm) {
        int start = host.length() - realm.length();
        return start >= 0
                && host.regionMatches(true, start, realm, 0, realm.length())
                && (start == 0 || host.charAt(start - 1) == '.');
    }

    /** §5.6.4: whether the local identity lexicographically succeeds the peer's, without regard to case. */
    public static boolean succeeds(String local, String peer) {
        return fold(local).compareTo(fold(peer)) > 0;
    }

    /** Text from a peer made safe to log: at most 120 characters, none of them a control character. */
    public static String printable(String text) {
        String cut = text.length() > 120 ? text.substring(0, 120) + "..." : text;
        return cut.replaceAll("\\p{Cntrl}", "?");
    }

    private static boolean isLabelCharacter(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
    }
}
