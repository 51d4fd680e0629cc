package io.silkroam.messaging.engine;

import io.silkroam.messaging.message.CarryResult;
import io.silkroam.messaging.message.Party;
import io.silkroam.messaging.port.Carrier;
import io.silkroam.messaging.port.ReceiptKeys.Source;
import io.silkroam.messaging.store.Chain;
import io.silkroam.messaging.store.DueStore.Kind;
import io.silkroam.messaging.store.PartRow;
import io.silkroam.messaging.store.PartyName;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Between what is on disk and the carrier: hands claims over, brings their results back to the lanes, and keeps those
 * that no lane takes just now. It holds no more than what is in flight.
 */
final class Handover {
    private static final Logger LOG = LoggerFactory.getLogger(Handover.class);

    private final Carrier carrier;
    private final Parties parties;
    private final Lease lease;
    private final Digests digests;
    private final Map<Long, Claim> inHand = new ConcurrentHashMap<>();
    private final Queue<Command> waiting = new ConcurrentLinkedQueue<>();
    private Predicate<Command> lanes = command -> false;
    private Runnable feeder = () -> {};

    Handover(Carrier carrier, Parties parties, Lease lease, Digests digests) {
        this.carrier = carrier;
        this.parties = parties;
        this.lease = lease;
        this.digests = digests;
    }

    /** @param toLanes where results go; false where it takes none just now */
    void connect(Predicate<Command> toLanes, Runnable wakeFeeder) {
        lanes = toLanes;
        feeder = wakeFeeder;
    }

    /** From now on this run says that it has it, though that is not on disk yet. */
    void begin(Claim claim) {
        inHand.put(number(claim), claim);
    }

    /** Whether the part, or the receipt, is in our hands. */
    boolean has(long id, Kind kind) {
        return inHand.containsKey(number(id, kind));
    }

    /**
     * Whether it is this claim by which we have it in our hands. A result whose commit nobody heard of may come again
     * when the part has been claimed anew because of that commit; it says nothing of the new attempt.
     */
    boolean holds(Claim claim) {
        return inHand.get(number(claim)) == claim;
    }

    private static long number(Claim claim) {
        return number(claim.key().id(), claim.kind());
    }

    private static long number(long id, Kind kind) {
        return 4 * id + (kind == Kind.SEND ? 0 : kind == Kind.RECEIPT ? 1 : 2);
    }

    /** It is on disk that we have it: hands it over. */
    void carry(Claim claim) {
        try {
            if (lease.isHeld()) {
                carrier.carry(claim.delivery(), result -> came(claim, result));
            } else {
                came(claim, new CarryResult.NotSent());
            }
        } catch (RuntimeException e) {
            LOG.error(
                    "{} failed to carry message {}",
                    claim.party().party(),
                    claim.key().id(),
                    e);
            came(claim, new CarryResult.Unanswered());
        } finally {
            claim.party().handedOver();
        }
    }

    private void came(Claim claim, CarryResult result) {
        List<Long> keys = digestsOf(claim, result);
        long laneKey = claim.key().firstId();
        if (claim.has(PartRow.ORDERED)) {
            laneKey = Chain.of(claim.delivery().message().destination());
        } else if (!keys.isEmpty()) {
            laneKey = keys.get(0); // a receipt is decided in the same lane, hence after it
        }
        submit(new Command.Carried(claim, result, laneKey, keys));
    }

    private List<Long> digestsOf(Claim claim, CarryResult result) {
        boolean byLink = claim.kind() == Kind.SEND && claim.party().party().kind() == Party.Kind.LINK;
        Optional<String> itsId = byLink && result instanceof CarryResult.Taken taken ? taken.itsId() : Optional.empty();
        List<Long> keys = new ArrayList<>(1);
        itsId.ifPresent(id -> keys.addAll(digests.of(claim.party().party().name(), id, Source.RESPONSE)));
        return keys;
    }

    /** Gives a command to its lane, now or as soon as the lane takes it. */
    void submit(Command command) {
        if (!lanes.test(command)) {
            waiting.add(command);
        }
    }

    /** Gives a command to its lane if that takes it now; who gives it will look again. */
    boolean offer(Command command) {
        return lanes.test(command);
    }

    /** Keeps a command for the next try. */
    void keep(Command command) {
        waiting.add(command);
    }

    /** Gives the lanes what they did not take. */
    void submitWaiting() {
        for (int left = waiting.size(); left > 0; left--) {
            Command command = waiting.poll();
            if (command == null || !lanes.test(command)) {
                if (command != null) {
                    waiting.add(command);
                }
                return;
            }
        }
    }

    boolean isEmpty() {
        return waiting.isEmpty() && inHand.isEmpty();
    }

    /** Its result is on disk. */
    void settled(Claim claim) {
        inHand.remove(number(claim), claim);
        claim.party().settled();
        if (claim.party().isWanted()) {
            feeder.run();
        }
    }

    /** Its claim did not come to disk. */
    void forget(Claim claim) {
        inHand.remove(number(claim), claim);
        claim.party().release(1);
    }

    /** Something that is due went into the store. */
    void queued(String party) {
        if (!party.equals(PartyName.PAYMENTS)) {
            parties.of(PartyName.parse(party)).queued();
        }
        feeder.run();
    }

    /** Something became due, for whomever. */
    void lookAround() {
        parties.all().forEach(Parties.Entry::queued);
        feeder.run();
    }

    /** What was decided is on disk: one listener that fails must not keep the others from hearing of it. */
    void tell(Runnable news) {
        try {
            news.run();
        } catch (RuntimeException e) {
            LOG.error("what was decided could not be told", e);
        }
    }
}
