package io.silkroam.messaging.number;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;

/**
 * Values by prefix of digits; the longest prefix of a number wins. A lookup walks at most as many nodes as the longest
 * prefix has digits.
 */
public final class Prefixes<V> {
    /** A prefix is a number's beginning, and no number is longer (E.164). */
    public static final int LONGEST = 15;

    private static final int DIGITS = 10;

    private final Node<V> root;
    private final Map<String, V> entries;

    /** A prefix of the table with its value. */
    public record Entry<V>(String prefix, V value) {}

    private static final class Node<V> {
        private final Node<V>[] next = nodes();
        private Optional<Entry<V>> entry = Optional.empty();

        @SuppressWarnings("unchecked")
        private static <V> Node<V>[] nodes() {
            return (Node<V>[]) new Node<?>[DIGITS];
        }
    }

    private Prefixes(Map<String, V> entries) {
        this.entries = Map.copyOf(entries);
        this.root = new Node<>();
        entries.forEach(this::put);
    }

    /**
     * The table of these.
     *
     * @throws IllegalArgumentException naming a prefix that is not digits
     */
    public static <V> Prefixes<V> of(Map<String, V> entries) {
        return new Prefixes<>(entries);
    }

    /** Digits of a prefix, or why not; an empty one would mean every number and is refused. */
    public static String parse(String text) {
        if (text.isEmpty() || text.length() > LONGEST || !isDigits(text)) {
            throw new IllegalArgumentException("'" + text + "' is not a prefix of 1 to " + LONGEST + " digits");
        }
        return text;
    }

    /** The value of the longest prefix of {@code number}. */
    public Optional<V> find(String number) {
        return longest(number).map(Entry::value);
    }

    /** The longest prefix of {@code number} that is in the table. */
    public Optional<Entry<V>> longest(String number) {
        Node<V> node = root;
        Optional<Entry<V>> found = Optional.empty();
        for (int i = 0; i < number.length(); i++) {
            int digit = number.charAt(i) - '0';
            if (digit < 0 || digit >= DIGITS) {
                break;
            }
            node = node.next[digit];
            if (node == null) {
                break;
            }
            found = node.entry.isPresent() ? node.entry : found;
        }
        return found;
    }

    public boolean covers(String number) {
        return longest(number).isPresent();
    }

    public boolean isEmpty() {
        return entries.isEmpty();
    }

    /** As it was given. */
    public Map<String, V> entries() {
        return entries;
    }

    /** Whether the text is digits and nothing else, and there are some. */
    public static boolean isDigits(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return false;
            }
        }
        return !text.isEmpty();
    }

    private void put(String prefix, V value) {
        Node<V> node = root;
        for (char c : parse(prefix).toCharArray()) {
            int digit = c - '0';
            if (node.next[digit] == null) {
                node.next[digit] = new Node<>();
            }
            node = node.next[digit];
        }
        node.entry = Optional.of(new Entry<>(prefix, value));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Prefixes<?> that && entries.equals(that.entries);
    }

    @Override
    public int hashCode() {
        return entries.hashCode();
    }

    @Override
    public String toString() {
        String[] prefixes = entries.keySet().toArray(String[]::new);
        Arrays.sort(prefixes);
        return String.join(" ", prefixes);
    }
}
