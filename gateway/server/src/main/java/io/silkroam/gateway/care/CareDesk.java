package io.silkroam.gateway.care;

import io.silkroam.charging.account.Account;
import io.silkroam.gateway.care.CareCounters.Count;
import io.silkroam.gateway.care.conf.CareSettings;
import io.silkroam.gateway.care.rules.Asked;
import io.silkroam.gateway.care.rules.Causes;
import io.silkroam.gateway.care.rules.Keywords;
import io.silkroam.gateway.care.rules.MessageKind;
import io.silkroam.gateway.care.rules.Timing;
import io.silkroam.gateway.care.rules.Whereabouts;
import io.silkroam.gateway.care.rules.Wish;
import io.silkroam.gateway.care.store.VisitStore;
import io.silkroam.gateway.care.text.TextName;
import io.silkroam.gateway.care.text.Wording;
import io.silkroam.messaging.message.CarryResult;
import io.silkroam.messaging.message.CarryResult.FailureClass;
import io.silkroam.messaging.message.Delivery;
import io.silkroam.sim.Msisdn;
import io.silkroam.sim.SubscriberId;
import io.silkroam.store.StoreException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers what subscribers ask by SMS, and no one else. */
public final class CareDesk {
    private static final Logger LOG = LoggerFactory.getLogger(CareDesk.class);
    private static final CarryResult DONE = new CarryResult.Taken(Optional.empty());
    /** ESME_RSYSERR and ESME_RMSGQFUL, SMPP 3.4 §5.1.3: the question comes again. */
    private static final CarryResult LATER = new CarryResult.Refused(0x08, FailureClass.TEMPORARY);

    private static final CarryResult FULL = new CarryResult.Refused(0x14, FailureClass.TEMPORARY);

    private final CareSettings settings;
    private final CareSurroundings around;
    private final Wishes wishes;
    private final Numbers numbers;
    private final Wording wording;
    private final Outbox outbox;
    private final CareCounters counters;
    private final VisitStore visits;
    private final ThreadPoolExecutor threads;

    CareDesk(
            CareSettings settings,
            CareSurroundings around,
            Wishes wishes,
            Numbers numbers,
            Outbox outbox,
            CareCounters counters) {
        this.settings = settings;
        this.around = around;
        this.visits = new VisitStore(around.database().dialect());
        this.wishes = wishes;
        this.numbers = numbers;
        this.wording =
                new Wording(settings.texts(), settings.help(), settings.sender().value());
        this.outbox = outbox;
        this.counters = counters;
        int number = settings.asking().threads();
        this.threads = new ThreadPoolExecutor(
                number,
                number,
                0,
                TimeUnit.SECONDS,
                new ArrayBlockingQueue<>(settings.asking().queue()),
                task -> daemon(task));
    }

    private static Thread daemon(Runnable task) {
        Thread thread = new Thread(task, "care-desk");
        thread.setDaemon(true);
        return thread;
    }

    /** How many more questions can be taken now. */
    public int room() {
        return threads.isShutdown() ? 0 : threads.getQueue().remainingCapacity();
    }

    /**
     * Takes a message to {@code Party.service("care")}; the result comes once, from any thread. It is
     * {@link CarryResult.Taken} when the answer is on disk, so that a question whose answer was lost with a gateway
     * comes again, and is answered then, once.
     */
    public void received(Delivery delivery, Consumer<CarryResult> result) {
        try {
            threads.execute(() -> answer(delivery, result));
        } catch (RejectedExecutionException e) {
            counters.add(Count.PUT_OFF);
            result.accept(FULL);
        }
    }

    private void answer(Delivery delivery, Consumer<CarryResult> result) {
        try {
            Optional<Question> question = question(delivery);
            if (question.isEmpty()) {
                result.accept(DONE);
                return;
            }
            outbox.send(answer(question.get())).whenComplete((decided, failure) -> {
                boolean done = failure == null && decided;
                if (!done) {
                    counters.add(Count.PUT_OFF);
                }
                result.accept(done ? DONE : LATER);
            });
        } catch (StoreException e) {
            counters.add(Count.PUT_OFF);
            LOG.warn("message {} is answered later: {}", delivery.id(), e.toString());
            result.accept(LATER);
        } catch (RuntimeException e) {
            counters.add(Count.FAILED);
            LOG.error("message {} cannot be answered", delivery.id(), e);
            result.accept(DONE);
        }
    }

