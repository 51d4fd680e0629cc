package io.silkroam.gateway.resource;

import static io.silkroam.access.Role.ADMIN;
import static io.silkroam.access.Role.AUDITOR;
import static io.silkroam.access.Role.CARRIER;
import static io.silkroam.access.Role.SUPPORT;

import io.silkroam.access.Role;
import io.silkroam.billing.JournalEntry;
import io.silkroam.billing.Micros;
import io.silkroam.billing.UsageJournal.Place;
import io.silkroam.charging.account.Account;
import io.silkroam.charging.account.Session;
import io.silkroam.gateway.admin.Outcome;
import io.silkroam.gateway.admin.Permissions;
import io.silkroam.gateway.admin.SimRef;
import io.silkroam.gateway.admin.Subscriber;
import io.silkroam.gateway.admin.SubscriberAdmin;
import io.silkroam.gateway.admin.SubscriberCommand.Conditions;
import io.silkroam.gateway.admin.SubscriberCommand.ExtendPlan;
import io.silkroam.gateway.admin.SubscriberCommand.RefundPlan;
import io.silkroam.gateway.admin.SubscriberCommand.SellPlan;
import io.silkroam.gateway.api.Answer;
import io.silkroam.gateway.api.Call;
import io.silkroam.gateway.api.Fields;
import io.silkroam.gateway.api.JsonObject;
import io.silkroam.gateway.api.Page;
import io.silkroam.gateway.api.Problem;
import io.silkroam.gateway.api.Resource;
import io.silkroam.gateway.api.Route;
import io.silkroam.sim.plan.Stacking;
import java.time.Clock;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Subscribers: what they own, do and did; and their plans. */
public final class SubscriberResource implements Resource {
    private static final Set<Role> EVERYBODY = EnumSet.allOf(Role.class);
    private static final Set<Role> SEE_SESSIONS = EnumSet.of(ADMIN, CARRIER, SUPPORT, AUDITOR);

    private final SubscriberAdmin admin;
    private final Clock clock;

    public SubscriberResource(SubscriberAdmin admin, Clock clock) {
        this.admin = admin;
        this.clock = clock;
    }

    @Override
    public List<Route> routes() {
        return List.of(
                Route.get("/v1/subscribers/{ref}", EVERYBODY, this::show),
                Route.list("/v1/subscribers/{ref}/sessions", SEE_SESSIONS, this::sessions),
                Route.list("/v1/subscribers/{ref}/usage", EVERYBODY, this::usage)
                        .query("from", "to"),
                Route.post("/v1/subscribers/{ref}/subscriptions", Permissions.SELL_PLANS, this::sell),
                Route.post("/v1/subscribers/{ref}/subscriptions/{id}/refund", Permissions.GIVE_BACK, this::refund),
                Route.post("/v1/subscribers/{ref}/subscriptions/{id}/extend", Permissions.GIVE_BACK, this::extend));
    }

    /** How a purchase is used beside plans that run. */
    private enum Use {
        NOW(Stacking.PARALLEL),
        AFTER(Stacking.QUEUE),
        EXTEND(Stacking.EXTEND);

        private final Stacking stacking;

        Use(Stacking stacking) {
            this.stacking = stacking;
        }
    }

    private Answer show(Call call) {
        Subscriber subscriber = find(call);
        return Answer.ok(json(call).subscriber(subscriber))
                .version(subscriber.sim().version());
    }

    private Answer sessions(Call call) {
        Page page = call.page();
        call.finish();
        Subscriber subscriber = find(call);
        List<Session> sessions = subscriber.account().map(Account::sessions).orElse(List.of());
        return ShortList.page(page, sessions, Session::id, json(call)::session);
    }

    private Answer usage(Call call) {
        Instant from = call.query().instant("from").orElse(Instant.EPOCH);
        Instant until = call.query().instant("to").orElse(Instant.MAX);
        Page page = call.page();
        call.finish();
        Subscriber subscriber = find(call);
        Place after = page.after().map(SubscriberResource::place).orElse(Place.START);
        List<JournalEntry> entries = admin.usage(subscriber, from, until, after, page.limit());
        SubscriberJson json = json(call);
        return Answer.page(
                entries.stream().map(json::usage).toList(),
                Optional.of(entries)
                        .filter(e -> e.size() == page.limit())
                        .map(e -> text(Place.of(e.get(e.size() - 1)))));
    }

    private static String text(Place place) {
        long micros = Micros.of(place.at());
        return micros + "." + place.writer() + "." + place.sequence();
    }

    private static Place place(String text) {
        String[] parts = text.split("\\.", -1);
        try {
            return new Place(
                    Micros.instant(Long.parseLong(parts[0])), Long.parseLong(parts[1]), Long.parseLong(parts[2]));
        } catch (RuntimeException e) {
            throw Problem.invalid("The cursor was not given out by this list.");
        }
    }

    private Answer sell(Call call) {
        Fields body = call.body();
        String plan = body.required("plan");
        Optional<Stacking> use = body.choice("use", Use.class).map(u -> u.stacking);
        Conditions conditions = conditions(call);
        SimRef ref = ref(call);
        call.finish();
        Outcome.Applied applied = Refusals.applied(
                admin.apply(call.actor(), new SellPlan(ref, plan, use, call.idempotencyKey(), conditions)));
        return answer(call, applied);
    }

    private Answer refund(Call call) {
        String reason = call.body().parsed("reason", SimResource::reason).orElse("");
        Conditions conditions = conditions(call);
        SimRef ref = ref(call);
        long id = subscription(call);
        call.finish();
        return answer(call, Refusals.applied(admin.apply(call.actor(), new RefundPlan(ref, id, reason, conditions))));
    }

    private Answer extend(Call call) {
        Optional<Instant> until = call.body().required("until", Instant::parse);
        String reason = call.body().parsed("reason", SimResource::reason).orElse("");
        Conditions conditions = conditions(call);
        SimRef ref = ref(call);
        long id = subscription(call);
        call.finish();
        return answer(
                call,
                Refusals.applied(
                        admin.apply(call.actor(), new ExtendPlan(ref, id, until.orElseThrow(), reason, conditions))));
    }

    private Answer answer(Call call, Outcome.Applied applied) {
        SubscriberJson json = json(call);
        return Answer.ok(JsonObject.of()
                .with("outcome", Words.of(applied.kind()))
                .with("subscription", applied.subscription().map(json::subscription))
                .with("price", applied.plan().map(p -> PlanJson.price(p.price()))));
    }

    private static Conditions conditions(Call call) {
        return new Conditions(call.ifMatch(), call.body().flag("dryRun", false));
    }

    private Subscriber find(Call call) {
        SimRef ref = ref(call);
        return admin.find(call.actor(), ref).orElseThrow(() -> Problem.notFound("subscriber " + call.path("ref"))
                .hint("List the SIMs there are: simctl sim list"));
    }

    private static SimRef ref(Call call) {
        try {
            return SimRef.parse(call.path("ref"));
        } catch (IllegalArgumentException e) {
            throw Problem.invalid(e.getMessage());
        }
    }

    private static long subscription(Call call) {
        String id = call.path("id");
        if (!id.matches("[0-9]{1,18}")) {
            throw Problem.notFound("subscription " + id);
        }
        return Long.parseLong(id);
    }

    private SubscriberJson json(Call call) {
        return new SubscriberJson(call.actor(), clock.instant());
    }
}
