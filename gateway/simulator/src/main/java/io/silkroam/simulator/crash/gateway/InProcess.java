package io.silkroam.simulator.crash.gateway;

import io.silkroam.billing.JournalCursor;
import io.silkroam.billing.JournalEntry;
import io.silkroam.billing.UsageKind;
import io.silkroam.billing.UsageRecord;
import io.silkroam.charging.account.Account;
import io.silkroam.charging.account.AccountStatus;
import io.silkroam.charging.rules.AccountChange;
import io.silkroam.gateway.Gateway;
import io.silkroam.gateway.conf.Configuration;
import io.silkroam.sim.plan.Plan;
import io.silkroam.simulator.crash.charge.Travellers;
import io.silkroam.simulator.jdiameter.PartnerSettings;
import io.silkroam.simulator.telling.Until;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/** A gateway in this process: it serves, and it lets others do what a shop and an auditor do. */
public final class InProcess implements AutoCloseable {
    private static final int PAGE = 5_000;
    /** Whoever booked may have been killed, and its lease ({@code feed.lease}, 30 s) must end before another books. */
    private static final Duration BOOKED_WITHIN = Duration.ofMinutes(3);

    private final Configuration configuration;
    private final Gateway gateway;
    private final AtomicBoolean closed = new AtomicBoolean();

    private InProcess(Configuration configuration, Clock clock) {
        this.configuration = configuration;
        this.gateway = Gateway.start(configuration, clock, failure -> {
            throw failure;
        });
    }

    public static InProcess start(Path conf, Map<String, String> settings) {
        return start(conf, settings, Clock.systemUTC());
    }

    /** On ports of its own choice, unless the settings name them. */
    public static InProcess start(Path conf, Map<String, String> settings, Clock clock) {
        Map<String, String> all = new HashMap<>(settings);
        all.putIfAbsent("diameter.port", "0");
        all.putIfAbsent("api.port", "0");
        all.putIfAbsent("smpp.port", "0");
        all.put("diameter.addresses", "127.0.0.1");
        return new InProcess(Configuration.read(conf, all), clock);
    }

    /** How a partner finds it. */
    public PartnerSettings.Gateway address() {
        return new PartnerSettings.Gateway(
                configuration.settings().diameter().host(),
                configuration.settings().diameter().realm(),
                new InetSocketAddress(InetAddress.getLoopbackAddress(), gateway.port()));
    }

    /** Where ESMEs connect to. */
    public int smppPort() {
        return gateway.sms().port().orElseThrow();
    }

    /** Opens an account for everybody and sells each of them one of these plans. */
    public void welcome(Travellers travellers, String... plans) {
        if (!gateway.charging().open(travellers.accounts()).isEmpty()) {
            throw new IllegalStateException("not all accounts could be opened");
        }
        for (long number = 1; number <= travellers.count(); number++) {
            for (String plan : plans) {
                sell(number, plan, "welcome-" + plan);
            }
        }
    }

    public void sell(long traveller, String plan, String reference) {
        Plan onOffer = gateway.plans().onOffer(plan).orElseThrow();
        apply(traveller, new AccountChange.Purchase(reference, onOffer));
    }

    public void suspend(long traveller) {
        apply(traveller, new AccountChange.StatusChange(AccountStatus.SUSPENDED, "stolen"));
    }

    private void apply(long traveller, AccountChange change) {
        gateway.charging()
                .apply(Travellers.identity(traveller), change)
                .toCompletableFuture()
                .join();
    }

    public Account account(long traveller) {
        return gateway.charging().find(Travellers.identity(traveller)).orElseThrow();
    }

    /** What the traveller can still use, reserved units included. */
    public long remaining(long traveller) {
        return account(traveller).subscriptions().stream()
                .flatMap(s -> s.buckets().stream())
                .mapToLong(b -> b.remaining())
                .sum();
    }

    /** The whole journal; a row missing in the numbering of its writer fails here. */
    public List<JournalEntry> entries() {
        List<JournalEntry> all = new ArrayList<>();
        JournalCursor cursor = JournalCursor.START;
        List<JournalEntry> page;
        do {
            page = gateway.journal().after(cursor, PAGE);
            cursor = cursor.after(page);
            all.addAll(page);
        } while (!page.isEmpty());
        return all;
    }

    public List<UsageRecord> journal() {
        return entries().stream().map(JournalEntry::record).toList();
    }

    public long journalled(UsageKind kind) {
        return journal().stream()
                .filter(r -> r.kind() == kind)
                .mapToLong(UsageRecord::quantity)
                .sum();
    }

    /** Waits until all of it is booked, and has the books proved; what is wrong with them, in sentences. */
    public List<String> audit() {
        if (!Until.holds(gateway.backOffice()::hasBookedAll, Optional.of(BOOKED_WITHIN))) {
            return List.of("the journal is not booked to its end after " + BOOKED_WITHIN);
        }
        return gateway.backOffice().audit().findings();
    }

    public Map<String, Long> counters() {
        return gateway.counters();
    }

    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            gateway.close();
        }
    }
}
