package io.silkroam.gateway.resource;

import static io.silkroam.gateway.resource.BillingCalls.READERS;
import static io.silkroam.gateway.resource.BillingCalls.WRITERS;

import io.silkroam.access.Actor;
import io.silkroam.billing.export.ExportException;
import io.silkroam.billing.export.ExportRequest;
import io.silkroam.billing.export.ExportedFile;
import io.silkroam.billing.export.Exports;
import io.silkroam.billing.export.csv.Profile;
import io.silkroam.billing.export.csv.Rendering;
import io.silkroam.billing.export.rows.ExportKind;
import io.silkroam.billing.export.rows.Issue;
import io.silkroam.gateway.api.Answer;
import io.silkroam.gateway.api.Call;
import io.silkroam.gateway.api.Fields;
import io.silkroam.gateway.api.JsonObject;
import io.silkroam.gateway.api.Page;
import io.silkroam.gateway.api.Problem;
import io.silkroam.gateway.api.Resource;
import io.silkroam.gateway.api.Route;
import io.silkroam.gateway.billing.BillingJob;
import io.silkroam.gateway.billing.BillingJobs;
import io.silkroam.gateway.billing.BillingLog;
import io.silkroam.gateway.billing.Refused;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.LongConsumer;

/** Billing's files: made, listed, and given out as they are on the disk. */
public final class BillingExportResource implements Resource {
    private static final String ENGLISH = "en";

    private final Exports exports;
    private final BillingJobs jobs;
    private final BillingLog log;
    private final Function<Issue, List<JsonObject>> deliveries;

    /** @param deliveries where the files of an issue went, as the API shows it */
    public BillingExportResource(
            Exports exports, BillingJobs jobs, BillingLog log, Function<Issue, List<JsonObject>> deliveries) {
        this.exports = exports;
        this.jobs = jobs;
        this.log = log;
        this.deliveries = deliveries;
    }

    @Override
    public List<Route> routes() {
        return List.of(
                Route.post("/v1/billing/exports", WRITERS, this::start),
                Route.get("/v1/billing/export-jobs/{id}", READERS, this::job),
                Route.list("/v1/billing/exports", READERS, this::list).query("kind", "partner"),
                Route.get("/v1/billing/exports/{id}", READERS, this::show),
                Route.get("/v1/billing/exports/{id}/files/{name}", READERS, this::file)
                        .answering("text/csv", Answer.JSON));
    }

    /** What is to be made, and how it is to look. */
    private record Wanted(ExportRequest request, Rendering rendering) {
        String subject() {
            String partner = request.partner().isEmpty() ? "" : " of " + request.partner();
            return request.kind().word() + partner + " " + request.from() + "/" + request.to();
        }

        String detail() {
            return rendering.word() + (request.revise() ? ", a revision" : "");
        }
    }

    private Answer start(Call call) {
        Fields body = call.body();
        Optional<ExportKind> kind = body.requiredChoice("kind", ExportKind.class);
        Optional<LocalDate> from = BillingCalls.day(body, "from");
        Optional<LocalDate> to = BillingCalls.day(body, "to");
        String partner = body.text("partner", "");
        Profile profile = body.choice("profile", Profile.class).orElse(Profile.MACHINE);
        Optional<Rendering> rendering = Optional.of(new Rendering(profile, ENGLISH));
        if (body.has("language")) {
            rendering = body.parsed("language", language -> new Rendering(profile, language));
        }
        boolean revise = body.flag("revise", false);
        call.finish();
        Wanted wanted = new Wanted(
                request(kind.orElseThrow(), from.orElseThrow(), to.orElseThrow(), partner, revise),
                rendering.orElseThrow());
        Actor by = call.actor();
        BillingJob job = jobs.start(
                BillingJob.Kind.EXPORT, wanted.subject() + " " + wanted.detail(), by, rows -> made(wanted, by, rows));
        log.note(by, "export", wanted.subject(), Optional.empty(), wanted.detail());
        return Answer.of(202, job.json());
    }

    private static ExportRequest request(
            ExportKind kind, LocalDate from, LocalDate to, String partner, boolean revise) {
        try {
            return new ExportRequest(kind, from, to, partner, revise);
        } catch (ExportException e) {
            throw Refused.problem(e);
        }
    }

    private JsonObject made(Wanted wanted, Actor by, LongConsumer rows) {
        Issue issue = exports.issue(wanted.request(), by.name());
        ExportedFile file = exports.make(issue, wanted.rendering(), rows::accept);
        rows.accept(file.manifest().rows());
        return JsonObject.of()
                .with("issue", BillingJson.issue(issue))
                .with("files", BillingJson.files(file))
                .with("warnings", exports.notices(issue));
    }

    private Answer job(Call call) {
        return BillingCalls.job(jobs, BillingJob.Kind.EXPORT, call);
    }

    private Answer list(Call call) {
        Optional<ExportKind> kind = call.query().choice("kind", ExportKind.class);
        Optional<String> partner = call.query().text("partner").map(p -> p.toLowerCase(Locale.ROOT));
        Page page = call.page();
        call.finish();
        List<Issue> issues = exports.issues(kind, partner, BillingCalls.before(page), page.limit());
        return BillingCalls.page(page, issues, Issue::id, BillingJson::issue);
    }

    private Answer show(Call call) {
        Issue issue = issue(call);
        return Answer.ok(BillingJson.issue(issue)
                .with("files", BillingJson.files(exports.files(issue).stream()))
                .with("deliveries", deliveries.apply(issue))
                .with("warnings", exports.notices(issue)));
    }

    private Answer file(Call call) {
        String name = call.path("name");
        for (ExportedFile file : exports.files(issue(call))) {
            if (file.manifest().name().equals(name)) {
                return onDisk("text/csv; charset=utf-8", file.path());
            }
            if (file.manifest().fileName().equals(name)) {
                return onDisk(Answer.JSON, file.manifestPath());
            }
        }
        throw Problem.notFound("file '" + name + "' of this issue").hint("GET the issue; it lists its files by name.");
    }

    /** A file that was removed, or is on the disk of another gateway, comes back when it is asked for again. */
    private static Answer onDisk(String type, Path path) {
        if (!Files.isRegularFile(path)) {
            throw Problem.notFound("file '" + path.getFileName() + "' on this gateway's disk")
                    .hint("Export the same period again: it is made once more, with the same octets.");
        }
        return Answer.file(type, path)
                .header("Content-Disposition", "attachment; filename=\"" + path.getFileName() + "\"");
    }

    private Issue issue(Call call) {
        long id = BillingCalls.id(call);
        return exports.find(id).orElseThrow(() -> Problem.notFound("issue " + id));
    }
}
