package io.silkroam.smpp.text;

import io.silkroam.smpp.pdu.Address;
import io.silkroam.smpp.pdu.Tlv;
import io.silkroam.smpp.text.Joiner.Outcome.Alone.Why;
import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Joins the parts of long messages, by header (3GPP TS 23.040 §9.2.3.24.1) or SAR parameters (SMPP 3.4 §5.3.2.22); the
 * header holds where both stand. Parts may come in any order, twice, from several sessions and threads. It keeps
 * nothing on disk: whoever answers for a part before the whole is there keeps it.
 *
 * @param <T> what the caller wants back with each part
 */
public final class Joiner<T> {
    private final Limits limits;
    /** In the order of their first part, so of their deadlines. */
    private final Map<Key, Group<T>> open = new LinkedHashMap<>();
    /** Messages that are whole: their parts may come once more where our answer was lost. */
    private final Map<Key, Finished> finished = new LinkedHashMap<>();

    private final List<Incomplete<T>> displaced = new ArrayList<>();
    private int octets;

    public Joiner(Limits limits) {
        this.limits = limits;
    }

    /**
     * Its bounds.
     *
     * @param messages that wait for parts at once
     * @param octets of all parts that wait
     * @param patience from a message's first part until it is given up; for as long its parts are known afterwards
     */
    public record Limits(int messages, int octets, Duration patience) {}

    /**
     * A message as it came, in our own form.
     *
     * @param octets the whole field, header included; neither copied nor changed
     * @param tlvs the SAR parameters among them
     */
    @SuppressWarnings("ArrayRecordComponent")
    public record Piece<T>(
            Address source,
            Address destination,
            boolean header,
            int dataCoding,
            byte[] octets,
            List<Tlv> tlvs,
            T tag) {}

    /** What became of a piece. */
    public sealed interface Outcome<T> {
        /** It was the last one missing. The tags are in the order of the parts. */
        record Whole<T>(Joined message, List<T> tags) implements Outcome<T> {}

        /** It is kept; so many are still missing. */
        record Waiting<T>(int missing) implements Outcome<T> {}

        /** It is here already, or its message was joined a short time ago; it is not kept. */
        record Duplicate<T>() implements Outcome<T> {}

        /** It is a message by itself; it is not kept. */
        record Alone<T>(Why why) implements Outcome<T> {
            /** Why. */
            public enum Why {
                /** Nothing says that it is a part, or it is part 1 of 1. */
                NOT_A_PART,
                /** It says part 0, or a part above its total: such an element is ignored (§9.2.3.24.1). */
                IMPOSSIBLE_PLACE,
                /** Its header is cut off. */
                MALFORMED_HEADER
            }
        }

        /** A bound is reached; it is not kept, and its sender may try again later. */
        record Full<T>() implements Outcome<T> {}
    }

    /** A message that will not become whole: its parts that came, in their order. */
    public record Incomplete<T>(int total, List<T> tags) {}

    /**
     * Takes a piece. A part that differs from the one already here with its number is of another message, which uses
     * the reference anew; what there was of the first is then among {@link #givenUp}.
     *
     * @param now of a clock that only goes forward, in nanoseconds
     */
    public synchronized Outcome<T> add(Piece<T> piece, long now) {
        Optional<UserDataHeader.Parsed> parsed =
                piece.header() ? Optional.of(UserDataHeader.parse(piece.octets())) : Optional.empty();
        if (parsed.isPresent() && parsed.get() instanceof UserDataHeader.Parsed.Malformed) {
            return new Outcome.Alone<>(Why.MALFORMED_HEADER);
        }
        UserDataHeader header = UserDataHeader.NONE;
        byte[] body = piece.octets();
        if (parsed.isPresent() && parsed.get() instanceof UserDataHeader.Parsed.Read read) {
            header = read.header();
            body = read.body();
        }
        Optional<Concatenation> byHeader = header.concatenation();
        Optional<Concatenation> place = byHeader.isPresent() ? byHeader : sar(piece.tlvs());
        if (place.isEmpty()) {
            boolean claims = header.elements().size()
                            > header.withoutConcatenation().elements().size()
                    || tlv(piece.tlvs(), Segmentation.SAR_REFERENCE, 2).isPresent();
            return new Outcome.Alone<>(claims ? Why.IMPOSSIBLE_PLACE : Why.NOT_A_PART);
        }
        if (place.get().total() == 1) {
            return new Outcome.Alone<>(Why.NOT_A_PART);
        }
        Key key = new Key(
                piece.source(),
                piece.destination(),
                place.get().reference(),
                byHeader.isPresent() ? place.get().wide() ? 16 : 8 : 0,
                place.get().total());
        Slot<T> slot = new Slot<>(header.withoutConcatenation(), piece.dataCoding(), body, piece.tag());
        return keep(key, place.get().number(), slot, now);
    }

    /** Messages that were waited for long enough, or whose reference was used anew; each once. */
    public synchronized List<Incomplete<T>> givenUp(long now) {
        List<Incomplete<T>> all = new ArrayList<>(displaced);
        displaced.clear();
        Iterator<Group<T>> groups = open.values().iterator();
        while (groups.hasNext()) {
            Group<T> group = groups.next();
            if (now - group.deadline < 0) {
                break;
            }
            groups.remove();
            octets -= group.octets;
            all.add(group.incomplete());
        }
        finished.values().removeIf(f -> now - f.deadline >= 0);
        return all;
    }

