package io.silkroam.gateway.admin;

import io.silkroam.billing.JournalEntry;
import io.silkroam.billing.UsageJournal;
import io.silkroam.charging.ChargingEngine;
import io.silkroam.charging.account.Account;
import io.silkroam.charging.account.AccountStatus;
import io.silkroam.charging.account.Subscription;
import io.silkroam.charging.request.Identity;
import io.silkroam.charging.rules.AccountChange;
import io.silkroam.charging.rules.ChangeOutcome;
import io.silkroam.sim.Imsi;
import io.silkroam.sim.Msisdn;
import io.silkroam.sim.SubscriberId;
import io.silkroam.sim.plan.Plan;
import io.silkroam.sim.plan.PlanCatalogue;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;

/**
 * Opens accounts, sells plans, suspends, and shows. Every change is on disk, and peers of open sessions will be told of
 * it, before its stage completes.
 */
public final class SubscriberAdmin {
    private final ChargingEngine charging;
    private final PlanCatalogue plans;
    private final UsageJournal journal;

    public SubscriberAdmin(ChargingEngine charging, PlanCatalogue plans, UsageJournal journal) {
        this.charging = charging;
        this.plans = plans;
        this.journal = journal;
    }

    /**
     * Opens an account without any plan.
     *
     * @throws IllegalArgumentException if a number belongs to somebody already, naming which
     */
    public void open(long subscriberId, String imsi, Optional<String> msisdn) {
        Set<Identity> taken = charging.open(List.of(new ChargingEngine.NewSubscriber(
                new SubscriberId(subscriberId), Imsi.parse(imsi), msisdn.map(Msisdn::parse))));
        if (!taken.isEmpty()) {
            throw new IllegalArgumentException("belongs to somebody already: " + taken);
        }
    }

    /**
     * Sells a plan that is on offer.
     *
     * @param reference the buyer's name for the purchase; the same again sells nothing
     * @return what became of it; unchanged if it was sold before
     */
    public CompletionStage<ChangeOutcome> sell(String imsi, String planId, String reference) {
        Plan plan = plans.onOffer(planId)
                .orElseThrow(() -> new NoSuchElementException("plan '" + planId + "' is not on offer"));
        return charging.apply(Identity.imsi(imsi), new AccountChange.Purchase(reference, plan));
    }

    /** From now on nothing is granted; open sessions are aborted. */
    public CompletionStage<ChangeOutcome> suspend(String imsi, String reason) {
        return charging.apply(Identity.imsi(imsi), new AccountChange.StatusChange(AccountStatus.SUSPENDED, reason));
    }

    public CompletionStage<ChangeOutcome> resume(String imsi, String reason) {
        return charging.apply(Identity.imsi(imsi), new AccountChange.StatusChange(AccountStatus.ACTIVE, reason));
    }

    /** The name of a plan on offer, in a language of the catalogue, and its price. */
    public Optional<PlanOffer> offer(String planId, String language) {
        return plans.onOffer(planId)
                .map(p -> new PlanOffer(
                        p.names().getOrDefault(language, p.names().get("en")),
                        p.price().amount().toString()));
    }

    /** The subscriber as the books have it. */
    public Optional<SubscriberView> find(String imsi) {
        return charging.find(Identity.imsi(imsi)).map(SubscriberAdmin::view);
    }

    /** All that happened to the subscriber, oldest first. */
    public List<JournalRow> journal(String imsi) {
        List<JournalRow> rows = new ArrayList<>();
        charging.find(Identity.imsi(imsi))
                .ifPresent(a -> journal.forSubscriber(a.subscriberId().value(), e -> rows.add(JournalRow.of(e))));
        return rows;
    }

    private static SubscriberView view(Account account) {
        return new SubscriberView(
                account.status().name(),
                account.subscriptions().stream().map(SubscriberAdmin::view).toList(),
                account.sessions().size());
    }

    private static SubscriberView.BoughtPlan view(Subscription s) {
        return new SubscriberView.BoughtPlan(
                s.plan().version().toString(),
                known(s.activatedAt()),
                known(s.expiresAt()),
                s.buckets().stream().mapToLong(b -> b.remaining()).sum());
    }

    private static Optional<Instant> known(Instant time) {
        return Optional.of(time).filter(t -> !t.equals(Subscription.NOT_YET));
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
