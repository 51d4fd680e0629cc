package io.silkroam.gateway;

import io.silkroam.billing.UsageJournal;
import io.silkroam.charging.ChargingEngine;
import io.silkroam.charging.SessionSignals;
import io.silkroam.charging.account.AccountEncoding;
import io.silkroam.diameter.edge.Partner;
import io.silkroam.diameter.node.DiameterNode;
import io.silkroam.diameter.node.NodeSettings;
import io.silkroam.gateway.admin.BackOffice;
import io.silkroam.gateway.admin.EsmeAdmin;
import io.silkroam.gateway.admin.FrontDesk;
import io.silkroam.gateway.admin.SubscriberAdmin;
import io.silkroam.gateway.admin.VoucherDesk;
import io.silkroam.gateway.api.Resource;
import io.silkroam.gateway.api.server.ApiServer;
import io.silkroam.gateway.conf.Configuration;
import io.silkroam.gateway.conf.DiameterSettings;
import io.silkroam.gateway.conf.GatewaySettings;
import io.silkroam.gateway.conf.LocalAddresses;
import io.silkroam.gateway.gy.CreditControlApplication;
import io.silkroam.gateway.gy.SignalCourier;
import io.silkroam.gateway.resource.EsmeResource;
import io.silkroam.gateway.resource.MessageResource;
import io.silkroam.gateway.sms.SmsPlane;
import io.silkroam.gateway.status.GatewayCounters;
import io.silkroam.gateway.status.SmsCounters;
import io.silkroam.gateway.status.StatusFile;
import io.silkroam.messaging.account.EsmePasswords;
import io.silkroam.sim.plan.PlanCatalogue;
import io.silkroam.store.Database;
import io.silkroam.store.StoreException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.Marker;
import org.slf4j.MarkerFactory;

