package io.silkroam.messaging.engine;

import io.silkroam.messaging.message.MessageId;
import io.silkroam.messaging.message.SmscReceipt;
import io.silkroam.messaging.message.Submission;
import io.silkroam.messaging.port.ReceiptKeys.Source;
import io.silkroam.messaging.store.DueStore;
import io.silkroam.messaging.store.DueStore.Due;
import io.silkroam.messaging.store.DueStore.Kind;
import io.silkroam.messaging.store.MessageStore.Seen;
import io.silkroam.messaging.store.ParkedStore.Parked;
import io.silkroam.messaging.store.PartRow;
import io.silkroam.messaging.store.PartState;
import io.silkroam.messaging.store.PartyName;
import io.silkroam.messaging.store.RunStore.Block;
import io.silkroam.store.StoreException;
import io.silkroam.time.Rounds;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What time alone brings, in bounded steps. Each step may be done by several gateways at once. */
final class Upkeep implements AutoCloseable {
    /** A receipt that came before its message is looked at again after this, and then ever more rarely. */
    static final long FIRST_LOOK_MILLIS = 250;

    private static final Logger LOG = LoggerFactory.getLogger(Upkeep.class);
    private static final long RAREST_LOOK_MILLIS = Duration.ofMinutes(10).toMillis();
    private static final long REFUND_AGAIN_MILLIS = Duration.ofMinutes(1).toMillis();
    private static final long BLOCK_SLACK_MILLIS = Duration.ofHours(1).toMillis();
    private static final int AT_ONCE = 500;
    private static final int STEPS_BETWEEN_COUNTS = 120;

    private final Core core;
    private final Handover handover;
    private final Ids ids;
    private final Digests digests;
    private final Transactions transactions;
    private final Takeover takeover;
    private final Rounds rounds;
    private long walkedTo;
    private long done;

    Upkeep(Core core, Handover handover, Ids ids, Digests digests, Transactions transactions, Takeover takeover) {
        this.core = core;
        this.handover = handover;
        this.ids = ids;
        this.digests = digests;
        this.transactions = transactions;
        this.takeover = takeover;
        this.rounds = core.driver().rounds("messaging-upkeep", this::round);
    }

    void start() {
        count();
        rounds.start(core.settings().times().tick());
    }

    private void round() {
        transactions.giveUp();
        step("take ids", ids::refill);
        step("take over", takeover::takeOverAll);
        step("expire", this::expire);
        step("match parked receipts", this::matchParked);
        step("give payments back", this::refund);
        step("release chains", this::releaseChains);
        step("walk", this::walk);
        step("forget", this::forget);
        if (++done % STEPS_BETWEEN_COUNTS == 0) {
            step("count", this::count);
        }
    }

    /** One that fails must not keep the others from their turn. */
    private static void step(String name, Runnable work) {
        try {
            work.run();
        } catch (StoreException e) {
            LOG.warn("failed to {}, it is tried again: {}", name, e.toString());
        }
    }

    private void expire() {
        long now = core.now();
        List<Due> over = core.database()
                .read("look for expired messages", c -> core.stores().dues().expired(c, now, AT_ONCE));
        for (Due due : over) {
            if (due.key().kind() == Kind.SEND) {
                handover.offer(new Command.Look(due.key().id(), due.key().id(), 0));
            }
        }
    }

    private void matchParked() {
        long now = core.now();
        if (!core.database()
                .read("look for parked receipts", c -> core.stores().parked().anyDue(c, now))) {
            return;
        }
        List<Parked> due = core.database().transact("claim parked receipts", connection -> {
            List<Parked> found = core.stores().parked().due(connection, now, AT_ONCE);
            for (Parked parked : found) {
                long age = Math.max(FIRST_LOOK_MILLIS, now - parked.arrivedAt());
                core.stores().parked().postpone(connection, parked.number(), now + Math.min(age, RAREST_LOOK_MILLIS));
            }
            return found;
        });
        long tooOld = now - core.settings().times().parkedReceipts().toMillis();
        List<Long> given = new ArrayList<>();
        for (Parked parked : due) {
            if (parked.arrivedAt() <= tooOld) {
                given.add(parked.number());
            } else {
                handover.offer(receipt(parked));
            }
        }
        if (!given.isEmpty()) {
            core.database()
                    .transact(
                            "drop parked receipts", c -> core.stores().parked().delete(c, given));
            core.backlog().parked(-given.size());
        }
    }

    private Command receipt(Parked parked) {
        SmscReceipt receipt = parked.receipt();
        return new Command.Receipt(receipt, digestsOf(digests, receipt), parked.number(), outcome -> {});
    }

    /** Of all its ids, the most trusted first; at least one, which is nobody's where it has no id. */
    static List<Long> digestsOf(Digests digests, SmscReceipt receipt) {
        List<Long> all = new ArrayList<>(2);
        for (String id : receipt.ids()) {
            for (long digest : digests.of(receipt.link(), id, Source.RECEIPT)) {
                if (!all.contains(digest)) {
                    all.add(digest);
                }
            }
        }
        return all.isEmpty() ? List.of(0L) : all;
    }

