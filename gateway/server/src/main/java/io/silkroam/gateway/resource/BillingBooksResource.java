package io.silkroam.gateway.resource;

import static io.silkroam.gateway.resource.BillingCalls.READERS;
import static io.silkroam.gateway.resource.BillingCalls.WRITERS;

import io.silkroam.billing.RecordId;
import io.silkroam.billing.audit.Audit;
import io.silkroam.billing.audit.AuditReport;
import io.silkroam.billing.books.Bookkeeper;
import io.silkroam.billing.books.Corrected;
import io.silkroam.billing.books.Redrive;
import io.silkroam.billing.rating.Reason;
import io.silkroam.billing.rating.Suspended;
import io.silkroam.gateway.api.Answer;
import io.silkroam.gateway.api.Call;
import io.silkroam.gateway.api.Fields;
import io.silkroam.gateway.api.JsonObject;
import io.silkroam.gateway.api.Page;
import io.silkroam.gateway.api.Resource;
import io.silkroam.gateway.api.Route;
import io.silkroam.gateway.billing.BillingJob;
import io.silkroam.gateway.billing.BillingJob.Kind;
import io.silkroam.gateway.billing.BillingJobs;
import io.silkroam.gateway.billing.BillingLog;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The books: proved, corrected, and what waits for a correction. */
public final class BillingBooksResource implements Resource {
    private final Bookkeeper books;
    private final Audit audit;
    private final ZoneId zone;
    private final BillingJobs jobs;
    private final BillingLog log;

    public BillingBooksResource(Bookkeeper books, Audit audit, ZoneId zone, BillingJobs jobs, BillingLog log) {
        this.books = books;
        this.audit = audit;
        this.zone = zone;
        this.jobs = jobs;
        this.log = log;
    }

    @Override
    public List<Route> routes() {
        return List.of(
                Route.post("/v1/billing/audits", WRITERS, this::audit),
                Route.get("/v1/billing/audits/{id}", READERS, call -> BillingCalls.job(jobs, Kind.AUDIT, call)),
                Route.list("/v1/billing/suspense", READERS, this::suspense),
                Route.post("/v1/billing/redrives", WRITERS, this::redrive),
                Route.get("/v1/billing/redrives/{id}", READERS, call -> BillingCalls.job(jobs, Kind.REDRIVE, call)),
                Route.post("/v1/billing/reratings", WRITERS, this::rerate),
                Route.get("/v1/billing/reratings/{id}", READERS, call -> BillingCalls.job(jobs, Kind.RERATING, call)));
    }

    private Answer audit(Call call) {
        call.finish();
        BillingJob job = jobs.start(Kind.AUDIT, "books", call.actor(), rows -> JsonObject.of()
                .with("report", report(audit.run((journalRows, octets) -> rows.accept(journalRows)))));
        log.note(call.actor(), "audit", "books", Optional.empty(), "");
        return Answer.of(202, job.json());
    }

    private static JsonObject report(AuditReport report) {
        AuditReport.Counts counts = report.counts();
        return JsonObject.of()
                .with("clean", report.clean())
                .with("summary", report.summary())
                .with("lastTransaction", report.lastTransaction())
                .with(
                        "counts",
                        JsonObject.of()
                                .with("transactions", counts.transactions())
                                .with("postings", counts.postings())
                                .with("journalRows", counts.journalRows())
                                .with("records", counts.records())
                                .with("sales", counts.sales())
                                .with("allowances", counts.allowances())
                                .with("lines", counts.lines()))
                .with(
                        "totals",
                        report.totals().stream()
                                .map(BillingBooksResource::total)
                                .toList())
                .with(
                        "findings",
                        report.findings().stream()
                                .map(f ->
                                        JsonObject.of().with("proof", f.proof()).with("text", f.text()))
                                .toList());
    }

    private static JsonObject total(AuditReport.Total total) {
        return JsonObject.of()
                .with("kind", total.kind())
                .with("unit", total.unit())
                .with("journal", total.journal())
                .with("books", total.books())
                .with("removed", total.removed())
                .with("agrees", total.agrees());
    }

