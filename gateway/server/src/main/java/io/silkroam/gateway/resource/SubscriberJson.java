package io.silkroam.gateway.resource;

import io.silkroam.access.Actor;
import io.silkroam.access.Role;
import io.silkroam.billing.JournalEntry;
import io.silkroam.billing.UsageRecord;
import io.silkroam.charging.account.Account;
import io.silkroam.charging.account.Bucket;
import io.silkroam.charging.account.Hold;
import io.silkroam.charging.account.Reservation;
import io.silkroam.charging.account.Session;
import io.silkroam.charging.account.Subscription;
import io.silkroam.gateway.admin.Subscriber;
import io.silkroam.gateway.api.JsonObject;
import io.silkroam.sim.Money;
import io.silkroam.sim.Msisdn;
import io.silkroam.sim.Plmn;
import io.silkroam.sim.plan.Allowance;
import io.silkroam.sim.plan.Unit;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** A subscriber, its plans and what it does, as the API shows them. Of a place only network and country are told. */
final class SubscriberJson {
    private final Actor actor;
    private final Instant now;

    SubscriberJson(Actor actor, Instant now) {
        this.actor = actor;
        this.now = now;
    }

    JsonObject subscriber(Subscriber subscriber) {
        Optional<Account> account = subscriber.account();
        List<Subscription> bought = account.map(Account::subscriptions).orElse(List.of());
        return JsonObject.of()
                .with("subscriberId", subscriber.sim().subscriber().map(id -> id.value()))
                .with("msisdn", subscriber.sim().msisdn().map(Msisdn::digits))
                .with("imsi", SimJson.imsi(actor, subscriber.sim()))
                .with("iccid", subscriber.sim().iccid().digits())
                .with("state", subscriber.sim().state())
                .with("status", account.map(a -> a.status().name()).orElse("NONE"))
                .with("openSessions", account.map(a -> a.sessions().size()).orElse(0))
                .with("subscriptions", bought.stream().map(this::subscription).toList())
                .with(
                        "buckets",
                        account.map(SubscriberJson::buckets).orElse(List.of()).stream()
                                .map(SubscriberJson::bucket)
                                .toList())
                .with("simVersion", subscriber.sim().version());
    }

    JsonObject subscription(Subscription s) {
        return JsonObject.of()
                .with("id", s.id())
                .with("plan", s.plan().version().id())
                .with("version", s.plan().version().number())
                .with("reference", s.reference())
                .with("state", state(s))
                .with("use", Words.of(s.use()))
                .with("boughtAt", s.boughtAt())
                .with("activatedAt", s.firstUse())
                .with("expiresAt", s.end());
    }

    private String state(Subscription s) {
        if (!s.isActivated()) {
            return "waiting";
        }
        return s.expiresAt().isAfter(now) ? "running" : "ended";
    }

    /** A bucket and where it is. */
    private record BucketOf(Account account, Subscription subscription, int index) {
        Bucket bucket() {
            return subscription.buckets().get(index);
        }

        Allowance allowance() {
            return subscription.plan().allowances().get(index);
        }

        long reserved() {
            return account.sessions().stream()
                    .flatMap(s -> s.reservations().stream())
                    .flatMap(r -> r.holds().stream())
                    .filter(h -> h.subscriptionId() == subscription.id() && h.bucket() == index)
                    .mapToLong(Hold::amount)
                    .sum();
        }

        <T> Optional<T> where(Unit unit, T value) {
            return Optional.of(value).filter(v -> allowance().unit() == unit);
        }
    }

    private static List<BucketOf> buckets(Account account) {
        return account.subscriptions().stream()
                .flatMap(s -> IntStream.range(0, s.buckets().size()).mapToObj(i -> new BucketOf(account, s, i)))
                .toList();
    }

    private static JsonObject bucket(BucketOf b) {
        String currency = b.subscription().plan().price().amount().currency().getCurrencyCode();
        return JsonObject.of()
                .with("subscription", b.subscription().id())
                .with("plan", b.subscription().plan().version().id())
                .with("allowance", b.allowance().id())
                .with("unit", Words.of(b.allowance().unit()))
                .with("bought", b.bucket().bought())
                .with("left", b.bucket().remaining())
                .with("reserved", b.reserved())
                .with("octetsLeft", b.where(Unit.OCTETS, b.bucket().remaining()))
                .with("currency", b.where(Unit.MONEY, currency))
                .with("expiresAt", b.subscription().end());
    }

    JsonObject session(Session s) {
        return JsonObject.of()
                .with("sessionId", s.id())
                .with("originHost", s.origin().host())
                .with("network", s.network().flatMap(this::network))
                .with("country", s.network().map(Plmn::mcc))
                .with("openedAt", s.openedAt())
                .with("deadline", s.deadline())
                .with(
                        "reservations",
                        s.reservations().stream()
                                .map(SubscriberJson::reservation)
                                .toList());
    }

    private static JsonObject reservation(Reservation r) {
        return JsonObject.of()
                .with("ratingGroup", r.service().ratingGroup())
                .with("unit", Words.of(r.unit()))
                .with("reserved", r.holds().stream().mapToLong(Hold::amount).sum());
    }

    JsonObject usage(JournalEntry entry) {
        UsageRecord r = entry.record();
        Optional<Plmn> place = r.plmn().map(Plmn::new);
        return JsonObject.of()
                .with("at", r.at())
                .with("kind", r.kind())
                .with("sessionId", r.sessionId())
                .with("network", place.flatMap(this::network))
                .with("country", place.map(Plmn::mcc))
                .with("zone", r.zone())
                .with("ratingGroup", r.ratingGroup())
                .with("unit", r.unit().map(Words::of))
                .with("quantity", r.quantity())
                .with("plan", r.plan())
                .with("amount", r.currency().map(code -> new Money(r.amountMinor(), Currency.getInstance(code))
                        .amount()))
                .with("currency", r.currency())
                .with("detail", r.detail());
    }

    /** A carrier needs to know no more of a place than its country. */
    private Optional<String> network(Plmn network) {
        return Optional.of(network.digits()).filter(n -> actor.role() != Role.CARRIER);
    }
}
