package io.silkroam.gateway;

import io.silkroam.billing.JournalCursor;
import io.silkroam.billing.JournalEntry;
import io.silkroam.billing.books.Booked;
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
import io.silkroam.gateway.feed.delivery.IssueFiles;
import io.silkroam.gateway.feed.delivery.Schedules;
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
    private static final Duration SCHEDULES = Duration.ofMinutes(1);

    private final boolean enabled;
    private final BillingCounters counters = new BillingCounters();
    private final TariffWatcher tariffs;
    private final Bookkeeper bookkeeper;
    private final Exports exports;
    private final JournalFeed feed;
    private final Deliveries deliveries;
    private final BillingChores chores;

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
        this.exports = new Exports(new ExportGround(
                database,
                settings,
                () -> Layouts.read(settings.files().layouts()),
                plans,
                (amount, to, day) -> tariffs.current().exchangeRates().convert(amount, to, day),
                partner -> tariffs.current().partners().contains(partner),
                clock,
                generator()));
        IssueFiles files = new ExportedIssues(exports, tariffs::current);
        this.deliveries = new Deliveries(ground, files);
        Schedules schedules = new Schedules(ground, files, deliveries, feed::hasBooked);
        this.chores = new BillingChores(ground);
        if (!settings.schedules().isEmpty()) {
            chores.add("making scheduled files", SCHEDULES, schedules::run);
        }
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
                return bookkeeper.book(entries);
            }
        };
    }

    private static String generator() {
        String version = Optional.ofNullable(BillingPlane.class.getPackage().getImplementationVersion())
                .orElse("development");
        return "Silkroam gateway " + version;
    }

    /** Nothing runs where billing is not enabled; what is booked can be looked at all the same. */
    void start() {
        tariffs.start();
        if (enabled) {
            feed.start();
            deliveries.start();
            chores.start();
        }
    }

    /** Where usage is booked. */
    public Bookkeeper bookkeeper() {
        return bookkeeper;
    }

    /** What partners charge, as the files say now. */
    public Tariffs tariffs() {
        return tariffs.current();
    }

    /** Files of the books. */
    public Exports exports() {
        return exports;
    }

    /** Where files go. */
    public Deliveries deliveries() {
        return deliveries;
    }

    /** What happened so far, and how far the books are behind, by dotted names. */
    public Map<String, Long> counters() {
        return counters.values();
    }

    @Override
    public void close() {
        chores.close();
        deliveries.close();
        feed.close();
        tariffs.close();
    }
}
