package io.silkroam.gateway.care;

import io.silkroam.charging.account.Account;
import io.silkroam.charging.account.AccountStatus;
import io.silkroam.charging.account.Subscription;
import io.silkroam.gateway.care.CareCounters.Count;
import io.silkroam.gateway.care.conf.CareSettings;
import io.silkroam.gateway.care.rules.Causes;
import io.silkroam.gateway.care.rules.Coverage;
import io.silkroam.gateway.care.rules.Happening;
import io.silkroam.gateway.care.rules.MessageKind;
import io.silkroam.gateway.care.rules.Timing;
import io.silkroam.gateway.care.rules.Wish;
import io.silkroam.gateway.care.text.Wording;
import io.silkroam.sim.Msisdn;
import io.silkroam.sim.SubscriberId;
import io.silkroam.store.StoreException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes the letters that nobody asked for: to whom, whether at all, in which words, and when. */
final class Letters {
    private static final Logger LOG = LoggerFactory.getLogger(Letters.class);

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
    private record Reader(Account account, Msisdn number, Wish wish) {
        Wording.Listener listener(List<ZoneId> zones, Instant now) {
            return new Wording.Listener(wish.language(), zones.get(0), now);
        }
    }

    /** What is looked up for all readers of some news at once. */
    private record Files(
            Map<SubscriberId, Wish> wishes, Map<SubscriberId, Account> accounts, Map<SubscriberId, Msisdn> numbers) {}

    /** The letters about these, in their order; what nobody is to be told is counted and left out. */
    List<Letter> write(List<News> news) {
        Instant now = around.clock().instant();
        // First of all, before anything is looked up: a journal of years may be read at the first start.
        List<News> fresh = news.stream()
                .filter(one -> timing(one, Timing.Event.at(one.at()), now).isPresent())
                .toList();
        counters.add(Count.STALE, news.size() - fresh.size());
        return fresh.isEmpty() ? List.of() : written(fresh, now);
    }

    /** Looks up all at once; where that fails by one of them, each by itself, so that the others are told. */
    private List<Letter> written(List<News> news, Instant now) {
        try {
            Files files = files(news.stream().map(News::subscriber).collect(Collectors.toSet()));
            return news.stream()
                    .flatMap(one -> written(one, files, now).stream())
                    .toList();
        } catch (StoreException e) {
            throw e; // of all of them: to be read again later
        } catch (RuntimeException e) {
            if (news.size() == 1) {
                fail(news.get(0), e);
                return List.of();
            }
            LOG.warn("{} subscribers cannot be looked up together, trying each alone", news.size(), e);
            return news.stream()
                    .flatMap(one -> written(List.of(one), now).stream())
                    .toList();
        }
    }

    private Optional<Letter> written(News news, Files files, Instant now) {
        try {
            return reader(news, files).flatMap(reader -> letter(news, reader, now));
        } catch (RuntimeException e) {
            fail(news, e);
            return Optional.empty();
        }
    }

    private void fail(News news, RuntimeException why) {
        counters.add(Count.FAILED);
        LOG.error("subscriber {} cannot be told", news.subscriber(), why);
    }

    private Files files(Set<SubscriberId> subscribers) {
        Map<SubscriberId, Account> accounts = around.accounts().apply(subscribers);
        return new Files(wishes.of(subscribers), accounts, numbers.of(accounts.values()));
    }

    private Optional<Letter> letter(News news, Reader reader, Instant now) {
        return news instanceof News.Entry entry ? entry(entry, reader, now) : ofPlan((News.OfPlan) news, reader, now);
    }

    private Optional<Letter> entry(News.Entry entry, Reader reader, Instant now) {
        return timing(entry, Timing.Event.at(entry.at()), now)
                .map(timing -> new Letter(
                        MessageKind.ENTRY,
                        Causes.entry(entry.subscriber(), entry.country()),
                        reader.number(),
                        wording.entry(
                                reader.listener(zones(entry), now),
                                entry.country(),
                                Coverage.of(reader.account(), around.zones().of(entry.network(), now), now)),
                        timing));
    }

    private Optional<Letter> ofPlan(News.OfPlan news, Reader reader, Instant now) {
        Happening happening = news.happening();
        Optional<Subscription> plan = reader.account().subscriptions().stream()
                .filter(s -> s.id() == happening.subscription() && s.isActivated())
                .findFirst();
        Optional<Timing> timing = plan.flatMap(p -> timing(news, new Timing.Event(news.at(), p.expiresAt()), now));
        if (timing.isEmpty()) {
            return nothing(Count.OBSOLETE);
        }
        return Optional.of(new Letter(
                kind(news),
                Causes.of(news.subscriber(), happening, plan.get().expiresAt()),
                reader.number(),
                wording.happening(reader.listener(zones(news), now), happening, plan.get()),
                timing.get()));
    }

    private static MessageKind kind(News news) {
        return news instanceof News.OfPlan ofPlan ? kind(ofPlan.happening()) : MessageKind.ENTRY;
    }

    private static MessageKind kind(Happening happening) {
        if (happening instanceof Happening.ShareUsed used) {
            return used.percent() < 100 ? MessageKind.USAGE : MessageKind.USED_UP;
        }
        return happening instanceof Happening.EndNear ? MessageKind.EXPIRY : MessageKind.ACTIVATION;
    }

    private Optional<Reader> reader(News news, Files files) {
        SubscriberId subscriber = news.subscriber();
        Wish wish = files.wishes().get(subscriber);
        if (wish.stopped() && !settings.manner(kind(news)).despiteStop()) {
            return nothing(Count.STOPPED);
        }
        Account account = files.accounts().get(subscriber);
        if (account == null || account.status() != AccountStatus.ACTIVE) {
            return nothing(Count.OBSOLETE);
        }
        Msisdn number = files.numbers().get(subscriber);
        return number == null ? nothing(Count.NUMBERLESS) : Optional.of(new Reader(account, number, wish));
    }

    private List<ZoneId> zones(News news) {
        return news instanceof News.Entry entry
                ? entry.country().zones()
                : settings.zones(((News.OfPlan) news).whereabouts());
    }

    private Optional<Timing> timing(News news, Timing.Event event, Instant now) {
        return Timing.of(settings.manner(kind(news)), settings.quiet(), zones(news), event, now);
    }

    private <T> Optional<T> nothing(Count why) {
        counters.add(why);
        return Optional.empty();
    }
}
