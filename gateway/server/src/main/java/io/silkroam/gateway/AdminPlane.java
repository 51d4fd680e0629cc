package io.silkroam.gateway;

import io.silkroam.billing.UsageJournal;
import io.silkroam.charging.ChargingEngine;
import io.silkroam.gateway.admin.FrontDesk;
import io.silkroam.gateway.admin.KeyAdmin;
import io.silkroam.gateway.admin.NumberAdmin;
import io.silkroam.gateway.admin.Provisioning;
import io.silkroam.gateway.admin.SimImports;
import io.silkroam.gateway.admin.SimShelf;
import io.silkroam.gateway.admin.SubscriberAdmin;
import io.silkroam.gateway.admin.VoucherAdmin;
import io.silkroam.gateway.admin.VoucherDesk;
import io.silkroam.gateway.api.Resource;
import io.silkroam.gateway.api.server.ApiServer;
import io.silkroam.gateway.api.token.TokenResource;
import io.silkroam.gateway.conf.Configuration;
import io.silkroam.gateway.conf.KeySettings;
import io.silkroam.gateway.conf.LocalAddresses;
import io.silkroam.gateway.resource.AuditResource;
import io.silkroam.gateway.resource.ImportResource;
import io.silkroam.gateway.resource.KeyResource;
import io.silkroam.gateway.resource.NumberResource;
import io.silkroam.gateway.resource.PlanResource;
import io.silkroam.gateway.resource.SimResource;
import io.silkroam.gateway.resource.SubscriberResource;
import io.silkroam.gateway.resource.VoucherResource;
import io.silkroam.sim.batch.BatchImport;
import io.silkroam.sim.batch.file.VendorMappings;
import io.silkroam.sim.keys.KeyEncryptionKeys;
import io.silkroam.sim.keys.KeyVault;
import io.silkroam.sim.keys.LookupKeys;
import io.silkroam.sim.keys.SealedKeyVault;
import io.silkroam.sim.keys.TransportKeys;
import io.silkroam.sim.plan.PlanCatalogue;
import io.silkroam.sim.voucher.VoucherBatchStore;
import io.silkroam.sim.voucher.VoucherStore;
import io.silkroam.store.Database;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The side of the gateway that people use: SIMs, their keys, plans and tokens, and the API through which they do. */
final class AdminPlane implements AutoCloseable {
    private final KeyEncryptionKeys keks;
    private final SubscriberAdmin subscribers;
    private final FrontDesk desk;
    private final VoucherDesk vouchers;
    private final Optional<ApiServer> api;

    /**
     * Opens the keystore, which refuses the wrong one, and lets people in.
     *
     * @param others what the API serves beside SIMs, keys, plans and tokens
     * @throws io.silkroam.sim.keys.KeystoreException if it is not the keystore of this database
     */
    AdminPlane(
            Configuration configuration,
            Database database,
            ChargingEngine charging,
            PlanCatalogue plans,
            List<Resource> others,
            Clock clock) {
        this.keks = open(configuration.settings().keys());
        try {
            database.transact("check the keystore", c -> {
                keks.check(c, clock.instant());
                return null;
            });
            Provisioning tables = Provisioning.in(database);
            KeyVault vault = new SealedKeyVault(database.dialect(), keks, clock);
            TransportKeys transport = new TransportKeys(keks, clock);
            SimImports imports = new SimImports(
                    new BatchImport(database, tables.sims(), tables.numbers(), tables.audit(), vault, transport, clock),
                    () -> VendorMappings.read(configuration.folder()));
            this.subscribers = new SubscriberAdmin(tables, charging, plans, clock);
            this.desk = new FrontDesk(subscribers, imports, plans, new UsageJournal(database));
            LookupKeys lookup = new LookupKeys(keks, clock);
            this.vouchers = new VoucherDesk(tables, new VoucherStore(lookup), subscribers, charging, plans, clock);
            List<Resource> ours = List.of(
                    new SimResource(new SimShelf(tables, vault), subscribers),
                    new ImportResource(imports),
                    new NumberResource(new NumberAdmin(tables, clock)),
                    new PlanResource(plans, configuration.zones().names()),
                    new SubscriberResource(subscribers, clock),
                    new VoucherResource(new VoucherAdmin(tables, new VoucherBatchStore(lookup), plans, clock)),
                    new AuditResource(tables),
                    new KeyResource(new KeyAdmin(tables, keks, vault, transport, clock)),
                    new TokenResource(database, clock));
            List<Resource> resources =
                    Stream.concat(ours.stream(), others.stream()).toList();
            this.api = Optional.of(configuration.settings().api())
                    .filter(s -> s.enabled())
                    .map(s -> ApiServer.start(
                            s.listeningOn(LocalAddresses.present(s.addresses())),
                            configuration.settings().dataDir(),
                            database,
                            clock,
                            resources));
        } catch (RuntimeException e) {
            keks.close();
            throw e;
        }
    }

    private static KeyEncryptionKeys open(KeySettings keys) {
        return keys.pkcs11()
                .map(token -> KeyEncryptionKeys.openPkcs11(token.configuration(), token.pinFile()))
                .orElseGet(() -> KeyEncryptionKeys.openOrCreate(keys.keystore(), keys.passwordFile()));
    }

    void start() {
        subscribers.start();
        vouchers.start();
    }

    SubscriberAdmin subscribers() {
        return subscribers;
    }

    FrontDesk desk() {
        return desk;
    }

    VoucherDesk vouchers() {
        return vouchers;
    }

    Optional<ApiServer> api() {
        return api;
    }

    /** Takes leave of the API's clients first, then of the rest; whether everything in flight was finished. */
    boolean close(Duration grace) {
        boolean finished = api.map(a -> a.close(grace)).orElse(true);
        vouchers.close();
        subscribers.close();
        keks.close();
        return finished;
    }

    @Override
    public void close() {
        close(Duration.ofSeconds(5));
    }
}
