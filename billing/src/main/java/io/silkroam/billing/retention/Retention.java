package io.silkroam.billing.retention;

import io.silkroam.billing.JournalCursor;
import io.silkroam.billing.conf.BillingSettings;
import io.silkroam.billing.retention.BoundStore.Bound;
import io.silkroam.billing.retention.BoundStore.Writer;
import io.silkroam.billing.store.BookStore;
import io.silkroam.store.Database;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Takes the names out of records whose storage time is over, or the records away: of each writer of the journal a
 * beginning, in steps that hold nobody up for long. A row stays, and all that follow it, as long as it is not booked,
 * waits in suspense, was in no file of usage (or of sales, where such are made), or was not read by everybody who reads
 * the journal. What it took away is written down, so that an audit can still prove the rest.
 */
public final class Retention {

    /** Rows of a writer in one transaction. */
    private static final long STEP = 2_000;
    /** Plans in one transaction. */
    private static final int PLANS = 500;

    private final Database database;
    private final BillingSettings settings;
    private final Clock clock;
    private final BookStore book = new BookStore();
    private final BoundStore bounds;
    private final RunStore runs = new RunStore();
    private final ForgettingStore forgetting;

    public Retention(Database database, BillingSettings settings, Clock clock) {
        this.database = database;
        this.settings = settings;
        this.clock = clock;
        this.bounds = new BoundStore(settings.zone());
        this.forgetting = new ForgettingStore(settings.zone());
    }

    /**
     * Does what is due. Running it again continues; several gateways take turns by the row of the books.
     *
     * @param readers how far everybody else who reads the journal has come
     */
    public RetentionRun run(List<JournalCursor> readers) {
        Instant now = clock.instant();
        Instant until = now.minus(settings.retention().records());
        boolean remove = settings.retention().remove();
        RetentionRun run = database.transact("begin a run of retention", connection -> {
            book.lock(connection);
            return runs.begin(connection, now, until, remove);
        });
        List<String> held = new ArrayList<>();
        for (Writer writer : database.read("look what is stored", bounds::writers)) {
            Bound bound = database.read(
                    "look what may go",
                    connection -> bounds.of(connection, writer, writer.done(remove), until, readers));
            bound.held().ifPresent(held::add);
            run = forget(run, writer, bound.last());
        }
        forgetPlans();
        RetentionRun done = run.holding(held);
        database.transact("end a run of retention", connection -> runs.end(connection, done, clock.instant()));
        return done;
    }

    private void forgetPlans() {
        int plans = PLANS;
        while (plans == PLANS) {
            plans = database.transact("take names from plans", connection -> {
                book.lock(connection);
                return forgetting.forgetPlans(connection, PLANS);
            });
        }
    }

    private RetentionRun forget(RetentionRun run, Writer writer, long last) {
        RetentionRun sum = run;
        long done = writer.done(run.removed());
        while (done < last) {
            long from = done;
            long to = Math.min(done + STEP, last);
            RetentionRun before = sum;
            sum = database.transact("take away what is over", connection -> {
                book.lock(connection);
                RetentionRun after = forgetting.forget(connection, before, writer.id(), from, to);
                runs.note(connection, after, writer.id(), to);
                return after;
            });
            done = to;
        }
        return sum;
    }
}
