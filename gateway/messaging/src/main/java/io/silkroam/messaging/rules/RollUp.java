package io.silkroam.messaging.rules;

import io.silkroam.messaging.message.MessageState;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** One outcome for a message from those of its parts. */
public final class RollUp {

    /** What became of a part; in the order of the parts. */
    public record PartOutcome(MessageState state, long doneAt, String error) {}

    /**
     * What became of the message.
     *
     * @param doneAt when its last part was done
     * @param delivered how many parts were
     */
    public record Outcome(MessageState state, long doneAt, String error, int delivered) {
        /** Whether it failed; one that an operator took and of which no more is heard did not. */
        public boolean failed() {
            return state != MessageState.DELIVERED && state != MessageState.ACCEPTED;
        }
    }

    private RollUp() {}

    /** The state and error of the part that failed first; delivered only if all parts were. */
    public static Outcome of(List<PartOutcome> parts) {
        if (parts.size() == 1) {
            PartOutcome only = parts.get(0);
            int delivered = only.state() == MessageState.DELIVERED ? 1 : 0;
            return new Outcome(only.state(), only.doneAt(), only.error(), delivered);
        }
        long doneAt = parts.stream().mapToLong(PartOutcome::doneAt).max().orElseThrow();
        int delivered = (int) parts.stream()
                .filter(part -> part.state() == MessageState.DELIVERED)
                .count();
        Optional<PartOutcome> failed = parts.stream()
                .filter(part -> part.state() != MessageState.DELIVERED && part.state() != MessageState.ACCEPTED)
                .min(Comparator.comparingLong(PartOutcome::doneAt));
        if (failed.isPresent()) {
            return new Outcome(failed.get().state(), doneAt, failed.get().error(), delivered);
        }
        MessageState state = delivered == parts.size() ? MessageState.DELIVERED : MessageState.ACCEPTED;
        return new Outcome(state, doneAt, parts.get(0).error(), delivered);
    }
}
