package io.silkroam.gateway.resource;

import static io.silkroam.gateway.resource.BillingCalls.READERS;

import io.silkroam.billing.UsageJournal;
import io.silkroam.conf.ConfigProblem;
import io.silkroam.gateway.api.Answer;
import io.silkroam.gateway.api.Call;
import io.silkroam.gateway.api.JsonObject;
import io.silkroam.gateway.api.Page;
import io.silkroam.gateway.api.Resource;
import io.silkroam.gateway.api.Route;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** How billing stands, in one look; and what is doubtful in its tariffs. */
public final class BillingStatusResource implements Resource {
    private static final int LAST_ISSUES = 5;
    private static final String FAILED = "billing.deliveries-failed";

    private final BillingResources.Parts parts;
    private final UsageJournal journal;
    private final Clock clock;

    /** @param journal that the books are made of */
    public BillingStatusResource(BillingResources.Parts parts, UsageJournal journal, Clock clock) {
        this.parts = parts;
        this.journal = journal;
        this.clock = clock;
    }

    @Override
    public List<Route> routes() {
        return List.of(
                Route.get("/v1/billing/status", READERS, call -> status()),
                Route.list("/v1/billing/tariff-warnings", READERS, this::warnings));
    }

    private Answer status() {
        UsageJournal.Rest rest = journal.rest(parts.books().booked());
        return Answer.ok(JsonObject.of()
                .with("enabled", parts.settings().enabled())
                .with("zone", parts.settings().zone().getId())
                .with("lagRows", rest.rows())
                .with("lagSeconds", rest.oldest().map(this::age).orElse(0L))
                .with("suspended", parts.books().suspended())
                .with("failedDeliveries", parts.counters().get().getOrDefault(FAILED, 0L))
                .with("tariffWarnings", parts.warnings().get().size())
                .with("lastIssues", lastIssues()));
    }

    private long age(Instant oldest) {
        return Math.max(0, Duration.between(oldest, clock.instant()).toSeconds());
    }

    private List<JsonObject> lastIssues() {
        return parts.exports().issues(Optional.empty(), Optional.empty(), Long.MAX_VALUE, LAST_ISSUES).stream()
                .map(BillingJson::issue)
                .toList();
    }

    private Answer warnings(Call call) {
        Page page = call.page();
        call.finish();
        return ShortList.page(page, parts.warnings().get(), ConfigProblem::toString, warning -> JsonObject.of()
                .with("file", warning.file())
                .with("line", warning.line())
                .with("message", warning.reason()));
    }
}
