package io.silkroam.gateway.care;

import io.silkroam.charging.account.Account;
import io.silkroam.charging.account.AccountStatus;
import io.silkroam.charging.account.Subscription;
import io.silkroam.gateway.care.CareCounters.Count;
import io.silkroam.gateway.care.conf.CareSettings;
import io.silkroam.gateway.care.rules.Causes;
import io.silkroam.gateway.care.rules.Country;
import io.silkroam.gateway.care.rules.Coverage;
import io.silkroam.gateway.care.rules.Happening;
import io.silkroam.gateway.care.rules.Manner;
import io.silkroam.gateway.care.rules.MessageKind;
import io.silkroam.gateway.care.rules.Timing;
import io.silkroam.gateway.care.rules.Whereabouts;
import io.silkroam.gateway.care.rules.Wish;
import io.silkroam.gateway.care.text.Wording;
import io.silkroam.sim.Msisdn;
import io.silkroam.sim.Plmn;
import io.silkroam.sim.SubscriberId;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/** Writes the letters that nobody asked for: to whom, whether at all, in which words, and when. */
final class Letters {
    private final CareSettings settings;
    private final CareSurroundings around;
    private final Wishes wishes;
    private final Numbers numbers;
    private final Wording wording;
    private final CareCounters counters;

    Letters(CareSettings settings, CareSurroundings around, Wishes wishes, Numbers numbers, CareCounters counters) {
        this.settings = settings;
        this.around = around;
        this.wishes = wishes;
        this.numbers = numbers;
        this.wording =
                new Wording(settings.texts(), settings.help(), settings.sender().value());
        this.counters = counters;
    }

    /** Whom it concerns. */
    private record Reader(Account account, Msisdn number, Wish wish, List<ZoneId> zones) {
        Wording.Listener listener(Instant now) {
            return new Wording.Listener(wish.language(), zones.get(0), now);
        }
    }

    /** On first use in this country. */
    Optional<Letter> entry(SubscriberId subscriber, Country country, Plmn network, Instant at) {
        Instant now = around.clock().instant();
        Optional<Timing> timing = timing(MessageKind.ENTRY, country.zones(), Timing.Event.at(at), now);
        if (timing.isEmpty()) {
            return nothing(Count.STALE);
        }
        return reader(subscriber, country.zones(), settings.manner(MessageKind.ENTRY))
                .map(reader -> new Letter(
                        MessageKind.ENTRY,
                        Causes.entry(subscriber, country),
                        reader.number(),
                        wording.entry(
                                reader.listener(now),
                                country,
                                Coverage.of(reader.account(), around.zones().of(network, now), now)),
                        timing.get()));
    }

    /** When something happened to a plan. */
    Optional<Letter> happening(SubscriberId subscriber, Happening happening, Whereabouts whereabouts, Instant at) {
        Instant now = around.clock().instant();
        MessageKind kind = kind(happening);
        List<ZoneId> zones = settings.zones(whereabouts);
        // Asked before anything is looked up: a journal of years may be read at the first start.
        if (timing(kind, zones, Timing.Event.at(at), now).isEmpty()) {
            return nothing(Count.STALE);
        }
        Optional<Reader> reader = reader(subscriber, zones, settings.manner(kind));
        if (reader.isEmpty()) {
            return Optional.empty();
        }
        Optional<Subscription> plan = reader.get().account().subscriptions().stream()
                .filter(s -> s.id() == happening.subscription() && s.isActivated())
                .findFirst();
        Optional<Timing> timing = plan.flatMap(p -> timing(kind, zones, new Timing.Event(at, p.expiresAt()), now));
        if (timing.isEmpty()) {
            return nothing(Count.OBSOLETE);
        }
        return Optional.of(new Letter(
                kind,
                Causes.of(subscriber, happening, plan.get().expiresAt()),
                reader.get().number(),
                wording.happening(reader.get().listener(now), happening, plan.get()),
                timing.get()));
    }

    private static MessageKind kind(Happening happening) {
        if (happening instanceof Happening.ShareUsed used) {
            return used.percent() < 100 ? MessageKind.USAGE : MessageKind.USED_UP;
        }
        return happening instanceof Happening.EndNear ? MessageKind.EXPIRY : MessageKind.ACTIVATION;
    }

    private Optional<Reader> reader(SubscriberId subscriber, List<ZoneId> zones, Manner manner) {
        Wish wish = wishes.of(subscriber);
        if (wish.stopped() && !manner.despiteStop()) {
            return nothing(Count.STOPPED);
        }
        Optional<Account> account = around.accounts().apply(subscriber).filter(a -> a.status() == AccountStatus.ACTIVE);
        if (account.isEmpty()) {
            return nothing(Count.OBSOLETE);
        }
        Optional<Msisdn> number = numbers.of(account.get());
        return number.isEmpty()
                ? nothing(Count.NUMBERLESS)
                : Optional.of(new Reader(account.get(), number.get(), wish, zones));
    }

    private Optional<Timing> timing(MessageKind kind, List<ZoneId> zones, Timing.Event event, Instant now) {
        return Timing.of(settings.manner(kind), settings.quiet(), zones, event, now);
    }

    private <T> Optional<T> nothing(Count why) {
        counters.add(why);
        return Optional.empty();
    }
}
