package io.silkroam.gateway.resource;

import static io.silkroam.gateway.resource.BillingCalls.READERS;
import static io.silkroam.gateway.resource.BillingCalls.WRITERS;

import io.silkroam.billing.export.Exports;
import io.silkroam.billing.export.rows.Issue;
import io.silkroam.gateway.api.Answer;
import io.silkroam.gateway.api.Call;
import io.silkroam.gateway.api.JsonObject;
import io.silkroam.gateway.api.Page;
import io.silkroam.gateway.api.Problem;
import io.silkroam.gateway.api.Resource;
import io.silkroam.gateway.api.Route;
import io.silkroam.gateway.billing.BillingLog;
import io.silkroam.gateway.feed.delivery.Deliveries;
import io.silkroam.gateway.feed.store.Delivery;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Where billing's files went, and once more. */
public final class BillingDeliveryResource implements Resource {
    private final Deliveries deliveries;
    private final Exports exports;
    private final Set<String> destinations;
    private final BillingLog log;

    /** @param destinations that are configured */
    public BillingDeliveryResource(Deliveries deliveries, Exports exports, Set<String> destinations, BillingLog log) {
        this.deliveries = deliveries;
        this.exports = exports;
        this.destinations = Set.copyOf(destinations);
        this.log = log;
    }

    @Override
    public List<Route> routes() {
        return List.of(
                Route.list("/v1/billing/deliveries", READERS, this::list).query("state"),
                Route.post("/v1/billing/exports/{id}/redeliver", WRITERS, this::redeliver));
    }

    private Answer list(Call call) {
        Optional<Delivery.State> state = call.query().choice("state", Delivery.State.class);
        Page page = call.page();
        call.finish();
        List<Delivery> found = deliveries.list(state, BillingCalls.before(page), page.limit());
        Optional<String> next = Optional.empty();
        if (found.size() == page.limit()) {
            // Pages end between issues: the last one's deliveries are all in this page.
            long last = found.get(found.size() - 1).key().issue();
            List<Delivery> whole = new ArrayList<>(
                    found.stream().filter(d -> d.key().issue() != last).toList());
            deliveries.ofIssue(last).stream()
                    .filter(d -> state.isEmpty() || d.state() == state.get())
                    .forEach(whole::add);
            found = whole;
            next = Optional.of(Long.toString(last));
        }
        return Answer.page(found.stream().map(BillingDeliveryResource::json).toList(), next);
    }

    private Answer redeliver(Call call) {
        long id = BillingCalls.id(call);
        Optional<String> destination = call.body().parsed("destination", this::configured);
        Optional<String> reason = call.body().text("reason");
        call.finish();
        Issue issue = exports.find(id).orElseThrow(() -> Problem.notFound("issue " + id));
        if (destination.isPresent()) {
            deliveries.redeliver(id, destination.get());
            // What never went there goes now; what did is on its way already.
            exports.files(issue)
                    .forEach(file -> deliveries.deliver(
                            id, file.manifest().profile(), file.manifest().language(), List.of(destination.get())));
        } else if (deliveries.redeliver(id) == 0) {
            throw Problem.invalid("The files of issue " + id + " were never to be delivered anywhere.")
                    .hint("Say where to: destination. Known: " + known() + ".");
        }
        log.note(call.actor(), "redeliver", "issue " + id, reason, destination.orElse(""));
        return Answer.of(202, JsonObject.of().with("deliveries", json(issue)));
    }

    private String configured(String name) {
        if (!destinations.contains(name)) {
            throw new IllegalArgumentException("'" + name + "' is no destination of conf/billing.yaml: " + known());
        }
        return name;
    }

    private String known() {
        return destinations.isEmpty() ? "none" : String.join(", ", new TreeSet<>(destinations));
    }

    /** Where the files of an issue go. */
    public List<JsonObject> json(Issue issue) {
        return deliveries.ofIssue(issue.id()).stream()
                .map(BillingDeliveryResource::json)
                .toList();
    }

    private static JsonObject json(Delivery delivery) {
        boolean there = delivery.state() == Delivery.State.DELIVERED;
        return JsonObject.of()
                .with("issue", delivery.key().issue())
                .with("file", delivery.key().file())
                .with("destination", delivery.key().destination())
                .with("state", delivery.state())
                .with("attempts", delivery.attempts())
                .with("nextAt", there ? Optional.empty() : Optional.of(delivery.nextAt()))
                .with("deliveredAt", delivery.deliveredAt())
                .with("error", delivery.lastError());
    }
}
