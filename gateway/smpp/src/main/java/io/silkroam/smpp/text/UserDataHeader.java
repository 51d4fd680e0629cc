package io.silkroam.smpp.text;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The header before the text, 3GPP TS 23.040 §9.2.3.24; every element is kept, known or not.
 *
 * @param elements in their order
 */
public record UserDataHeader(List<Element> elements) {
    /** Concatenation with an 8-bit reference. */
    public static final int CONCATENATION_8 = 0x00;
    /** Application ports of 8 bits. */
    public static final int PORTS_8 = 0x04;
    /** Application ports of 16 bits. */
    public static final int PORTS_16 = 0x05;
    /** Concatenation with a 16-bit reference. */
    public static final int CONCATENATION_16 = 0x08;
    /** National language single shift. */
    public static final int SINGLE_SHIFT = 0x24;
    /** National language locking shift. */
    public static final int LOCKING_SHIFT = 0x25;
    /** No elements. */
    public static final UserDataHeader NONE = new UserDataHeader(List.of());

    private static final int LONGEST = 139;

    public UserDataHeader {
        elements = List.copyOf(elements);
    }

    /**
     * One information element.
     *
     * @param data neither copied nor changed
     */
    @SuppressWarnings("ArrayRecordComponent")
    public record Element(int id, byte[] data) {
        public Element {
            if (id < 0 || id > 0xFF || data.length > 0xFF) {
                throw new IllegalArgumentException("an element 0x%X of %d octets".formatted(id, data.length));
            }
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Element that && id == that.id && Arrays.equals(data, that.data);
        }

        @Override
        public int hashCode() {
            return 31 * id + Arrays.hashCode(data);
        }

        @Override
        public String toString() {
            return "Element[0x%02X, %d octets]".formatted(id, data.length);
        }
    }

    /** Application ports, §9.2.3.24.3 and §9.2.3.24.4. */
    public record Ports(int destination, int originator) {}

    /** A user data field, taken apart. */
    public sealed interface Parsed {
        /**
         * It is well-formed.
         *
         * @param body what follows the header
         * @param length octets of the header, its length octet among them
         */
        @SuppressWarnings("ArrayRecordComponent")
        record Read(UserDataHeader header, byte[] body, int length) implements Parsed {}

        /** The octets do not hold the header they announce. */
        record Malformed(String why) implements Parsed {}
    }

    /** Reads the header at the start of a user data field with UDHI set. */
    public static Parsed parse(byte[] userData) {
        if (userData.length == 0) {
            return new Parsed.Malformed("no header");
        }
        int length = 1 + (userData[0] & 0xFF);
        if (length > userData.length) {
            return new Parsed.Malformed("a header of " + length + " octets in " + userData.length);
        }
        if (length - 1 > LONGEST) {
            return new Parsed.Malformed("a header of " + length + " octets, more than a short message has");
        }
        List<Element> elements = new ArrayList<>();
        int at = 1;
        while (at < length) {
            if (at + 2 > length || at + 2 + (userData[at + 1] & 0xFF) > length) {
                return new Parsed.Malformed("an element is cut off at octet " + at);
            }
            int end = at + 2 + (userData[at + 1] & 0xFF);
            elements.add(new Element(userData[at] & 0xFF, Arrays.copyOfRange(userData, at + 2, end)));
            at = end;
        }
        byte[] body = Arrays.copyOfRange(userData, length, userData.length);
        return new Parsed.Read(new UserDataHeader(elements), body, length);
    }

