package io.silkroam.gateway.resource;

import static io.silkroam.access.Role.ADMIN;
import static io.silkroam.access.Role.AUDITOR;
import static io.silkroam.access.Role.CARRIER;
import static io.silkroam.access.Role.SUPPORT;

import io.silkroam.access.Role;
import io.silkroam.gateway.admin.Permissions;
import io.silkroam.gateway.admin.VoucherAdmin;
import io.silkroam.gateway.admin.VoucherAdmin.Wish;
import io.silkroam.gateway.api.Answer;
import io.silkroam.gateway.api.Call;
import io.silkroam.gateway.api.Fields;
import io.silkroam.gateway.api.JsonObject;
import io.silkroam.gateway.api.Page;
import io.silkroam.gateway.api.Problem;
import io.silkroam.gateway.api.ProblemCode;
import io.silkroam.gateway.api.Resource;
import io.silkroam.gateway.api.Route;
import io.silkroam.sim.SubscriberId;
import io.silkroam.sim.voucher.Creation;
import io.silkroam.sim.voucher.NewVouchers;
import io.silkroam.sim.voucher.Voucher;
import io.silkroam.sim.voucher.VoucherBatch;
import io.silkroam.sim.voucher.VoucherCode;
import io.silkroam.sim.voucher.VoucherState;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;

/** Vouchers: made, listed and voided. Their codes are in the answer that makes them, and in no other. */
public final class VoucherResource implements Resource {
    private static final Set<Role> READERS = EnumSet.of(ADMIN, CARRIER, SUPPORT, AUDITOR);

    private final VoucherAdmin vouchers;

    public VoucherResource(VoucherAdmin vouchers) {
        this.vouchers = vouchers;
    }

    @Override
    public List<Route> routes() {
        return List.of(
                Route.list("/v1/vouchers", READERS, this::list).query("reference", "state"),
                Route.post("/v1/vouchers", Permissions.SELL_PLANS, this::create),
                Route.post("/v1/vouchers/void", Permissions.SELL_PLANS, this::toVoid));
    }

    private Answer list(Call call) {
        Fields query = call.query();
        Optional<String> reference = query.text("reference");
        Optional<VoucherState> state = query.choice("state", VoucherState.class);
        Page page = call.page();
        call.finish();
        long after = page.after()
                .filter(a -> a.matches("[0-9]{1,18}"))
                .map(Long::parseLong)
                .orElse(0L);
        List<Voucher> found = vouchers.list(call.actor(), reference, state, after, page.limit());
        Optional<String> next = found.size() < page.limit()
                ? Optional.empty()
                : Optional.of(Long.toString(found.get(found.size() - 1).id()));
        return Answer.page(found.stream().map(VoucherResource::json).toList(), next);
    }

    private Answer create(Call call) {
        Fields body = call.body();
        Optional<String> reference = body.required("reference", NewVouchers::requireReference);
        String plan = body.required("plan");
        OptionalLong count = body.integer("count", 1, NewVouchers.MOST);
        if (!body.has("count")) {
            body.problem("count", "is missing");
        }
        int digits = body.integer("digits", VoucherCode.LONGEST, VoucherCode.SHORTEST, VoucherCode.LONGEST);
        Wish wish = new Wish(reference.orElse(""), plan, (int) count.orElse(1), digits, body.instant("expiresAt"));
        call.finish();
        Creation creation = vouchers.create(call.actor(), wish)
                .orElseThrow(() ->
                        Problem.invalid("Plan '" + plan + "' is not on offer.").hint("See what is: simctl plan list"));
        if (creation instanceof Creation.ReferenceTaken) {
            throw Problem.of(ProblemCode.NAME_TAKEN, "Other vouchers were made as '" + wish.reference() + "'.")
                    .hint("Take another reference, or ask for just what was made.");
        }
        JsonObject batch = json(creation.batch());
        if (creation instanceof Creation.Made made) {
            List<JsonObject> codes = made.codes().entrySet().stream()
                    .sorted(Map.Entry.comparingByKey())
                    .map(e -> JsonObject.of()
                            .with("id", e.getKey())
                            .with("code", e.getValue().grouped()))
                    .toList();
            return Answer.created(batch.with("outcome", "done").with("codes", codes))
                    .shownOnce();
        }
        return Answer.ok(batch.with("outcome", "unchanged"));
    }

    private Answer toVoid(Call call) {
        Fields body = call.body();
        Optional<String> reference = body.text("reference");
        OptionalLong id = body.integer("id", 1, Long.MAX_VALUE);
        String reason = body.text("reason", "");
        if (body.has("reference") == body.has("id")) {
            body.problem("reference", "give either reference or id");
        }
        call.finish();
        OptionalInt voided = reference.isPresent()
                ? vouchers.voidBatch(call.actor(), reference.get(), reason)
                : vouchers.voidOne(call.actor(), id.orElseThrow(), reason);
        if (voided.isEmpty()) {
            throw Problem.notFound("voucher "
                            + reference.map(r -> "made as '" + r + "'").orElse("" + id.orElse(0)))
                    .hint("See what there is: simctl voucher list");
        }
        return Answer.ok(JsonObject.of().with("voided", voided.getAsInt()));
    }

    private static JsonObject json(VoucherBatch batch) {
        return JsonObject.of()
                .with("reference", batch.made().reference())
                .with("plan", batch.made().plan())
                .with("count", batch.made().count())
                .with("expiresAt", batch.made().expiresAt())
                .with("createdAt", batch.createdAt());
    }

    private static JsonObject json(Voucher voucher) {
        return JsonObject.of()
                .with("id", voucher.id())
                .with("reference", voucher.reference())
                .with("plan", voucher.plan())
                .with("state", voucher.state())
                .with("subscriber", voucher.subscriber().map(SubscriberId::value))
                .with("expiresAt", voucher.expiresAt())
                .with("createdAt", voucher.createdAt())
                .with("changedAt", voucher.changedAt());
    }
}
