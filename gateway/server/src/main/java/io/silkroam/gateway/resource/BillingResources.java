package io.silkroam.gateway.resource;

import io.silkroam.billing.UsageJournal;
import io.silkroam.billing.audit.Audit;
import io.silkroam.billing.books.Bookkeeper;
import io.silkroam.billing.conf.BillingSettings;
import io.silkroam.billing.export.Exports;
import io.silkroam.billing.statement.Statements;
import io.silkroam.conf.ConfigProblem;
import io.silkroam.gateway.api.Resource;
import io.silkroam.gateway.billing.BillingJobs;
import io.silkroam.gateway.billing.BillingLog;
import io.silkroam.gateway.feed.delivery.Deliveries;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** All of billing's part of the API. */
public final class BillingResources {
    private BillingResources() {}

    /**
     * What it stands on.
     *
     * @param warnings of the tariffs in force
     * @param counters of billing, by their dotted names
     */
    public record Parts(
            BillingSettings settings,
            Bookkeeper books,
            Exports exports,
            Statements statements,
            Audit audit,
            Deliveries deliveries,
            Supplier<List<ConfigProblem>> warnings,
            Supplier<Map<String, Long>> counters) {}

    /** @param jobs on which long work runs */
    public static List<Resource> of(Parts parts, BillingJobs jobs, BillingLog log) {
        ZoneId zone = parts.settings().zone();
        BillingDeliveryResource deliveries = new BillingDeliveryResource(
                parts.deliveries(),
                parts.exports(),
                parts.settings().destinations().keySet(),
                log);
        return List.of(
                new BillingExportResource(parts.exports(), jobs, log, deliveries::json),
                deliveries,
                new BillingBooksResource(parts.books(), parts.audit(), zone, jobs, log),
                new BillingStatementResource(parts.statements(), zone),
                new BillingStatusResource(parts, new UsageJournal(log.database()), log.clock()));
    }
}
