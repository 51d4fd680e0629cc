package io.silkroam.simulator.crash.verdict;

import io.silkroam.billing.JournalEntry;
import io.silkroam.billing.UsageKind;
import io.silkroam.billing.UsageRecord;
import io.silkroam.charging.account.Account;
import io.silkroam.simulator.crash.charge.Books;
import io.silkroam.simulator.crash.charge.Conversation.AnsweredTwice;
import io.silkroam.simulator.crash.charge.RequestKey;
import io.silkroam.simulator.crash.charge.Travellers;
import io.silkroam.simulator.crash.gateway.InProcess;
import io.silkroam.simulator.gy.GyAnswer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Holds what a gateway's store says against what its peer was told, once every session was ended and every request was
 * answered at last: then both are the same to the octet.
 *
 * @param sold what each traveller bought, in octets
 */
public record Judge(Travellers travellers, long sold) {
    private static final Set<UsageKind> CONSUMING = EnumSet.of(UsageKind.USAGE, UsageKind.EXPIRY);
    private static final int TOLD_AT_MOST = 5;

    /** What was written down outside of the gateway: requests and their octets, repeats, refusals. */
    public record Told(Map<RequestKey, Long> reported, Collection<AnsweredTwice> repeats, List<GyAnswer> refusals) {}

    public List<Finding> findings(InProcess gateway, Told told) {
        List<Finding> found = new ArrayList<>();
        told.repeats().stream()
                .filter(pair -> !pair.isAlike())
                .forEach(pair -> found.add(new Finding(
                        Fault.ANSWERED_OTHERWISE,
                        pair.request() + " first " + pair.first() + " and then " + pair.again())));
        told.refusals().stream()
                .limit(TOLD_AT_MOST)
                .forEach(refusal -> found.add(new Finding(Fault.REFUSED, refusal.toString())));
        List<UsageRecord> journal;
        try {
            journal = gateway.entries().stream().map(JournalEntry::record).toList();
        } catch (IllegalStateException e) {
            found.add(new Finding(Fault.LOST, "the journal cannot be read: " + e.getMessage()));
            return found;
        }
        compare(Books.chargedByRequest(journal), told.reported(), found);
        balance(gateway, journal, found);
        gateway.audit().stream().limit(TOLD_AT_MOST).forEach(text -> found.add(new Finding(Fault.BOOKS, text)));
        return found;
    }

    private static void compare(Map<RequestKey, Long> charged, Map<RequestKey, Long> reported, List<Finding> found) {
        reported.forEach((request, octets) -> {
            long booked = charged.getOrDefault(request, 0L);
            if (booked != octets) {
                found.add(new Finding(
                        booked < octets ? Fault.LOST : Fault.DOUBLED,
                        request + " reported " + octets + " octets, booked are " + booked));
            }
        });
        charged.keySet().stream()
                .filter(request -> !reported.containsKey(request))
                .forEach(request -> found.add(new Finding(Fault.DOUBLED, request + " was booked and never sent")));
    }

    private void balance(InProcess gateway, List<UsageRecord> journal, List<Finding> found) {
        long left = 0;
        for (long traveller = 1; traveller <= travellers.count(); traveller++) {
            Account account = gateway.account(traveller);
            account.sessions()
                    .forEach(session -> found.add(new Finding(
                            Fault.LEAKED,
                            session.id() + " is open, with "
                                    + session.reservations().size() + " reservations")));
            left += gateway.remaining(traveller);
        }
        long consumed = journal.stream()
                .filter(row -> CONSUMING.contains(row.kind()))
                .mapToLong(UsageRecord::quantity)
                .sum();
        if (left + consumed != travellers.count() * sold) {
            found.add(new Finding(
                    Fault.UNBALANCED,
                    "%d bought, %d left and %d used".formatted(travellers.count() * sold, left, consumed)));
        }
    }
}
