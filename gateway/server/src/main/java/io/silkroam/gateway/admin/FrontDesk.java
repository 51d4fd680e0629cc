package io.silkroam.gateway.admin;

import io.silkroam.access.Actor;
import io.silkroam.access.Role;
import io.silkroam.billing.JournalEntry;
import io.silkroam.billing.UsageJournal;
import io.silkroam.charging.account.Account;
import io.silkroam.charging.account.Subscription;
import io.silkroam.gateway.admin.SubscriberCommand.ChangeSim;
import io.silkroam.gateway.admin.SubscriberCommand.Conditions;
import io.silkroam.gateway.admin.SubscriberCommand.Details;
import io.silkroam.gateway.admin.SubscriberCommand.SellPlan;
import io.silkroam.sim.PhoneNumbers;
import io.silkroam.sim.batch.ImportResult;
import io.silkroam.sim.inventory.SimAction;
import io.silkroam.sim.plan.PlanCatalogue;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The same door for programs that have the gateway inside and speak in plain words, such as the demo. */
public final class FrontDesk {
    private static final Actor DESK = new Actor("front-desk", Role.ADMIN, Optional.empty());

    private final SubscriberAdmin admin;
    private final SimImports imports;
    private final PlanCatalogue plans;
    private final UsageJournal journal;

    public FrontDesk(SubscriberAdmin admin, SimImports imports, PlanCatalogue plans, UsageJournal journal) {
        this.admin = admin;
        this.imports = imports;
        this.plans = plans;
        this.journal = journal;
    }

    /**
     * Takes a vendor's file in.
     *
     * @return how many SIMs
     */
    public long importSims(String fileName, String content) {
        try {
            ImportResult result = imports.run(
                            DESK,
                            SimImports.How.usual(fileName),
                            new ByteArrayInputStream(content.getBytes(StandardCharsets.UTF_8)))
                    .orElseThrow();
            result.errors().stream().findFirst().ifPresent(e -> {
                throw new IllegalStateException(fileName + ": " + e);
            });
            return result.imported();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @param sim {@code iccid:DIGITS} or any other name of {@link SimRef#parse} */
    public void activate(String sim, String msisdn) {
        Details number = Details.number(PhoneNumbers.parse(msisdn));
        done(new ChangeSim(SimRef.parse(sim), SimAction.ACTIVATE, number, Conditions.NONE));
    }

    /** @param reference the buyer's name for the purchase; the same again sells nothing */
    public void sell(String sim, String planId, String reference) {
        done(new SellPlan(SimRef.parse(sim), planId, Optional.empty(), reference, Conditions.NONE));
    }

    private void done(SubscriberCommand command) {
        if (admin.apply(DESK, command) instanceof Outcome.Refused refused) {
            throw new IllegalStateException(refused.detail() + "; " + refused.hint());
        }
    }

    /** The name of a plan on offer, in a language of the catalogue, and its price. */
    public Optional<PlanOffer> offer(String planId, String language) {
        return plans.onOffer(planId)
                .map(p -> new PlanOffer(
                        p.names().getOrDefault(language, p.names().get("en")),
                        p.price().amount().toString()));
    }

    /** The subscriber as the books have it. */
    public Optional<SubscriberView> find(String sim) {
        return admin.find(DESK, SimRef.parse(sim)).flatMap(Subscriber::account).map(FrontDesk::view);
    }

    /** All that happened to the subscriber, oldest first. */
    public List<JournalRow> journal(String sim) {
        List<JournalRow> rows = new ArrayList<>();
        admin.find(DESK, SimRef.parse(sim))
                .flatMap(Subscriber::account)
                .ifPresent(a -> journal.forSubscriber(a.subscriberId().value(), e -> rows.add(JournalRow.of(e))));
        return rows;
    }

    private static SubscriberView view(Account account) {
        return new SubscriberView(
                account.status().name(),
                account.subscriptions().stream().map(FrontDesk::view).toList(),
                account.sessions().size());
    }

    private static SubscriberView.BoughtPlan view(Subscription s) {
        return new SubscriberView.BoughtPlan(
                s.plan().version().toString(),
                s.firstUse(),
                s.end(),
                s.buckets().stream().mapToLong(b -> b.remaining()).sum());
    }

    /** What a shop shows. */
    public record PlanOffer(String name, String price) {}

    /** One row of the usage journal; texts are empty where nothing applies. */
    public record JournalRow(
            String kind,
            String session,
            String network,
            String zone,
            String ratingGroup,
            String unit,
            long quantity,
            String plan,
            String detail) {

        static JournalRow of(JournalEntry entry) {
            var r = entry.record();
            return new JournalRow(
                    r.kind().name(),
                    r.sessionId().orElse(""),
                    r.plmn().orElse(""),
                    r.zone().orElse(""),
                    r.ratingGroup().isPresent() ? Long.toString(r.ratingGroup().getAsLong()) : "",
                    r.unit().map(Enum::name).orElse(""),
                    r.quantity(),
                    r.plan().orElse(""),
                    r.detail().orElse(""));
        }
    }
}
