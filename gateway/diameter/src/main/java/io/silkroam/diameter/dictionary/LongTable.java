package io.silkroam.diameter.dictionary;

import java.util.Map;
import java.util.Optional;

/** An immutable hash table with primitive keys; a look-up allocates nothing, as the Optionals are stored. */
final class LongTable<V> {
    private final long[] keys;
    private final Optional<V>[] values;
    private final int mask;

    LongTable(Map<Long, V> entries) {
        // At most a quarter full, so that probes are short and always end at a hole.
        int capacity = Integer.highestOneBit(Math.max(2, entries.size() * 4 - 1)) * 2;
        this.mask = capacity - 1;
        this.keys = new long[capacity];
        @SuppressWarnings({"unchecked", "rawtypes"})
        Optional<V>[] slots = new Optional[capacity];
        this.values = slots;
        entries.forEach(this::put);
    }

    static long key(int high, int low) {
        return ((long) high << Integer.SIZE) | Integer.toUnsignedLong(low);
    }

    Optional<V> get(long key) {
        for (int slot = slotOf(key); values[slot] != null; slot = (slot + 1) & mask) {
            if (keys[slot] == key) {
                return values[slot];
            }
        }
        return Optional.empty();
    }

    private void put(long key, V value) {
        int slot = slotOf(key);
        while (values[slot] != null) {
            slot = (slot + 1) & mask;
        }
        keys[slot] = key;
        values[slot] = Optional.of(value);
    }

    private int slotOf(long key) {
        long mixed = key * 0x9E3779B97F4A7C15L;
        return (int) (mixed >>> Integer.SIZE) & mask;
    }
}
