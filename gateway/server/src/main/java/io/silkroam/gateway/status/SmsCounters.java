package io.silkroam.gateway.status;

import io.silkroam.messaging.message.MessageState;
import io.silkroam.messaging.message.Party;
import io.silkroam.messaging.port.MessagingObserver;
import io.silkroam.messaging.request.ReceiptOutcome;
import io.silkroam.smpp.pdu.BindType;
import io.silkroam.smpp.pdu.Command;
import io.silkroam.smpp.pdu.CommandStatus;
import io.silkroam.smpp.session.EndReason;
import io.silkroam.smpp.session.SmppObserver;
import io.silkroam.store.BatchHandler.Refusal;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Counts what happens to short messages, by dotted names. Names are made of enums, of the standard's status codes
 * and of configured parties only, so that there is a bounded number of them.
 */
public final class SmsCounters implements MessagingObserver, SmppObserver {
    private static final Logger LOG = LoggerFactory.getLogger(SmsCounters.class);

    private final Map<String, LongAdder> counters = new ConcurrentHashMap<>();
    private final Map<Command, LongAdder> received = adders();
    private final Map<Command, LongAdder> sent = adders();
    private final LongAdder accepted = new LongAdder();
    private final LongAdder parts = new LongAdder();
    private final LongAdder batches = new LongAdder();
    private final LongAdder batched = new LongAdder();
    private final LongAdder commits = new LongAdder();
    private final LongAdder commitNanos = new LongAdder();

    private static Map<Command, LongAdder> adders() {
        Map<Command, LongAdder> adders = new EnumMap<>(Command.class);
        for (Command command : Command.values()) {
            adders.put(command, new LongAdder());
        }
        return adders;
    }

    /** All counters at this moment, by name; what never happened is left out. */
    public Map<String, Long> values() {
        Map<String, Long> values = new TreeMap<>();
        counters.forEach((name, adder) -> values.put(name, adder.sum()));
        for (Command command : Command.values()) {
            put(values, "smpp.received." + word(command), received.get(command));
            put(values, "smpp.sent." + word(command), sent.get(command));
        }
        put(values, "sms.accepted", accepted);
        put(values, "sms.accepted-parts", parts);
        put(values, "sms.store.batches", batches);
        put(values, "sms.store.batched-commands", batched);
        put(values, "sms.store.commits", commits);
        put(values, "sms.store.commit-nanos", commitNanos);
        return values;
    }

    private static void put(Map<String, Long> values, String name, LongAdder adder) {
        long sum = adder.sum();
        if (sum > 0) {
            values.put(name, sum);
        }
    }

    @Override
    public void accepted(Party from, int partsOfIt) {
        accepted.increment();
        parts.add(partsOfIt);
    }

    @Override
    public void attempted(Party to, Attempt result) {
        count("sms.attempts." + to + "." + result);
    }

    @Override
    public void finished(Party from, MessageState state) {
        count("sms.finished." + state);
    }

    @Override
    public void receipt(String link, ReceiptOutcome outcome) {
        count("sms.receipts." + link + "." + outcome);
    }

    @Override
    public void receiptDelivered(Party to, boolean taken) {
        count(taken ? "sms.receipts-delivered" : "sms.receipts-dropped");
    }

    @Override
    public void paused(Party party, Duration time) {
        count("sms.pauses." + party);
        LOG.info("{} says too fast; it gets nothing for {} ms", party, time.toMillis());
    }

    @Override
    public void tookOver(int messages, int possiblyRepeated) {
        add("sms.taken-over", messages);
        add("sms.possibly-repeated", possiblyRepeated);
        LOG.warn("{} messages were taken over; {} of them may be sent twice", messages, possiblyRepeated);
    }

    @Override
    public void lease(boolean held) {
        count(held ? "sms.leases-held" : "sms.leases-lost");
        LOG.info(
                held
                        ? "short messages are sent"
                        : "the lease ran out: no short message is sent until it is held again");
    }

    @Override
    public void refundFailed() {
        count("sms.refunds-put-off");
    }

    @Override
    public void batch(int lane, int size, int stillQueued, long oldestWaitedNanos) {
        batches.increment();
        batched.add(size);
    }

    @Override
    public void committed(int lane, long nanos) {
        commits.increment();
        commitNanos.add(nanos);
    }

    @Override
    public void conflict(int lane) {
        count("sms.store.conflicts");
    }

    @Override
    public void refused(int lane, Refusal why) {
        count("sms.store.refused." + why);
    }

    @Override
    public void connected(InetSocketAddress remote) {
        count("smpp.connections");
    }

    @Override
    public void turnedAway(InetSocketAddress remote) {
        count("smpp.turned-away");
    }

    @Override
    public void bound(String systemId, BindType type) {
        count("smpp.binds." + type);
    }

    @Override
    public void bindRefused(String systemId, int status) {
        count("smpp.binds-refused." + word(status));
    }

    @Override
    public void ended(String systemId, EndReason reason) {
        count("smpp.ended." + reason);
    }

    @Override
    public void received(String systemId, Command command) {
        received.get(command).increment();
    }

    @Override
    public void sent(String systemId, Command command) {
        sent.get(command).increment();
    }

    @Override
    public void responded(String systemId, Command request, int status) {
        if (status != CommandStatus.ESME_ROK) {
            count("smpp.refused." + word(request) + "." + word(status));
        }
    }

    @Override
    public void answered(String systemId, Command request, int status, long nanos) {
        if (status != CommandStatus.ESME_ROK) {
            count("smpp.refused-us." + word(request) + "." + word(status));
        }
    }

    @Override
    public void timedOut(String systemId, Command request) {
        count("smpp.unanswered." + word(request));
    }

    @Override
    public void throttled(String systemId, Command request) {
        count("smpp.window-full." + word(request));
    }

    @Override
    public void malformed(String systemId, InetSocketAddress remote, int status, String reason) {
        count("smpp.malformed." + word(status));
        LOG.debug("malformed PDU from {} ({}): {}", remote, systemId, reason);
    }

    @Override
    public void stray(String systemId, Stray kind) {
        count("smpp.stray." + kind);
    }

    @Override
    public void answerDropped(String systemId) {
        count("smpp.answers-dropped");
    }

    @Override
    public void ignored(String systemId, Command command) {
        count("smpp.ignored." + word(command));
    }

    private static String word(Command command) {
        return command.name().toLowerCase(Locale.ROOT);
    }

    /** A peer may send any number: those that the standard does not name are counted together. */
    private static String word(int status) {
        String name = CommandStatus.name(status);
        return name.startsWith("0x") ? "other" : name;
    }

    private void count(String name) {
        add(name, 1);
    }

    private void add(String name, long amount) {
        counters.computeIfAbsent(name, n -> new LongAdder()).add(amount);
    }
}