    /**
     * Its octets, the length octet first; none where it has no elements.
     *
     * @throws IllegalArgumentException if it does not fit into a message
     */
    public byte[] write() {
        if (elements.isEmpty()) {
            return new byte[0];
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(0);
        for (Element element : elements) {
            out.write(element.id());
            out.write(element.data().length);
            out.writeBytes(element.data());
        }
        byte[] octets = out.toByteArray();
        if (octets.length - 1 > LONGEST) {
            throw new IllegalArgumentException("a header of " + octets.length + " octets");
        }
        octets[0] = (byte) (octets.length - 1);
        return octets;
    }

    /** Octets of {@link #write()}. */
    public int length() {
        return elements.isEmpty()
                ? 0
                : 1 + elements.stream().mapToInt(e -> 2 + e.data().length).sum();
    }

    /**
     * What part it is. Of several the last holds, and one that says part 0, or a part above its total, is to be
     * ignored (§9.2.3.24, §9.2.3.24.1).
     */
    public Optional<Concatenation> concatenation() {
        Optional<Concatenation> found = Optional.empty();
        for (Element element : elements) {
            byte[] data = element.data();
            boolean wide = element.id() == CONCATENATION_16 && data.length == 4;
            if (!wide && !(element.id() == CONCATENATION_8 && data.length == 3)) {
                continue;
            }
            int reference = wide ? number(data, 0) : data[0] & 0xFF;
            int total = data[data.length - 2] & 0xFF;
            int number = data[data.length - 1] & 0xFF;
            if (Concatenation.valid(total, number)) {
                found = Optional.of(new Concatenation(reference, wide, total, number));
            }
        }
        return found;
    }

    /** The ports it is addressed to. */
    public Optional<Ports> ports() {
        Optional<Ports> found = Optional.empty();
        for (Element element : elements) {
            byte[] d = element.data();
            if (element.id() == PORTS_16 && d.length == 4) {
                found = Optional.of(new Ports(number(d, 0), number(d, 2)));
            } else if (element.id() == PORTS_8 && d.length == 2) {
                found = Optional.of(new Ports(d[0] & 0xFF, d[1] & 0xFF));
            }
        }
        return found;
    }

    /** The GSM alphabet with the shifts it names. */
    public GsmAlphabet gsmAlphabet() {
        return GsmAlphabet.of(language(LOCKING_SHIFT), language(SINGLE_SHIFT));
    }

    /** It, and a part's place before the other elements. */
    public UserDataHeader with(Concatenation part) {
        byte number = (byte) part.number();
        byte total = (byte) part.total();
        byte low = (byte) part.reference();
        List<Element> all = new ArrayList<>();
        all.add(
                part.wide()
                        ? new Element(CONCATENATION_16, new byte[] {(byte) (part.reference() >> 8), low, total, number})
                        : new Element(CONCATENATION_8, new byte[] {low, total, number}));
        all.addAll(withoutConcatenation().elements());
        return new UserDataHeader(all);
    }

    /** It, naming the shifts of an alphabet and no others. */
    public UserDataHeader with(GsmAlphabet alphabet) {
        List<Element> all = new ArrayList<>(without(SINGLE_SHIFT, LOCKING_SHIFT).elements());
        if (alphabet.single() != NationalLanguage.DEFAULT) {
            all.add(shift(SINGLE_SHIFT, alphabet.single()));
        }
        if (alphabet.locking() != NationalLanguage.DEFAULT) {
            all.add(shift(LOCKING_SHIFT, alphabet.locking()));
        }
        return new UserDataHeader(all);
    }

    /** It, without saying what part. */
    public UserDataHeader withoutConcatenation() {
        return without(CONCATENATION_8, CONCATENATION_16);
    }

    private UserDataHeader without(int one, int other) {
        return new UserDataHeader(
                elements.stream().filter(e -> e.id() != one && e.id() != other).toList());
    }

    private static int number(byte[] data, int at) {
        return (data[at] & 0xFF) << 8 | (data[at + 1] & 0xFF);
    }

    private static Element shift(int id, NationalLanguage language) {
        return new Element(id, new byte[] {(byte) language.identifier()});
    }

    private NationalLanguage language(int id) {
        OptionalInt identifier = elements.stream()
                .filter(e -> e.id() == id && e.data().length == 1)
                .mapToInt(e -> e.data()[0] & 0xFF)
                .reduce((first, last) -> last);
        return identifier.isPresent() ? NationalLanguage.of(identifier.getAsInt()) : NationalLanguage.DEFAULT;
    }
}
