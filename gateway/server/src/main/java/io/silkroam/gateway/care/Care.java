package io.silkroam.gateway.care;

import io.silkroam.gateway.care.conf.CareSettings;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** Tells subscribers what happens to their plans, and answers what they ask by SMS. */
public final class Care implements AutoCloseable {
    private static final Duration GRACE = Duration.ofSeconds(5);

    private final CareCounters counters = new CareCounters();
    private final Optional<CareDesk> desk;
    private final Optional<JournalReader> reader;

    private Care(CareSettings settings, CareSurroundings around) {
        if (!settings.enabled()) {
            this.desk = Optional.empty();
            this.reader = Optional.empty();
            return;
        }
        Wishes wishes = new Wishes(around.database(), settings, around.clock());
        Numbers numbers = new Numbers(around.database());
        Outbox outbox = new Outbox(around, settings.sender(), counters);
        Letters letters = new Letters(settings, around, wishes, numbers, counters);
        this.desk = Optional.of(new CareDesk(settings, around, wishes, numbers, outbox, counters));
        this.reader = Optional.of(new JournalReader(settings, around, letters, outbox, counters));
    }

    /** Reads and answers from now on; does nothing where it is not enabled. */
    public static Care start(CareSettings settings, CareSurroundings around) {
        Care care = new Care(settings, around);
        care.reader.ifPresent(JournalReader::start);
        return care;
    }

    /** Who answers; nobody where care is not enabled. */
    public Optional<CareDesk> desk() {
        return desk;
    }

    /** What happened so far, by dotted names. */
    public Map<String, Long> counters() {
        return counters.values();
    }

    /** Stops reading and answering; to be closed before what it was given. */
    @Override
    public void close() {
        reader.ifPresent(JournalReader::close);
        desk.ifPresent(d -> d.close(GRACE));
    }
}
