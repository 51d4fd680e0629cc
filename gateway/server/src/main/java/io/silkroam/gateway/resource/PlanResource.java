package io.silkroam.gateway.resource;

import static io.silkroam.access.Role.ADMIN;

import io.silkroam.access.Role;
import io.silkroam.conf.ConfigException;
import io.silkroam.conf.ConfigProblem;
import io.silkroam.gateway.api.Answer;
import io.silkroam.gateway.api.Call;
import io.silkroam.gateway.api.Content;
import io.silkroam.gateway.api.JsonObject;
import io.silkroam.gateway.api.Page;
import io.silkroam.gateway.api.Problem;
import io.silkroam.gateway.api.Resource;
import io.silkroam.gateway.api.Route;
import io.silkroam.sim.plan.Plan;
import io.silkroam.sim.plan.PlanCatalogue;
import io.silkroam.sim.plan.PlanFile;
import io.silkroam.sim.plan.PlanVersion;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** The plans that are sold and were sold. They are changed in their file; here it can be tried first. */
public final class PlanResource implements Resource {
    private static final Set<Role> EVERYBODY = EnumSet.allOf(Role.class);
    private static final int MOST_VERSIONS = 1_000_000_000;

    private final PlanCatalogue plans;
    private final Set<String> zones;

    /** @param zones the zones a plan may name */
    public PlanResource(PlanCatalogue plans, Set<String> zones) {
        this.plans = plans;
        this.zones = Set.copyOf(zones);
    }

    @Override
    public List<Route> routes() {
        return List.of(
                Route.list("/v1/plans", EVERYBODY, this::list),
                Route.get("/v1/plans/{id}", EVERYBODY, this::show).query("version"),
                Route.post("/v1/plans/check", Set.of(ADMIN), this::check).taking(Content.TEXT));
    }

    private Answer list(Call call) {
        Page page = call.page();
        call.finish();
        return ShortList.page(page, plans.onOffer(), p -> p.version().id(), p -> PlanJson.of(p, true));
    }

    private Answer show(Call call) {
        OptionalLong version = call.query().integer("version", 1, MOST_VERSIONS);
        call.finish();
        String id = call.path("id");
        Optional<Plan> offered = plans.onOffer(id);
        Optional<Plan> plan =
                version.isPresent() ? known(id, (int) version.getAsLong()).flatMap(plans::find) : offered;
        return plan.map(p -> Answer.ok(PlanJson.of(p, offered.filter(p::equals).isPresent())))
                .orElseThrow(
                        () -> Problem.notFound("plan '" + id + "'").hint("See what is on offer: simctl plan list"));
    }

    /** What is no id of a plan was never published. */
    private static Optional<PlanVersion> known(String id, int number) {
        try {
            return Optional.of(new PlanVersion(id, number));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private Answer check(Call call) {
        String text = call.text();
        call.finish();
        try {
            int found = PlanFile.parse("plans.yaml", text, zones).size();
            return Answer.ok(JsonObject.of().with("plans", found).with("problems", List.of()));
        } catch (ConfigException e) {
            return Answer.ok(JsonObject.of()
                    .with("plans", 0)
                    .with(
                            "problems",
                            e.problems().stream().map(PlanResource::json).toList()));
        }
    }

    private static JsonObject json(ConfigProblem problem) {
        return JsonObject.of().with("line", problem.line()).with("message", problem.reason());
    }
}
