package io.silkroam.gateway.resource;

import static io.silkroam.access.Role.ADMIN;
import static io.silkroam.access.Role.CARRIER;
import static io.silkroam.access.Role.SUPPORT;

import io.silkroam.access.Actor;
import io.silkroam.access.Role;
import io.silkroam.gateway.admin.Outcome;
import io.silkroam.gateway.admin.SimRef;
import io.silkroam.gateway.admin.SimShelf;
import io.silkroam.gateway.admin.SubscriberAdmin;
import io.silkroam.gateway.admin.SubscriberCommand.ChangeSim;
import io.silkroam.gateway.admin.SubscriberCommand.Conditions;
import io.silkroam.gateway.admin.SubscriberCommand.Details;
import io.silkroam.gateway.admin.SubscriberCommand.SetCardState;
import io.silkroam.gateway.api.Answer;
import io.silkroam.gateway.api.Call;
import io.silkroam.gateway.api.Fields;
import io.silkroam.gateway.api.JsonObject;
import io.silkroam.gateway.api.Page;
import io.silkroam.gateway.api.Problem;
import io.silkroam.gateway.api.Resource;
import io.silkroam.gateway.api.Route;
import io.silkroam.sim.Eid;
import io.silkroam.sim.Iccid;
import io.silkroam.sim.Imsi;
import io.silkroam.sim.Msisdn;
import io.silkroam.sim.PhoneNumbers;
import io.silkroam.sim.inventory.CardState;
import io.silkroam.sim.inventory.Sim;
import io.silkroam.sim.inventory.SimAction;
import io.silkroam.sim.inventory.SimFilter;
import io.silkroam.sim.inventory.SimState;
import io.silkroam.sim.keys.KeyCheckValue;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** SIMs: finding them, and the steps of their lives. */
public final class SimResource implements Resource {
    private static final Set<Role> EVERYBODY = EnumSet.allOf(Role.class);
    private static final Set<Role> MAY_ACT = EnumSet.of(ADMIN, CARRIER, SUPPORT);
    private static final int MOST_ITEMS = 500;
    private static final int LONGEST_REASON = 1_000;

    private final SimShelf shelf;
    private final SubscriberAdmin admin;

    public SimResource(SimShelf shelf, SubscriberAdmin admin) {
        this.shelf = shelf;
        this.admin = admin;
    }

    @Override
    public List<Route> routes() {
        return List.of(
                Route.list("/v1/sims", EVERYBODY, this::list)
                        .query("state", "holder", "batch", "iccidFrom", "iccidTo", "imsi", "msisdn", "eid"),
                Route.get("/v1/sims/{iccid}", EVERYBODY, this::show),
                Route.post("/v1/sims/{iccid}/actions", MAY_ACT, this::act),
                Route.post("/v1/sims/actions", MAY_ACT, this::actOnMany),
                Route.put("/v1/sims/{iccid}/card-state", Set.of(ADMIN), this::setCardState),
                Route.get("/v1/sims/{iccid}/activation-code", MAY_ACT, this::activationCode));
    }

    private Answer list(Call call) {
        Fields query = call.query();
        SimFilter filter = new SimFilter(
                query.choices("state", SimState.class),
                query.text("holder"),
                query.text("batch"),
                query.parsed("iccidFrom", Iccid::parse),
                query.parsed("iccidTo", Iccid::parse),
                query.parsed("imsi", Imsi::parse),
                query.parsed("msisdn", PhoneNumbers::parse),
                query.parsed("eid", Eid::parse));
        Page page = call.page();
        call.finish();
        SimShelf.Listed listed = shelf.list(call.actor(), filter, page.after().map(Iccid::new), page.limit());
        List<JsonObject> items = new ArrayList<>();
        listed.sims().forEach(sim -> items.add(json(call.actor(), sim, listed.checks())));
        return Answer.page(items, listed.next().map(Iccid::digits));
    }

    private Answer show(Call call) {
        Sim sim = find(call);
        return answer(call.actor(), sim);
    }

    private Answer act(Call call) {
        Fields body = call.body();
        Optional<SimAction> action = body.requiredChoice("action", SimAction.class);
        Details details = details(body, body.parsed("msisdn", PhoneNumbers::parse));
        Conditions conditions = new Conditions(call.ifMatch(), body.flag("dryRun", false));
        SimRef ref = ref(call);
        call.finish();
        Outcome.Applied applied = Refusals.applied(
                admin.apply(call.actor(), new ChangeSim(ref, action.orElseThrow(), details, conditions)));
        return Answer.ok(JsonObject.of()
                        .with("outcome", Words.of(applied.kind()))
                        .with("sim", json(call.actor(), applied.sim(), Map.of())))
                .version(applied.sim().version());
    }

    /** Each item by itself: one that is refused does not hold up the others, and the answer says which. */
    private Answer actOnMany(Call call) {
        Fields body = call.body();
        Optional<SimAction> action = body.requiredChoice("action", SimAction.class);
        boolean dryRun = body.flag("dryRun", false);
        Details common = details(body, Optional.empty());
        List<Item> items = items(body, action);
        if (items.isEmpty()) {
            body.problem("items", "names no SIM");
        }
        call.finish();
        Conditions conditions = new Conditions(OptionalLong.empty(), dryRun);
        Tally tally = new Tally();
        List<JsonObject> results = new ArrayList<>();
        for (Item item : items) {
            Details details =
                    new Details(item.number(), common.pool(), common.holder(), item.successor(), common.reason());
            Outcome outcome =
                    admin.apply(call.actor(), new ChangeSim(item.ref(), action.orElseThrow(), details, conditions));
            tally.count(outcome);
            results.add(result(call.actor(), item, outcome));
        }
        return Answer.ok(JsonObject.of()
                .with("done", tally.done)
                .with("unchanged", tally.unchanged)
                .with("refused", tally.refused)
                .with("results", results));
    }

