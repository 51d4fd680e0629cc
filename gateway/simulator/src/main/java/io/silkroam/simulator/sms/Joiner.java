package io.silkroam.simulator.sms;

import io.silkroam.smpp.pdu.Address;
import io.silkroam.smpp.pdu.ShortMessage;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Puts texts together from their parts, in any order; of unfinished ones the oldest are forgotten. */
public final class Joiner {
    private static final int MOST_UNFINISHED = 1_000;

    private final Map<Key, Map<Integer, String>> unfinished = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, Map<Integer, String>> eldest) {
            return size() > MOST_UNFINISHED;
        }
    };

    private record Key(Address source, Address destination, int reference, int total) {}

    /** The whole text, if this message is all of it or its last part. */
    public synchronized Optional<String> add(ShortMessage message) {
        Read read = Read.of(message);
        if (read.part().isEmpty()) {
            return Optional.of(read.text());
        }
        Read.Part part = read.part().get();
        Key key = new Key(message.source(), message.destination(), part.reference(), part.total());
        Map<Integer, String> parts = unfinished.computeIfAbsent(key, k -> new TreeMap<>());
        parts.put(part.number(), read.text());
        if (parts.size() < part.total()) {
            return Optional.empty();
        }
        unfinished.remove(key);
        return Optional.of(String.join("", parts.values()));
    }
}