    private Answer suspense(Call call) {
        Page page = call.page();
        Optional<RecordId> after = page.after().map(RecordId::parse);
        call.finish();
        List<Suspended> waiting = books.suspended(after.orElse(RecordId.NONE), page.limit());
        Optional<String> next = waiting.size() < page.limit()
                ? Optional.empty()
                : Optional.of(waiting.get(waiting.size() - 1).id().toString());
        return Answer.page(waiting.stream().map(BillingBooksResource::json).toList(), next);
    }

    private static JsonObject json(Suspended waiting) {
        JsonObject json = JsonObject.of()
                .with("record", waiting.id().toString())
                .with("since", waiting.since())
                .with("subscriber", waiting.subscriberId())
                .with("subscription", waiting.subscriptionId())
                .with(
                        "reasons",
                        waiting.reasons().stream().sorted().map(Enum::name).toList())
                .with(
                        "hint",
                        waiting.reasons().stream()
                                .sorted()
                                .map(BillingBooksResource::hint)
                                .collect(Collectors.joining(" ")));
        waiting.rated().ifPresent(rated -> json.with("happened", rated.usage().happened())
                .with("network", rated.usage().carried().plmn())
                .with("unit", rated.usage().unit().name())
                .with("quantity", rated.usage().quantity()));
        return json;
    }

    private static String hint(Reason reason) {
        return switch (reason) {
            case NO_SALE -> "Waits for its purchase; it is rated by itself when that is booked.";
            case NO_TARIFF_HOST -> "Add a line of run host to conf/tariffs, then redrive.";
            case NO_TARIFF_VISITED -> "Add a line of run visited for the network to conf/tariffs, then redrive.";
            case UNKNOWN_NETWORK -> "Add a tariff for its country, or its country to a zone, then redrive.";
            case UNKNOWN_SUBSCRIBER -> "Import the SIM, then redrive.";
            case ABSURD -> "Ask the partner; if it is true: redrive --record ... --accept.";
        };
    }

    /** As suspense lists it, or as files write it. */
    private static RecordId record(String text) {
        return RecordId.parse(text.replace('-', '/'));
    }

    private Answer redrive(Call call) {
        Fields body = call.body();
        Optional<RecordId> record = body.parsed("record", BillingBooksResource::record);
        boolean accept = body.flag("accept", false);
        if (accept && !body.has("record")) {
            body.problem("accept", "needs a record: each absurd one is looked at before it is taken for true");
        }
        Optional<String> reason = body.text("reason");
        call.finish();
        String which = record.map(RecordId::toString).orElse("all");
        BillingJob job = jobs.start(
                Kind.REDRIVE,
                which + (accept ? " accepted" : ""),
                call.actor(),
                rows -> corrected(books.redrive(new Redrive(record, accept))));
        log.note(call.actor(), "redrive", which, reason, accept ? "accepted" : "");
        return Answer.of(202, job.json());
    }

    private Answer rerate(Call call) {
        Fields body = call.body();
        Optional<LocalDate> from = BillingCalls.day(body, "from");
        Optional<LocalDate> to = BillingCalls.day(body, "to");
        if (from.isPresent() && to.isPresent() && !from.get().isBefore(to.get())) {
            body.problem("to", "is the first day that is out again, so it comes after 'from'");
        }
        Optional<String> reason = body.text("reason");
        call.finish();
        String period = from.orElseThrow() + "/" + to.orElseThrow();
        Instant first = from.get().atStartOfDay(zone).toInstant();
        Instant until = to.get().atStartOfDay(zone).toInstant();
        BillingJob job = jobs.start(Kind.RERATING, period, call.actor(), rows -> corrected(books.rerate(first, until)));
        log.note(call.actor(), "rerate", period, reason, "");
        return Answer.of(202, job.json());
    }

    private static JsonObject corrected(Corrected corrected) {
        return JsonObject.of()
                .with(
                        "corrected",
                        JsonObject.of()
                                .with("looked", corrected.looked())
                                .with("corrected", corrected.corrected())
                                .with("waiting", corrected.waiting())
                                .with(
                                        "differences",
                                        corrected.differences().stream()
                                                .map(d -> JsonObject.of()
                                                        .with("partner", d.partner())
                                                        .with("owed", BillingJson.money(d.owed())))
                                                .toList()));
    }
}
