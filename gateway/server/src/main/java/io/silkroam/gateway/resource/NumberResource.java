package io.silkroam.gateway.resource;

import static io.silkroam.access.Role.ADMIN;
import static io.silkroam.access.Role.AUDITOR;
import static io.silkroam.access.Role.SUPPORT;

import io.silkroam.access.Role;
import io.silkroam.gateway.admin.NumberAdmin;
import io.silkroam.gateway.admin.NumberAdmin.Numbers;
import io.silkroam.gateway.api.Answer;
import io.silkroam.gateway.api.Call;
import io.silkroam.gateway.api.Fields;
import io.silkroam.gateway.api.JsonObject;
import io.silkroam.gateway.api.Page;
import io.silkroam.gateway.api.Problem;
import io.silkroam.gateway.api.ProblemCode;
import io.silkroam.gateway.api.Resource;
import io.silkroam.gateway.api.Route;
import io.silkroam.sim.Iccid;
import io.silkroam.sim.Msisdn;
import io.silkroam.sim.PhoneNumbers;
import io.silkroam.sim.inventory.NumberChange;
import io.silkroam.sim.inventory.NumberFilter;
import io.silkroam.sim.inventory.NumberPage;
import io.silkroam.sim.inventory.NumberPool;
import io.silkroam.sim.inventory.NumberRefusedException;
import io.silkroam.sim.inventory.NumberState;
import io.silkroam.sim.inventory.PoolStock;
import io.silkroam.sim.inventory.PooledNumber;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** Telephone numbers and their pools. Carriers take numbers from pools and see only those of their own SIMs. */
public final class NumberResource implements Resource {
    private static final Set<Role> READERS = EnumSet.of(ADMIN, SUPPORT, AUDITOR);
    private static final Set<Role> ADMINS = Set.of(ADMIN);
    private static final int MOST_LISTED = 10_000;
    private static final int LONGEST_QUARANTINE = 3_650;

    private final NumberAdmin numbers;

    public NumberResource(NumberAdmin numbers) {
        this.numbers = numbers;
    }

    @Override
    public List<Route> routes() {
        return List.of(
                Route.list("/v1/number-pools", READERS, this::pools),
                Route.put("/v1/number-pools/{name}", ADMINS, this::put),
                Route.post("/v1/number-pools/{name}/numbers", ADMINS, this::add),
                Route.post("/v1/number-pools/{name}/numbers/remove", ADMINS, this::remove),
                Route.list("/v1/numbers", READERS, this::list).query("pool", "state", "msisdn"));
    }

    private Answer pools(Call call) {
        Page page = call.page();
        call.finish();
        return ShortList.page(page, numbers.pools(), s -> s.pool().name(), NumberResource::json);
    }

    private Answer put(Call call) {
        int days = call.body()
                .integer("quarantineDays", (int) NumberPool.DEFAULT_QUARANTINE.toDays(), 0, LONGEST_QUARANTINE);
        call.finish();
        NumberPool pool;
        try {
            pool = new NumberPool(call.path("name"), Duration.ofDays(days));
        } catch (IllegalArgumentException e) {
            throw Problem.invalid(e.getMessage());
        }
        return Answer.ok(json(numbers.put(call.actor(), pool)));
    }

    private Answer add(Call call) {
        Numbers some = numbers(call);
        NumberChange change = refusing(() -> numbers.add(call.actor(), call.path("name"), some));
        return Answer.ok(JsonObject.of().with("added", change.changed()).with("unchanged", change.unchanged()));
    }

    private Answer remove(Call call) {
        Numbers some = numbers(call);
        NumberChange change = refusing(() -> numbers.remove(call.actor(), call.path("name"), some));
        return Answer.ok(JsonObject.of().with("removed", change.changed()).with("unchanged", change.unchanged()));
    }

    private static Numbers numbers(Call call) {
        Fields body = call.body();
        Optional<Msisdn> first = body.parsed("first", PhoneNumbers::parse);
        Optional<Msisdn> last = body.parsed("last", PhoneNumbers::parse);
        List<Msisdn> listed = new ArrayList<>();
        for (String text : body.texts("numbers", MOST_LISTED)) {
            try {
                listed.add(PhoneNumbers.parse(text));
            } catch (IllegalArgumentException e) {
                body.problem("numbers[" + listed.size() + "]", e.getMessage());
                break;
            }
        }
        boolean range = body.has("first") && body.has("last");
        if (range == body.has("numbers") || body.has("first") != body.has("last")) {
            body.problem("first", "give first and last, or numbers");
        }
        call.finish();
        return new Numbers(first, last, listed);
    }

    private static NumberChange refusing(Supplier<NumberChange> change) {
        try {
            return change.get();
        } catch (NumberRefusedException e) {
            ProblemCode code =
                    switch (e.reason()) {
                        case NO_SUCH_POOL -> ProblemCode.NOT_FOUND;
                        case BAD_RANGE -> ProblemCode.INVALID;
                        case IN_ANOTHER_POOL, NOT_FREE, NONE_FREE -> ProblemCode.NUMBER_TAKEN;
                    };
            throw Problem.of(code, e.getMessage()).hint("See the pools: simctl number pool list");
        }
    }

    private Answer list(Call call) {
        Fields query = call.query();
        NumberFilter filter = new NumberFilter(
                query.text("pool"),
                query.choice("state", NumberState.class),
                query.parsed("msisdn", PhoneNumbers::parse));
        Page page = call.page();
        call.finish();
        NumberPage listed = numbers.list(filter, page.after().map(Msisdn::new), page.limit());
        return Answer.page(
                listed.items().stream().map(NumberResource::json).toList(),
                listed.next().map(Msisdn::digits));
    }

    private static JsonObject json(PoolStock stock) {
        return JsonObject.of()
                .with("name", stock.pool().name())
                .with("quarantineDays", stock.pool().quarantine().toDays())
                .with("free", stock.free())
                .with("assigned", stock.assigned())
                .with("quarantined", stock.quarantined());
    }

    private static JsonObject json(PooledNumber number) {
        return JsonObject.of()
                .with("msisdn", number.msisdn().digits())
                .with("pool", number.pool())
                .with("state", number.state())
                .with("iccid", number.iccid().map(Iccid::digits))
                .with("freeFrom", number.freeFrom());
    }
}
