package io.silkroam.gateway;

import io.silkroam.billing.JournalCursor;
import io.silkroam.billing.JournalEntry;
import io.silkroam.billing.books.Bookkeeper;
import io.silkroam.billing.books.Ground;
import io.silkroam.billing.conf.BillingSettings;
import io.silkroam.billing.export.ExportGround;
import io.silkroam.billing.export.Exports;
import io.silkroam.billing.export.layout.Layouts;
import io.silkroam.billing.tariff.Tariffs;
import io.silkroam.gateway.conf.Configuration;
import io.silkroam.gateway.feed.BillingCounters;
import io.silkroam.gateway.feed.Books;
import io.silkroam.gateway.feed.FeedGround;
import io.silkroam.gateway.feed.JournalFeed;
import io.silkroam.gateway.feed.delivery.Deliveries;
import io.silkroam.messaging.MessagingEngine;
import io.silkroam.sim.plan.PlanCatalogue;
import io.silkroam.store.Database;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** Billing, put together: the journal to the books, files to their destinations, and what is done at its time. */
public final class BillingPlane implements AutoCloseable {
    private static final Duration MESSAGES = Duration.ofHours(1);

    private final boolean enabled;
    private final BillingCounters counters = new BillingCounters();
    private final TariffWatcher tariffs;
    private final Bookkeeper bookkeeper;
    private final JournalFeed feed;
    private final BillingChores chores;
    private final Exports exports;
    private final Deliveries deliveries;

    /** @param accounts names of the ESME accounts whose messages partners pay for */
    BillingPlane(
            Configuration configuration,
            Database database,
            PlanCatalogue plans,
            MessagingEngine messaging,
            Supplier<Set<String>> accounts,
            Clock clock) {
        BillingSettings settings = configuration.billing();
        this.enabled = settings.enabled();
        this.tariffs = new TariffWatcher(configuration);
        this.bookkeeper = new Bookkeeper(new Ground(database, settings, tariffs::current, plans, clock));
        FeedGround ground = new FeedGround(
                database, clock, configuration.settings().diameter().host(), settings, counters);
        this.feed = new JournalFeed(ground, booksOf(bookkeeper));
        this.chores = new BillingChores(ground);
        Supplier<Layouts> layouts = () -> Layouts.read(settings.files().layouts());
        this.exports = new Exports(new ExportGround(
                database,
                settings,
                layouts,
                plans,
                (amount, to, day) -> tariffs.current().exchangeRates().convert(amount, to, day),
                partner -> tariffs.current().partners().contains(partner),
                clock,
                "silkroam " + version()));
        this.deliveries = new Deliveries(
                ground, new IssuedFiles(exports, () -> tariffs.current().partners()));
        PartnerMessages messages = new PartnerMessages(messaging, accounts, bookkeeper, clock);
        chores.add("booking partners' messages", MESSAGES, messages::book);
    }

    private static Books booksOf(Bookkeeper bookkeeper) {
        return new Books() {
            @Override
            public JournalCursor booked() {
                return bookkeeper.booked();
            }

            @Override
            public Booked book(List<JournalEntry> entries) {
                io.silkroam.billing.books.Booked done = bookkeeper.book(entries);
                return new Booked(done.all(), done.suspended());
            }
        };
    }

    private static String version() {
        return Optional.ofNullable(BillingPlane.class.getPackage().getImplementationVersion())
                .orElse("development");
    }

    /** Nothing runs where billing is not enabled; what is booked can be looked at all the same. */
    void start() {
        tariffs.start();
        if (enabled) {
            feed.start();
            chores.start();
            deliveries.start();
        }
    }

    /** Where usage is booked. */
    public Bookkeeper bookkeeper() {
        return bookkeeper;
    }

    /** Where files are made. */
    public Exports exports() {
        return exports;
    }

    /** Where they are brought to. */
    public Deliveries deliveries() {
        return deliveries;
    }

    /** What partners charge, as the files say now. */
    public Tariffs tariffs() {
        return tariffs.current();
    }

    /** What happened so far, and how far the books are behind, by dotted names. */
    public Map<String, Long> counters() {
        return counters.values();
    }

    @Override
    public void close() {
        deliveries.close();
        chores.close();
        feed.close();
        tariffs.close();
    }
}