    /** What was asked, by whom. */
    private record Question(Delivery delivery, Msisdn number, Account account, Asked asked, List<ZoneId> zones) {
        SubscriberId subscriber() {
            return account.subscriberId();
        }
    }

    /** Empty for what is no question: of a stranger, a receipt, or the rest of a long text. */
    private Optional<Question> question(Delivery delivery) {
        if (delivery.receipt().isPresent() || delivery.part().number() > 1) {
            return Optional.empty();
        }
        String digits = delivery.message().source().value();
        Optional<Msisdn> number = digits.matches("[0-9]{3,15}") ? Optional.of(new Msisdn(digits)) : Optional.empty();
        Optional<Account> account = number.flatMap(numbers::subscriber).flatMap(around::account);
        if (account.isEmpty()) {
            counters.add(Count.STRANGERS);
            return Optional.empty();
        }
        counters.add(Count.ASKED);
        // A long text is none of ours, whatever its first part says.
        Asked asked = delivery.part().of() > 1
                ? new Asked.Unknown()
                : settings.keywords().read(around.text().read(delivery.userData()));
        long subscriber = account.get().subscriberId().value();
        Whereabouts whereabouts = around.database()
                .read("look up where a subscriber is", c -> visits.find(c, List.of(subscriber)))
                .getOrDefault(subscriber, Whereabouts.NOWHERE);
        return Optional.of(
                new Question(delivery, number.orElseThrow(), account.get(), asked, settings.zones(whereabouts)));
    }

    private Letter answer(Question question) {
        Instant now = around.clock().instant();
        SubscriberId subscriber = question.subscriber();
        Wish wish = wish(subscriber, question.asked());
        Wording.Listener to =
                new Wording.Listener(wish.language(), question.zones().get(0), now);
        String cause = question.asked() instanceof Asked.Unknown
                ? Causes.help(subscriber, now.atZone(question.zones().get(0)).toLocalDate())
                : Causes.answer(question.delivery().part().first());
        Duration validity = settings.manner(MessageKind.ANSWER).validity();
        return new Letter(
                MessageKind.ANSWER,
                cause,
                question.number(),
                text(to, question),
                new Timing(Optional.empty(), now.plus(validity)));
    }

    private Wish wish(SubscriberId subscriber, Asked asked) {
        if (asked instanceof Asked.Speak speak) {
            return wishes.change(subscriber, w -> w.in(speak.language()));
        }
        if (asked instanceof Asked.Stop || asked instanceof Asked.Start) {
            return wishes.change(subscriber, w -> w.stopped(asked instanceof Asked.Stop));
        }
        return wishes.of(subscriber);
    }

    private String text(Wording.Listener to, Question question) {
        Asked asked = question.asked();
        if (asked instanceof Asked.Balance) {
            return wording.balance(to, question.account());
        }
        if (asked instanceof Asked.Voucher voucher) {
            return redeem(to, question.subscriber(), voucher.code());
        }
        if (asked instanceof Asked.Stop) {
            return wording.plain(to, TextName.STOPPED);
        }
        if (asked instanceof Asked.Start) {
            return wording.plain(to, TextName.STARTED);
        }
        return wording.plain(to, asked instanceof Asked.Speak ? TextName.LANGUAGE : TextName.WHAT_CAN_BE_ASKED);
    }

    private String redeem(Wording.Listener to, SubscriberId subscriber, String code) {
        Vouchers.Outcome outcome =
                Keywords.isCode(code) ? around.vouchers().redeem(subscriber, code) : new Vouchers.Outcome.Invalid();
        if (outcome instanceof Vouchers.Outcome.Redeemed redeemed) {
            return wording.redeemed(to, redeemed.plan());
        }
        if (outcome instanceof Vouchers.Outcome.AlreadyRedeemed) {
            return wording.plain(to, TextName.VOUCHER_USED);
        }
        if (outcome instanceof Vouchers.Outcome.TooManyTries) {
            return wording.plain(to, TextName.VOUCHER_TOO_MANY);
        }
        return wording.plain(
                to, outcome instanceof Vouchers.Outcome.Busy ? TextName.VOUCHER_BUSY : TextName.VOUCHER_INVALID);
    }

    /** Answers what waits, as far as that goes within the grace. */
    void close(Duration grace) {
        threads.shutdown();
        try {
            if (!threads.awaitTermination(grace.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.warn("questions of subscribers were left to come again");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
