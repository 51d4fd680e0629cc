package io.silkroam.sim.keys;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Known secrets, and where they turn up in clear: as octets, in hexadecimal of either case, or in base64. */
final class SecretText {
    private static final int PREFIX = Long.BYTES;

    private final Map<Long, List<Pattern>> patterns = new HashMap<>();

    @SuppressWarnings("ArrayRecordComponent") // compared by its place in a text only
    private record Pattern(String name, byte[] octets) {
        boolean standsAt(byte[] content, int start) {
            int stop = start + octets.length;
            return stop <= content.length && Arrays.equals(octets, 0, octets.length, content, start, stop);
        }
    }

    /** Sixteen octets that everybody can compute again and nobody finds by chance. */
    static byte[] octets(String what, int number) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256")
                    .digest("%s of SIM %d".formatted(what, number).getBytes(StandardCharsets.UTF_8));
            byte[] secret = Arrays.copyOf(digest, 16);
            Wipe.out(digest);
            return secret;
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    SecretText add(String name, byte[] secret) {
        String hex = HexFormat.of().formatHex(secret);
        put(name + " as octets", secret);
        put(name + " in hex", ascii(hex));
        put(name + " in upper-case hex", ascii(hex.toUpperCase(Locale.ROOT)));
        put(name + " in hex as UTF-16", hex.getBytes(StandardCharsets.UTF_16LE));
        for (int shift : List.of(0, 1, 2)) {
            // In the middle of a longer text base64 looks different by where it begins; what is whole stays.
            byte[] shifted = new byte[shift + secret.length];
            System.arraycopy(secret, 0, shifted, shift, secret.length);
            String text = Base64.getEncoder().withoutPadding().encodeToString(shifted);
            String whole = text.substring(shift == 0 ? 0 : 4, text.length() - 2);
            put(name + " in base64", ascii(whole));
            put(name + " in base64 for addresses", ascii(whole.replace('+', '-').replace('/', '_')));
        }
        return this;
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private void put(String name, byte[] pattern) {
        long prefix = ByteBuffer.wrap(pattern).getLong();
        patterns.computeIfAbsent(prefix, p -> new ArrayList<>()).add(new Pattern(name, pattern));
    }

    /** Names of the secrets found. */
    Set<String> in(byte[] content) {
        Set<String> found = new TreeSet<>();
        long window = 0;
        for (int end = 1; end <= content.length; end++) {
            window = (window << Byte.SIZE) | (content[end - 1] & 0xff);
            int start = end - PREFIX;
            List<Pattern> candidates = start < 0 ? null : patterns.get(window);
            if (candidates != null) {
                candidates.stream().filter(p -> p.standsAt(content, start)).forEach(p -> found.add(p.name()));
            }
        }
        return found;
    }

    Set<String> in(String text) {
        return in(text.getBytes(StandardCharsets.UTF_8));
    }
}
