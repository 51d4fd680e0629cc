package io.silkroam.simulator.crash.sms;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Judges what was seen of numbered messages outside of a gateway that was killed several times: none of the
 * acknowledged may be lost, and none may be sent twice but one whose response was in flight at a kill, which has to be
 * marked.
 *
 * @param kills the end of each run, by its number
 * @param onTheWayNanos how long a response that left the SMSC may take until the gateway has it on disk
 */
public record SmsAudit(Map<Integer, Kill> kills, long onTheWayNanos) {

    /** What must not be. */
    public enum Fault {
        /** Acknowledged, and not in the store of a gateway that was killed after that. */
        NOT_KEPT,
        /** Acknowledged, and never came to the SMSC. */
        LOST,
        /** Sent again although its response had long come, or was on disk, or nobody was killed. */
        REPEATED,
        /** Sent again without a mark in the store. */
        NOT_MARKED,
        /** Acknowledged, and its receipt never came to the ESME. */
        NO_RECEIPT,
        /** A receipt says something else than the SMSC did. */
        WRONG_RECEIPT
    }

    /** What is wrong with which message. */
    public record Finding(Fault fault, int number) {}

    /**
     * One submit_sm at the SMSC.
     *
     * @param run of the gateway that sent it
     * @param answeredNanos when its response left the SMSC; empty if it did not
     */
    public record Arrival(int run, OptionalLong answeredNanos) {}

    /**
     * What was seen of one message.
     *
     * @param acknowledged by which run the ESME was told that it is kept; empty if it was not told
     * @param arrivals in their order
     * @param receipts the final states the ESME was told, such as DELIVRD
     */
    public record Sight(OptionalInt acknowledged, List<Arrival> arrivals, List<String> receipts) {}

    /**
     * The end of a run.
     *
     * @param nanos before it was killed
     * @param marked messages that its store says may be repeated
     * @param known messages whose id at the SMSC is in its store
     * @param kept messages that are in its store, finished or not
     */
    public record Kill(long nanos, Set<Integer> marked, Set<Integer> known, Set<Integer> kept) {}

    public List<Finding> findings(Map<Integer, Sight> sights) {
        List<Finding> found = new ArrayList<>();
        sights.forEach((number, sight) -> {
            boolean acknowledged = sight.acknowledged().isPresent();
            if (acknowledged && !isKept(number, sight.acknowledged().getAsInt())) {
                found.add(new Finding(Fault.NOT_KEPT, number));
            }
            if (acknowledged && sight.arrivals().isEmpty()) {
                found.add(new Finding(Fault.LOST, number));
            }
            if (acknowledged && sight.receipts().isEmpty()) {
                found.add(new Finding(Fault.NO_RECEIPT, number));
            }
            if (sight.receipts().stream().anyMatch(state -> !state.equals("DELIVRD"))) {
                found.add(new Finding(Fault.WRONG_RECEIPT, number));
            }
            for (int i = 1; i < sight.arrivals().size(); i++) {
                judge(number, sight.arrivals().get(i - 1), sight.arrivals().get(i), found);
            }
        });
        return found;
    }

    private boolean isKept(int number, int since) {
        return kills.entrySet().stream()
                .filter(kill -> kill.getKey() >= since)
                .allMatch(kill -> kill.getValue().kept().contains(number));
    }

    private void judge(int number, Arrival before, Arrival again, List<Finding> found) {
        if (before.run() == again.run() || !wasInFlight(number, before)) {
            found.add(new Finding(Fault.REPEATED, number));
        }
        if (!kills.get(again.run()).marked().contains(number)) {
            found.add(new Finding(Fault.NOT_MARKED, number));
        }
    }

    /** Whether the gateway could not know that the SMSC has it. */
    private boolean wasInFlight(int number, Arrival arrival) {
        Kill kill = kills.get(arrival.run());
        return !kill.known().contains(number)
                && (arrival.answeredNanos().isEmpty() || answeredBefore(kill, arrival) < onTheWayNanos);
    }

    /** Nanoseconds from the response to the kill; negative if it came after that. */
    public static long answeredBefore(Kill kill, Arrival arrival) {
        return kill.nanos() - arrival.answeredNanos().orElse(kill.nanos());
    }
}