    private void refund() {
        long now = core.now();
        if (!core.database().read("look for refunds", c -> core.stores().dues().anyDue(c, PartyName.PAYMENTS, now))) {
            return;
        }
        Map<Long, Submission> owed = new HashMap<>();
        core.database().transact("claim refunds", connection -> {
            DueStore dues = core.stores().dues();
            List<Due> found = dues.claim(connection, PartyName.PAYMENTS, 0, now, AT_ONCE);
            List<Long> firsts = new ArrayList<>();
            for (Due due : found) {
                dues.postpone(connection, due.key(), now + REFUND_AGAIN_MILLIS);
                firsts.add(due.key().id());
            }
            for (PartRow row : core.stores().messages().load(connection, firsts)) {
                if (row.state() == PartState.REFUND) {
                    owed.put(row.id(), row.envelope().message());
                }
            }
            return null;
        });
        owed.forEach((id, message) -> core.around()
                .payments()
                .refund(new MessageId(id), message)
                .whenComplete((done, failure) -> handover.submit(new Command.Refunded(id, failure == null))));
    }

    /** Chains that two gateways changed at once. */
    private void releaseChains() {
        if (done % 10 != 0) {
            return;
        }
        boolean any = core.database()
                .read("look at chains", c -> !core.stores().order().heads(c).isEmpty());
        if (!any) {
            return;
        }
        int free = core.database().transact("release chains", c -> core.stores()
                .order()
                .release(c, core.stores().order().heads(c), core.now()));
        if (free > 0) {
            handover.lookAround();
        }
    }

    /** A step on the way over all messages that are not finished: overdue receipts, and what nobody has in hand. */
    private void walk() {
        List<Seen> seen = core.database()
                .read("walk over messages", c -> core.stores().messages().walk(c, walkedTo, 4 * AT_ONCE));
        if (!seen.isEmpty()) {
            Set<Long> runs = core.database()
                    .read("look at runs", core.stores().runs()::beats)
                    .keySet();
            List<Seen> doubtful =
                    seen.stream().filter(message -> isDoubtful(message, runs)).toList();
            Set<Long> sent = sentOf(doubtful);
            doubtful.stream()
                    .filter(message -> isOverdue(message) || !sent.contains(message.id()))
                    .forEach(message -> handover.offer(new Command.Look(
                            message.id(), message.firstId(), runs.contains(message.owner()) ? 0 : message.owner())));
        }
        walkedTo = seen.size() < 4 * AT_ONCE ? 0 : seen.get(seen.size() - 1).id();
    }

    private Set<Long> sentOf(List<Seen> doubtful) {
        List<Long> sending = doubtful.stream()
                .filter(message -> message.state() == PartState.SENDING)
                .map(Seen::id)
                .toList();
        return sending.isEmpty()
                ? Set.of()
                : core.database()
                        .read("look for what was sent", c -> core.stores().ids().sent(c, sending));
    }

    private boolean isDoubtful(Seen message, Set<Long> runs) {
        boolean known = runs.contains(message.owner());
        boolean ours = message.owner() == core.lease().run();
        return switch (message.state()) {
            case SENDING -> !known || isOverdue(message) || (ours && !handover.has(message.id(), Kind.SEND));
            case SENT -> isOverdue(message);
            case TELLING -> !known || (ours && !handover.has(message.id(), Kind.RECEIPT));
            case RECEIVED -> !known;
            case QUEUED, DONE, REFUND, OWED -> false;
        };
    }

    private boolean isOverdue(Seen message) {
        return message.validUntil() + core.settings().times().lastReceipt().toMillis() <= core.now();
    }

    /** Messages accepted so long ago that nobody needs to know of them. */
    private void forget() {
        long before = core.now() - core.settings().times().retention().toMillis() - BLOCK_SLACK_MILLIS;
        Optional<Block> old = core.database()
                .read("look for old messages", c -> core.stores().runs().oldBlock(c, before));
        if (old.isEmpty()) {
            return;
        }
        Block block = old.get();
        int forgotten = core.database().transact("forget old messages", connection -> {
            Core.Stores stores = core.stores();
            int count = stores.done().prune(connection, block.first(), block.last(), 4 * AT_ONCE);
            count += stores.ids().prune(connection, block.first(), block.last(), 4 * AT_ONCE);
            count += stores.dead().prune(connection, block.first(), block.last(), 4 * AT_ONCE);
            count += stores.causes().prune(connection, block.first(), block.last(), 4 * AT_ONCE);
            if (count == 0 && !stores.messages().anyBetween(connection, block.first(), block.last())) {
                stores.runs().forgetBlock(connection, block);
            } else if (count == 0) {
                stores.runs().lookLater(connection, block, before + BLOCK_SLACK_MILLIS);
            }
            return count;
        });
        if (forgotten > 0 && !rounds.isClosed()) {
            rounds.execute(() -> step("forget", this::forget));
        }
    }

    /** What the bounds are measured by. */
    private void count() {
        long parked =
                core.database().read("count parked receipts", core.stores().parked()::count);
        long queued = core.database().read("count what waits", core.stores().dues()::depths).values().stream()
                .mapToLong(Long::longValue)
                .sum();
        core.backlog().found(queued, parked);
    }

    @Override
    public void close() {
        rounds.close();
    }

    /** False if a round took longer. */
    boolean awaitEnd(Duration grace) {
        return rounds.awaitEnd(grace);
    }
}
