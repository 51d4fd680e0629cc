package io.silkroam.messaging.rules;

import java.util.List;
import java.util.Optional;

/** Finds the parts that a receipt is about among those that are known under its ids. */
public final class ReceiptMatch {
    private static final int TELLING_DIGITS = 6;

    /**
     * A part that has a key of the receipt.
     *
     * @param rank of the key; 0 is the most exact
     * @param firstId of its message; newer messages have higher ones
     * @param destination empty where the message is finished
     * @param waits it has no outcome yet
     */
    public record Candidate(int rank, long partId, long firstId, Optional<String> destination, boolean waits) {}

    /** What was found. */
    public enum Kind {
        /** The receipt is about these parts. */
        FOUND,
        /** It is about parts that have their outcome. */
        REPEATED,
        /** It is about none that is known. */
        UNKNOWN
    }

    /** @param parts empty unless something was found */
    public record Answer(Kind kind, List<Long> parts) {}

    private ReceiptMatch() {}

    /**
     * Only the best key that leads anywhere counts: a worse one could be another message's id written otherwise. Under
     * it the newest message wins that waits for its outcome, if possible one to the receipt's number, because SMSCs use
     * ids again. Its parts that share the id have one receipt together.
     */
    public static Answer find(List<Candidate> candidates, String destination) {
        if (candidates.size() == 1) {
            Candidate only = candidates.get(0);
            return only.waits() ? new Answer(Kind.FOUND, List.of(only.partId())) : new Answer(Kind.REPEATED, List.of());
        }
        int best = candidates.stream().mapToInt(Candidate::rank).min().orElse(-1);
        if (best < 0) {
            return new Answer(Kind.UNKNOWN, List.of());
        }
        List<Candidate> waiting = candidates.stream()
                .filter(candidate -> candidate.rank() == best && candidate.waits())
                .toList();
        List<Candidate> there = waiting.stream()
                .filter(candidate -> sameNumber(candidate.destination().orElse(""), destination))
                .toList();
        List<Candidate> choice = there.isEmpty() ? waiting : there;
        long newest = choice.stream().mapToLong(Candidate::firstId).max().orElse(-1);
        List<Long> parts = choice.stream()
                .filter(candidate -> candidate.firstId() == newest)
                .map(Candidate::partId)
                .distinct()
                .sorted()
                .toList();
        return new Answer(parts.isEmpty() ? Kind.REPEATED : Kind.FOUND, parts);
    }

    /** The same number with and without its prefixes: one ends as the other does. */
    static boolean sameNumber(String one, String other) {
        int shorter = Math.min(one.length(), other.length());
        return shorter >= TELLING_DIGITS ? one.endsWith(other) || other.endsWith(one) : one.equals(other);
    }
}
