package io.silkroam.gateway;

import io.silkroam.billing.JournalCursor;
import io.silkroam.billing.retention.Retention;
import io.silkroam.billing.retention.RetentionRun;
import io.silkroam.gateway.conf.Configuration;
import io.silkroam.gateway.store.LeaseStore;
import io.silkroam.store.Database;
import java.time.Clock;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Ends the storage time of records, as far as care has read the journal too. */
final class Forgetting {
    private static final Logger LOG = LoggerFactory.getLogger(Forgetting.class);

    private final Database database;
    private final boolean careReads;
    private final Retention retention;

    Forgetting(Configuration configuration, Database database, Clock clock) {
        this.database = database;
        this.careReads = configuration.care().enabled();
        this.retention = new Retention(database, configuration.billing(), clock);
    }

    void run() {
        RetentionRun run = retention.run(readers());
        LOG.info(
                "records from before {} name nobody any more: {} rows of the journal, {} rated ones and {} of sales",
                run.until(),
                run.journalRows(),
                run.ratedRows(),
                run.saleRows());
        run.held().forEach(why -> LOG.warn("older records stay: {}", why));
    }

    /** A broker is sent no row that is booked. */
    private List<JournalCursor> readers() {
        return careReads
                ? List.of(database.read("look how far care has read", LeaseStore.ofCare()::read)
                        .orElse(JournalCursor.START))
                : List.of();
    }
}