    /** Messages that wait for parts. */
    public synchronized int waiting() {
        return open.size();
    }

    private Outcome<T> keep(Key key, int number, Slot<T> slot, long now) {
        Finished before = finished.get(key);
        if (before != null && now - before.deadline < 0 && before.hashes.get(number - 1) == slot.hash()) {
            return new Outcome.Duplicate<>();
        }
        Group<T> group = open.get(key);
        Slot<T> same = group == null ? null : group.slots.get(number - 1);
        if (same != null && same.says(slot)) {
            return new Outcome.Duplicate<>();
        }
        int room = limits.octets() - octets + (same == null ? 0 : group.octets);
        boolean another = group == null && open.size() >= limits.messages();
        if (another || slot.body.length > room || displaced.size() >= limits.messages()) {
            return new Outcome.Full<>();
        }
        if (same != null) {
            open.remove(key);
            octets -= group.octets;
            displaced.add(group.incomplete());
            group = null;
        }
        if (group == null) {
            finished.remove(key);
            group = new Group<>(key.total, now + limits.patience().toNanos());
            open.put(key, group);
        }
        group.put(number, slot);
        octets += slot.body.length;
        if (group.missing > 0) {
            return new Outcome.Waiting<>(group.missing);
        }
        open.remove(key);
        octets -= group.octets;
        remember(key, new Finished(group.hashes(), now + limits.patience().toNanos()));
        return new Outcome.Whole<>(group.join(), group.tags());
    }

    private void remember(Key key, Finished message) {
        finished.put(key, message);
        if (finished.size() > limits.messages()) {
            finished.remove(finished.keySet().iterator().next());
        }
    }

    private static Optional<Concatenation> sar(List<Tlv> tlvs) {
        Optional<byte[]> reference = tlv(tlvs, Segmentation.SAR_REFERENCE, 2);
        Optional<byte[]> total = tlv(tlvs, Segmentation.SAR_TOTAL, 1);
        Optional<byte[]> number = tlv(tlvs, Segmentation.SAR_NUMBER, 1);
        if (reference.isEmpty() || total.isEmpty() || number.isEmpty()) {
            return Optional.empty();
        }
        int of = total.get()[0] & 0xFF;
        int part = number.get()[0] & 0xFF;
        byte[] r = reference.get();
        return Concatenation.valid(of, part)
                ? Optional.of(new Concatenation((r[0] & 0xFF) << 8 | (r[1] & 0xFF), true, of, part))
                : Optional.empty();
    }

    private static Optional<byte[]> tlv(List<Tlv> tlvs, int tag, int length) {
        return tlvs.stream()
                .filter(t -> t.tag() == tag && t.value().length == length)
                .findFirst()
                .map(Tlv::value);
    }

    /** Parts with the same key are of the same message. */
    private record Key(Address source, Address destination, int reference, int kind, int total) {}

    private record Finished(List<Integer> hashes, long deadline) {}

    /** One part that is here. */
    @SuppressWarnings("ArrayRecordComponent")
    private record Slot<T>(UserDataHeader header, int dataCoding, byte[] body, T tag) {
        boolean says(Slot<T> other) {
            return dataCoding == other.dataCoding && header.equals(other.header) && Arrays.equals(body, other.body);
        }

        int hash() {
            return 31 * (31 * dataCoding + header.hashCode()) + Arrays.hashCode(body);
        }
    }

    /** The parts of a message that are here. */
    private static final class Group<T> {
        private final List<Slot<T>> slots;
        private final long deadline;
        private int missing;
        private int octets;

        Group(int total, long deadline) {
            slots = new ArrayList<>(Collections.nCopies(total, null));
            missing = total;
            this.deadline = deadline;
        }

        void put(int number, Slot<T> slot) {
            slots.set(number - 1, slot);
            missing--;
            octets += slot.body.length;
        }

        List<Integer> hashes() {
            return slots.stream().map(Slot::hash).toList();
        }

        List<T> tags() {
            return present().map(Slot::tag).toList();
        }

        Incomplete<T> incomplete() {
            return new Incomplete<>(slots.size(), tags());
        }

        /** Where the parts do not agree on their coding, the text of each is taken and all of it is UCS-2. */
        Joined join() {
            Slot<T> first = slots.get(0);
            boolean agree = slots.stream()
                    .allMatch(s ->
                            s.dataCoding == first.dataCoding && s.header.gsmAlphabet() == first.header.gsmAlphabet());
            List<Optional<String>> texts = agree
                    ? List.of()
                    : slots.stream()
                            .map(s -> CanonicalText.read(s.header, s.dataCoding, s.body))
                            .toList();
            if (!agree && texts.stream().allMatch(Optional::isPresent)) {
                StringBuilder text = new StringBuilder();
                texts.forEach(t -> text.append(t.orElseThrow()));
                UserDataHeader header = first.header.with(GsmAlphabet.DEFAULT);
                return new Joined(header, DataCoding.asUcs2(first.dataCoding), Ucs2.encode(text.toString()));
            }
            ByteArrayOutputStream all = new ByteArrayOutputStream(octets);
            slots.forEach(s -> all.writeBytes(s.body));
            return new Joined(first.header, first.dataCoding, all.toByteArray());
        }

        private Stream<Slot<T>> present() {
            return slots.stream().filter(Objects::nonNull);
        }
    }
}