/** The composition root: opens the store, starts charging on it, and lets partners in by Diameter. */
public final class Gateway implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Gateway.class);
    /** Tests fail on what is marked so. */
    private static final Marker LEFT_OVER = MarkerFactory.getMarker("LEFT_OVER");

    private final Configuration configuration;
    private final Database database;
    private final PlanCatalogue plans;
    private final PlanWatcher planWatcher;
    private final PartnersWatcher partners;
    private final EsmePasswords esmePasswords;
    private final ChargingEngine charging;
    private final DiameterNode diameter;
    private final SignalCourier courier;
    private final GatewayCounters counters = new GatewayCounters();
    private final SmsCounters smsCounters = new SmsCounters();
    private final AdminPlane admin;
    private final SmsPlane sms;
    private final CarePlane care;
    private final BillingPlane billing;
    private final BillingDesk billingDesk;
    private final StatusFile status;

    /** @param opened gets what closes each part, newest first, should a later part not start */
    private Gateway(
            Configuration configuration, Clock clock, Consumer<RuntimeException> onFatal, Deque<Runnable> opened) {
        this.configuration = configuration;
        GatewaySettings settings = configuration.settings();
        this.database = open(settings, onFatal);
        opened.push(database::close);
        this.plans = new PlanCatalogue(database, configuration.zones().names(), clock);
        plans.publish(configuration.plans());
        this.planWatcher = new PlanWatcher(configuration, plans);
        AtomicReference<Runnable> signalsRaised = new AtomicReference<>(() -> {});
        this.charging = ChargingEngine.start(
                settings.charging(),
                new ChargingEngine.Surroundings(
                        database,
                        new AccountEncoding(plans::version),
                        configuration.zones(),
                        clock,
                        counters,
                        () -> signalsRaised.get().run()));
        opened.push(charging::close);
        this.partners = new PartnersWatcher(configuration);
        this.esmePasswords = new EsmePasswords(database, clock, settings.smpp().passwords());
        opened.push(esmePasswords::close);
        FirstPasswords firstPasswords = new FirstPasswords(esmePasswords, settings.dataDir());
        firstPasswords.make(partners.current());
        partners.onChange(changes -> firstPasswords.make(changes.now()));
        EsmeAdmin esmes = new EsmeAdmin(database, esmePasswords, partners::current, clock);
        this.sms = new SmsPlane(new SmsPlane.Ground(
                configuration, database, charging, partners::current, esmePasswords, clock, smsCounters));
        opened.push(sms::close);
        partners.onChange(sms::follow);
        this.billing = new BillingPlane(
                configuration,
                database,
                plans,
                sms.messaging(),
                () -> partners.current().accounts().keySet(),
                clock);
        opened.push(billing::close);
        this.billingDesk = new BillingDesk(configuration.billing(), database, billing, clock);
        opened.push(billingDesk::close);
        this.admin = new AdminPlane(configuration, database, charging, plans, resources(esmes, clock), clock);
        opened.push(admin::close);
        this.care = new CarePlane(configuration, database, charging, sms, new DeskVouchers(admin.vouchers()), clock);
        opened.push(care::close);
        CreditControlApplication gy = new CreditControlApplication(
                charging, settings.charging().charging().defaultRatingGroup(), counters);
        this.diameter = DiameterNode.start(node(configuration), List.of(gy), counters);
        this.courier = new SignalCourier(
                new SessionSignals(database, clock, settings.signals().again()),
                diameter,
                charging,
                settings.signals().attempts(),
                configuration.partners().stream()
                        .filter(p -> p.identity().relay())
                        .collect(Collectors.toMap(Partner::id, p -> p.identity().realms())));
        signalsRaised.set(courier::wake);
        this.status = new StatusFile(settings, diameter, charging, this::counters, clock);
        sms.start();
    }

    /** What the API serves beside SIMs, keys, plans and tokens. */
    private List<Resource> resources(EsmeAdmin esmes, Clock clock) {
        List<Resource> resources = new ArrayList<>(billingDesk.resources());
        resources.add(new EsmeResource(esmes));
        resources.add(new MessageResource(sms.messaging(), clock));
        return resources;
    }

    /**
     * Starts a gateway; when this returns, it serves.
     *
     * @param onFatal told when the store can no longer be trusted; it must end the process
     * @throws StoreException if the store cannot be used, or would lose what it confirmed
     */
    public static Gateway start(Configuration configuration, Clock clock, Consumer<RuntimeException> onFatal) {
        Deque<Runnable> opened = new ArrayDeque<>();
        Gateway gateway;
        try {
            gateway = new Gateway(configuration, clock, onFatal, opened);
        } catch (RuntimeException e) {
            opened.forEach(Runnable::run);
            throw e;
        }
        gateway.courier.start();
        gateway.planWatcher.start();
        gateway.partners.start();
        gateway.admin.start();
        gateway.billing.start();
        gateway.status.start();
        return gateway;
    }

    /** The port partners connect to in clear. */
    public int port() {
        return diameter.port();
    }

    /** The port partners connect to with TLS; only where TLS is configured. */
    public int tlsPort() {
        return diameter.tlsPort();
    }

    /** Where it listens. */
    public List<InetSocketAddress> addresses() {
        return diameter.addresses();
    }

    /** The API, where it is enabled. */
    public Optional<ApiServer> api() {
        return admin.api();
    }

    /** What can be done to SIMs and their subscribers. */
    public SubscriberAdmin subscribers() {
        return admin.subscribers();
    }

    /** The same in plain words. */
    public FrontDesk desk() {
        return admin.desk();
    }

    /** ESME accounts, SMSC links and routes, as their files are now. */
    public PartnersWatcher partners() {
        return partners;
    }

    /** By which ESMEs bind. */
    public EsmePasswords esmePasswords() {
        return esmePasswords;
    }

    /** Where the codes of vouchers are redeemed. */
    public VoucherDesk vouchers() {
        return admin.vouchers();
    }

    public ChargingEngine charging() {
        return charging;
    }

    public PlanCatalogue plans() {
        return plans;
    }

    public UsageJournal journal() {
        return new UsageJournal(database);
    }

    /** What happened so far, by dotted names. */
    public Map<String, Long> counters() {
        Map<String, Long> all = new TreeMap<>(counters.values());
        all.putAll(smsCounters.values());
        all.putAll(care.counters());
        all.putAll(billing.counters());
        return all;
    }

    /** What is booked, and what becomes of it. */
    public BillingPlane billing() {
        return billing;
    }

    /** Billing in plain words. */
    public BackOffice backOffice() {
        return billingDesk.backOffice();
    }

    /** Short messages. */
    public SmsPlane sms() {
        return sms;
    }

    /**
     * Stops: DPR to every peer, requests in flight answered, stores closed; within {@code grace}, or it says what
     * was left.
     *
     * @return whether everything in flight was finished
     */
    public boolean stop(Duration grace) {
        status.close();
        planWatcher.close();
        partners.close();
        courier.close();
        care.close();
        boolean finished = admin.close(grace);
        billingDesk.close();
        billing.close();
        finished &= sms.close(grace);
        finished &= stopDiameter(grace);
        finished &= charging.close(grace);
        checkThatAllWasAnswered(finished);
        esmePasswords.close();
        database.close();
        return finished;
    }

    @Override
    public void close() {
        stop(configuration.settings().shutdownGrace());
    }

    /** Once nobody decides anything any more: a request that still waits was forgotten. */
    private void checkThatAllWasAnswered(boolean finished) {
        int waiting = diameter.inFlight();
        if (finished && waiting > 0 && !database.isBroken()) {
            LOG.error(LEFT_OVER, "ended with {} requests that were never answered", waiting);
        }
    }

    private boolean stopDiameter(Duration grace) {
        try {
            diameter.stop(grace).toCompletableFuture().get(grace.toMillis() + 1_000, TimeUnit.MILLISECONDS);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } catch (ExecutionException | TimeoutException e) {
            LOG.warn("the Diameter peers were not all taken leave of: {}", e.toString());
            return false;
        }
    }

    private static Database open(GatewaySettings settings, Consumer<RuntimeException> onFatal) {
        try {
            Files.createDirectories(settings.dataDir());
        } catch (IOException e) {
            throw new StoreException(StoreException.Kind.REJECTED, "cannot create " + settings.dataDir(), e);
        }
        Database database = Database.open(settings.database(), onFatal::accept);
        List<String> problems = database.check();
        if (!problems.isEmpty()) {
            database.close();
            throw StoreException.rejected("the store would lose what it confirmed: " + String.join("; ", problems));
        }
        return database.migrate();
    }

    private static NodeSettings node(Configuration configuration) {
        DiameterSettings diameter = configuration.settings().diameter();
        NodeSettings.Builder node = NodeSettings.named(diameter.host(), diameter.realm())
                .timers(diameter.timers())
                .limits(diameter.limits())
                .eventLoops(diameter.eventLoops());
        List<String> addresses = LocalAddresses.present(diameter.addresses());
        addresses.forEach(a -> node.listen(new InetSocketAddress(a, diameter.port())));
        diameter.tls().ifPresent(tls -> {
            node.tls(tls.files());
            addresses.forEach(a -> node.listenTls(new InetSocketAddress(a, tls.port())));
        });
        diameter.edge().forEach(node::edge);
        configuration.partners().forEach(node::partner);
        configuration.connect().forEach(node::connect);
        return node.build();
    }
}
