package io.silkroam.gateway;

import io.silkroam.billing.UsageJournal;
import io.silkroam.billing.audit.Audit;
import io.silkroam.billing.conf.BillingSettings;
import io.silkroam.billing.statement.Statements;
import io.silkroam.gateway.admin.BackOffice;
import io.silkroam.gateway.api.Resource;
import io.silkroam.gateway.billing.BillingJobs;
import io.silkroam.gateway.billing.BillingLog;
import io.silkroam.gateway.resource.BillingResources;
import io.silkroam.store.Database;
import java.time.Clock;
import java.util.List;

/** The side of billing that its staff use. */
final class BillingDesk implements AutoCloseable {
    private final BillingJobs jobs;
    private final List<Resource> resources;
    private final BackOffice backOffice;

    BillingDesk(BillingSettings settings, Database database, BillingPlane plane, Clock clock) {
        this.jobs = new BillingJobs(settings.enabled(), settings.files().running(), clock);
        Statements statements = new Statements(database, settings, plane::tariffs);
        Audit audit = new Audit(database, settings.zone());
        this.backOffice =
                new BackOffice(new UsageJournal(database), plane.bookkeeper(), plane.exports(), statements, audit);
        this.resources = BillingResources.of(
                new BillingResources.Parts(
                        settings,
                        plane.bookkeeper(),
                        plane.exports(),
                        statements,
                        audit,
                        plane.deliveries(),
                        () -> plane.tariffs().warnings(),
                        plane::counters),
                jobs,
                new BillingLog(database, clock));
    }

    List<Resource> resources() {
        return resources;
    }

    BackOffice backOffice() {
        return backOffice;
    }

    /** Ends what runs; after the API, so that nobody asks for more. */
    @Override
    public void close() {
        jobs.close();
    }
}