    /** One SIM of a list, and what is its own. */
    private record Item(SimRef ref, String said, Optional<Msisdn> number, Optional<SimRef> successor) {}

    private static final class Tally {
        private int done;
        private int unchanged;
        private int refused;

        void count(Outcome outcome) {
            if (outcome instanceof Outcome.Refused) {
                refused++;
            } else if (((Outcome.Applied) outcome).kind() == Outcome.Kind.UNCHANGED) {
                unchanged++;
            } else {
                done++;
            }
        }
    }

    private static List<Item> items(Fields body, Optional<SimAction> action) {
        boolean activates = action.filter(a -> a == SimAction.ACTIVATE).isPresent();
        List<Item> items = new ArrayList<>();
        for (Fields field : body.objects("items", MOST_ITEMS)) {
            Optional<String> iccid = field.text("iccid");
            Optional<String> imsi = field.text("imsi");
            // To activate is to give a number; for everything else a number is a way to name the SIM.
            Optional<Msisdn> number = field.parsed("msisdn", PhoneNumbers::parse);
            Optional<SimRef> successor = field.parsed("successor", Iccid::parse).map(SimRef.ByIccid::new);
            Optional<SimRef> ref = field.parsed("iccid", Iccid::parse).map(SimRef.ByIccid::new);
            ref = ref.isPresent() ? ref : field.parsed("imsi", Imsi::parse).map(SimRef.ByImsi::new);
            ref = ref.isPresent() || activates ? ref : number.map(SimRef.ByMsisdn::new);
            if (ref.isEmpty() && iccid.isEmpty() && imsi.isEmpty()) {
                field.problem("iccid", activates ? "is missing" : "is missing: give iccid, imsi or msisdn");
            }
            String said = iccid.or(() -> imsi).or(() -> field.text("msisdn")).orElse("");
            ref.ifPresent(r -> items.add(new Item(r, said, activates ? number : Optional.empty(), successor)));
        }
        return items;
    }

    private static JsonObject result(Actor actor, Item item, Outcome outcome) {
        JsonObject result = JsonObject.of();
        if (outcome instanceof Outcome.Applied applied) {
            return result.with("iccid", applied.sim().iccid().digits())
                    .with("outcome", Words.of(applied.kind()))
                    .with("sim", json(actor, applied.sim(), Map.of()));
        }
        Problem problem = Refusals.problem((Outcome.Refused) outcome);
        return result.with("iccid", item.said()).with("outcome", "refused").with("problem", problem.body());
    }

    private static Details details(Fields body, Optional<Msisdn> number) {
        return new Details(
                number,
                body.text("pool"),
                body.parsed("holder", Actor::requireHolderName),
                body.parsed("successor", Iccid::parse).map(SimRef.ByIccid::new),
                body.parsed("reason", SimResource::reason).orElse(""));
    }

    static String reason(String text) {
        if (text.length() > LONGEST_REASON) {
            throw new IllegalArgumentException("is longer than " + LONGEST_REASON + " characters");
        }
        return text;
    }

    private Answer setCardState(Call call) {
        Optional<CardState> state = call.body().requiredChoice("cardState", CardState.class);
        SimRef ref = ref(call);
        call.finish();
        Conditions conditions = new Conditions(call.ifMatch(), false);
        return answer(
                call.actor(),
                Refusals.applied(admin.apply(call.actor(), new SetCardState(ref, state.orElseThrow(), conditions)))
                        .sim());
    }

    private Answer activationCode(Call call) {
        Sim sim = find(call);
        return sim.activationCode()
                .map(code -> Answer.ok(JsonObject.of()
                        .with("activationCode", code.toString())
                        .with("smdpAddress", code.smdpAddress())
                        .with("matchingId", code.matchingId())
                        .with("confirmationCodeRequired", code.confirmationCodeRequired())))
                .orElseThrow(
                        () -> Problem.notFound("activation code of SIM " + sim.iccid() + ": it is a plastic card"));
    }

    private Sim find(Call call) {
        return shelf.find(call.actor(), ref(call)).orElseThrow(() -> notFound(call));
    }

    private static SimRef ref(Call call) {
        try {
            return new SimRef.ByIccid(Iccid.parse(call.path("iccid")));
        } catch (IllegalArgumentException e) {
            throw Problem.invalid(e.getMessage());
        }
    }

    private static Problem notFound(Call call) {
        return Problem.notFound("SIM with ICCID " + call.path("iccid")).hint("List what there is: simctl sim list");
    }

    private Answer answer(Actor actor, Sim sim) {
        return Answer.ok(json(actor, sim, shelf.checks(List.of(sim)))).version(sim.version());
    }

    private static JsonObject json(Actor actor, Sim sim, Map<Imsi, KeyCheckValue> checks) {
        return SimJson.of(actor, sim, Optional.ofNullable(checks.get(sim.imsi())));
    }
}
