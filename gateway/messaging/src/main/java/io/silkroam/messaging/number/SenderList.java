package io.silkroam.messaging.number;

import io.silkroam.messaging.message.SmsAddress;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Senders as an operator lists them: names, numbers, and beginnings of numbers, which end in an asterisk. A look-alike
 * of a listed name is that name, in the spelling that is listed.
 */
public final class SenderList {
    private static final int LONGEST_NAME = 11;

    private static final SenderList NONE = of(List.of());

    private final List<String> listed;
    private final Map<String, String> names = new HashMap<>();
    private final Set<String> numbers;
    private final NumberRanges prefixes;

    private SenderList(List<String> listed) {
        this.listed = List.copyOf(listed);
        List<String> ranges = new ArrayList<>();
        List<String> exact = new ArrayList<>();
        for (String sender : listed) {
            if (sender.endsWith("*")) {
                ranges.add(Prefixes.parse(sender.substring(0, sender.length() - 1)));
            } else if (Prefixes.isDigits(sender)) {
                exact.add(Prefixes.parse(sender));
            } else {
                names.put(LookAlikes.folded(requireName(sender)), sender);
            }
        }
        this.numbers = Set.copyOf(exact);
        this.prefixes = NumberRanges.of(ranges);
    }

    /** @throws IllegalArgumentException naming what is neither a name nor a number nor the beginning of one */
    public static SenderList of(List<String> listed) {
        return new SenderList(listed);
    }

    public static SenderList none() {
        return NONE;
    }

    /** A name of 1 to 11 characters, which is what a telephone shows (3GPP TS 23.040 §9.1.2.5). */
    public static String requireName(String name) {
        if (name.isBlank() || name.length() > LONGEST_NAME) {
            throw new IllegalArgumentException("'" + name + "' is not a name of 1 to 11 characters");
        }
        return name;
    }

    /** The listed sender that this address is; empty if it is none of them. */
    public Optional<String> find(SmsAddress source) {
        if (isNumber(source)) {
            boolean known = numbers.contains(source.value()) || prefixes.holds(source.value());
            return known ? Optional.of(source.value()) : Optional.empty();
        }
        return Optional.ofNullable(names.get(LookAlikes.folded(source.value())));
    }

    /** Whether a sender is a number rather than a name, whatever its TON says: a telephone shows it as one. */
    public static boolean isNumber(SmsAddress source) {
        return Prefixes.isDigits(source.value());
    }

    /** The names in it, folded. */
    public Set<String> foldedNames() {
        return Set.copyOf(names.keySet());
    }

    public List<String> listed() {
        return listed;
    }

    public boolean isEmpty() {
        return listed.isEmpty();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SenderList that && listed.equals(that.listed);
    }

    @Override
    public int hashCode() {
        return listed.hashCode();
    }

    @Override
    public String toString() {
        return listed.toString();
    }
}
