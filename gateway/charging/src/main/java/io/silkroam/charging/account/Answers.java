package io.silkroam.charging.account;

import io.silkroam.charging.request.CreditControlAnswer;
import io.silkroam.charging.request.RequestType;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What was answered in a session, for requests that are repeated: the newest answers themselves, and below which number
 * there were others. Immutable.
 */
public final class Answers {
    public static final Answers NONE = new Answers(Entries.NONE, 0);

    private final Entries entries;
    private final long below;

    private Answers(Entries entries, long below) {
        this.entries = entries;
        this.below = below;
    }

    /** The answer to this very request, if it is still here. */
    public Optional<CreditControlAnswer> find(RequestType type, long number) {
        Unpacker in = entries.reader();
        while (!in.isAtEnd()) {
            int end = in.endOfEntry();
            if (AnswerEncoding.type(in) == type && in.number() == number) {
                return Optional.of(AnswerEncoding.answer(in));
            }
            in.moveTo(end);
        }
        return Optional.empty();
    }

    /** Whether an update of this number was answered by something that is no longer here. */
    public boolean hasForgotten(long number) {
        return number < below;
    }

    /** With one more; beyond {@code most}, the oldest go. */
    public Answers with(Answered answered, int most) {
        Answers with = new Answers(entries.with(AnswerEncoding.packed(answered)), below);
        while (with.entries.count() > most) {
            with = with.withoutOldest();
        }
        return with;
    }

    /** These, and before them what was answered earlier in the same session. */
    public Answers after(Answers earlier) {
        return new Answers(earlier.entries.followedBy(entries), Math.max(below, earlier.below));
    }

    /** All that are here, oldest first. */
    public List<Answered> list() {
        return entries.list(AnswerEncoding::answered);
    }

    private Answers withoutOldest() {
        return new Answers(entries.withoutOldest(), Math.max(below, entries.oldest(Answers::number) + 1));
    }

    private static long number(Unpacker in) {
        AnswerEncoding.type(in);
        return in.number();
    }

    static Answers unpacked(Unpacker in) {
        long below = in.number();
        return new Answers(Entries.unpacked(in), below);
    }

    /** As versions 1 and 2 had them. */
    static Answers unpackedUnframed(Unpacker in, long below) {
        Entries entries = Entries.NONE;
        for (int n = in.count(); n > 0; n--) {
            entries = entries.with(AnswerEncoding.packed(AnswerEncoding.answered(in)));
        }
        return new Answers(entries, below);
    }

    void pack(Packer out) {
        entries.pack(out.number(below));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Answers answers && answers.below == below && answers.entries.equals(entries);
    }

    @Override
    public int hashCode() {
        return Objects.hash(entries, below);
    }

    @Override
    public String toString() {
        return list() + " and those below " + below;
    }
}
