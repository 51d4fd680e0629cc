package io.silkroam.charging.account;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/**
 * A list that stays as octets, oldest entry first, each behind its length. Immutable. For what nearly every decision
 * carries along and hardly any looks into: as objects it was most of an account's memory, and was packed and unpacked
 * for nothing with every request.
 */
final class Entries {
    private static final int ENTRY_USUALLY = 64;

    static final Entries NONE = new Entries(0, new byte[0]);

    private final int count;
    private final byte[] octets;

    private Entries(int count, byte[] octets) {
        this.count = count;
        this.octets = octets;
    }

    static Entries unpacked(Unpacker in) {
        int count = in.count();
        byte[] octets = in.octets(in.count());
        Unpacker entries = new Unpacker(octets);
        int found = 0;
        for (; !entries.isAtEnd(); found++) {
            entries.moveTo(entries.endOfEntry());
        }
        if (found != count) {
            throw Unpacker.damaged(found + " entries, not " + count);
        }
        return count == 0 ? NONE : new Entries(count, octets);
    }

    void pack(Packer out) {
        out.number(count).number(octets.length).octets(octets);
    }

    int count() {
        return count;
    }

    int octets() {
        return octets.length;
    }

    /** All of them, oldest first, each read from its beginning. */
    <T> List<T> list(Function<Unpacker, T> entry) {
        List<T> list = new ArrayList<>(count);
        Unpacker in = reader();
        while (!in.isAtEnd()) {
            int end = in.endOfEntry();
            list.add(entry.apply(in));
            in.moveTo(end);
        }
        return list;
    }

    /** The oldest, which must be there. */
    <T> T oldest(Function<Unpacker, T> entry) {
        Unpacker in = reader();
        in.endOfEntry();
        return entry.apply(in);
    }

    /** To be read entry by entry: {@link Unpacker#endOfEntry()}, its content, {@link Unpacker#moveTo}. */
    Unpacker reader() {
        return new Unpacker(octets);
    }

    Entries with(Packer newest) {
        return followedBy(single(newest));
    }

    Entries withOldest(Packer oldest) {
        return single(oldest).followedBy(this);
    }

    Entries followedBy(Entries newer) {
        byte[] both = Arrays.copyOf(octets, octets.length + newer.octets.length);
        System.arraycopy(newer.octets, 0, both, octets.length, newer.octets.length);
        return new Entries(count + newer.count, both);
    }

    Entries withoutOldest() {
        return new Entries(count - 1, Arrays.copyOfRange(octets, reader().endOfEntry(), octets.length));
    }

    private static Entries single(Packer entry) {
        return new Entries(1, new Packer(ENTRY_USUALLY).entry(entry).packed());
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Entries entries && entries.count == count && Arrays.equals(entries.octets, octets);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(octets);
    }

    @Override
    public String toString() {
        return "%d entries in %d octets".formatted(count, octets.length);
    }
}
