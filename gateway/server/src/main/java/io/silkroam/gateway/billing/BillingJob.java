package io.silkroam.gateway.billing;

import io.silkroam.gateway.api.JsonObject;
import io.silkroam.gateway.api.Problem;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/** Long work that somebody asked for. Any thread may ask how far it is. */
public final class BillingJob {
    private final String id;
    private final Kind kind;
    private final String subject;
    private final String by;
    private final Instant startedAt;
    private final AtomicLong rows = new AtomicLong();
    private volatile End end;

    /** What jobs are about; each kind has a place of its own in the API. */
    public enum Kind {
        EXPORT,
        AUDIT,
        REDRIVE,
        RERATING
    }

    /** Where a job stands. */
    public enum State {
        RUNNING,
        DONE,
        FAILED
    }

    /** How it ended: with what it made, or with the reason why not. */
    private record End(Instant at, JsonObject made, Optional<Problem> problem) {}

    BillingJob(String id, Kind kind, String subject, String by, Instant startedAt) {
        this.id = id;
        this.kind = kind;
        this.subject = subject;
        this.by = by;
        this.startedAt = startedAt;
    }

    boolean is(Kind otherKind, String otherSubject) {
        return kind == otherKind && subject.equals(otherSubject);
    }

    boolean is(Kind otherKind, CharSequence otherId) {
        return kind == otherKind && id.contentEquals(otherId);
    }

    boolean isRunning() {
        return end == null;
    }

    void wrote(long rowsDone) {
        rows.set(rowsDone);
    }

    void done(JsonObject made, Instant at) {
        end = new End(at, made, Optional.empty());
    }

    void failed(Problem problem, Instant at) {
        end = new End(at, JsonObject.of(), Optional.of(problem));
    }

    /** As the API shows it. */
    public JsonObject json() {
        End ended = end;
        JsonObject json = JsonObject.of()
                .with("id", id)
                .with("state", ended == null ? State.RUNNING : ended.problem().isPresent() ? State.FAILED : State.DONE)
                .with("by", by)
                .with("startedAt", startedAt)
                .with("rowsDone", rows.get());
        if (ended != null) {
            json.with("endedAt", ended.at()).with("problem", ended.problem().map(Problem::body));
            ended.made().node().properties().forEach(member -> json.with(member.getKey(), member.getValue()));
        }
        return json;
    }
}
