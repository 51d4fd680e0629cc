package io.silkroam.gateway.admin;

import io.silkroam.access.Actor;
import io.silkroam.sim.plan.PlanCatalogue;
import io.silkroam.sim.voucher.Creation;
import io.silkroam.sim.voucher.NewVouchers;
import io.silkroam.sim.voucher.Voucher;
import io.silkroam.sim.voucher.VoucherBatch;
import io.silkroam.sim.voucher.VoucherBatchStore;
import io.silkroam.sim.voucher.VoucherFilter;
import io.silkroam.sim.voucher.VoucherState;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Makes vouchers, lists and voids them. A carrier has its own, which its own SIMs alone redeem, and sees no others. */
public final class VoucherAdmin {
    private final Provisioning tables;
    private final VoucherBatchStore batches;
    private final PlanCatalogue plans;
    private final Clock clock;

    public VoucherAdmin(Provisioning tables, VoucherBatchStore batches, PlanCatalogue plans, Clock clock) {
        this.tables = tables;
        this.batches = batches;
        this.plans = plans;
        this.clock = clock;
    }

    /**
     * What somebody asks for.
     *
     * @param expiresAt good until before this
     */
    public record Wish(String reference, String plan, int count, int digits, Optional<Instant> expiresAt) {}

    /** Makes a batch; empty if its plan is not on offer. One that is there already is told of, whatever its plan. */
    public Optional<Creation> create(Actor actor, Wish wish) {
        NewVouchers wanted = new NewVouchers(
                wish.reference(),
                wish.plan(),
                wish.count(),
                wish.digits(),
                wish.expiresAt(),
                actor.holder(),
                actor.name());
        Optional<VoucherBatch> before =
                tables.database().read("look up a batch of vouchers", c -> batches.find(c, wish.reference()));
        if (before.isEmpty() && plans.onOffer(wish.plan()).isEmpty()) {
            return Optional.empty();
        }
        Instant now = clock.instant();
        return Optional.of(Contested.transact(tables.database(), "make vouchers", c -> {
            Creation creation = batches.create(c, wanted, now);
            if (creation instanceof Creation.Made made) {
                String said = "%d for plan %s".formatted(made.codes().size(), wish.plan());
                tables.note(
                        c,
                        Trace.of(now, actor, "create-vouchers", "voucher", wish.reference())
                                .saying(said));
            }
            return creation;
        }));
    }

    /** Those the actor may see, in the order they were made, after this id. */
    public List<Voucher> list(
            Actor actor, Optional<String> reference, Optional<VoucherState> state, long after, int limit) {
        VoucherFilter filter = new VoucherFilter(reference, state, actor.holder());
        return tables.database().read("list vouchers", c -> batches.list(c, filter, after, limit));
    }

    /** Voids what of a batch was not redeemed: how many those are; empty if there is none that the actor may see. */
    public OptionalInt voidBatch(Actor actor, String reference, String reason) {
        Instant now = clock.instant();
        return Contested.transact(tables.database(), "void vouchers", c -> {
            Optional<VoucherBatch> batch = batches.find(c, reference).filter(b -> mayKnow(actor, b));
            if (batch.isEmpty()) {
                return OptionalInt.empty();
            }
            int count = batches.voidBatch(c, batch.get(), now);
            if (count > 0) {
                tables.note(
                        c,
                        Trace.of(now, actor, "void-vouchers", "voucher", reference)
                                .because(reason)
                                .saying(count + " voided"));
            }
            return OptionalInt.of(count);
        });
    }

    /** The same with one voucher. */
    public OptionalInt voidOne(Actor actor, long voucher, String reason) {
        Instant now = clock.instant();
        VoucherFilter seen = new VoucherFilter(Optional.empty(), Optional.empty(), actor.holder());
        return Contested.transact(tables.database(), "void a voucher", c -> {
            boolean known = batches.list(c, seen, voucher - 1, 1).stream().anyMatch(v -> v.id() == voucher);
            if (!known) {
                return OptionalInt.empty();
            }
            int count = batches.voidOne(c, voucher, now);
            if (count > 0) {
                tables.note(
                        c,
                        Trace.of(now, actor, "void-voucher", "voucher", Long.toString(voucher))
                                .because(reason));
            }
            return OptionalInt.of(count);
        });
    }

    private static boolean mayKnow(Actor actor, VoucherBatch batch) {
        return actor.holder().isEmpty() || actor.holder().equals(batch.made().holder());
    }
}
