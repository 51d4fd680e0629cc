package io.silkroam.gateway;

import io.silkroam.billing.books.Bookkeeper;
import io.silkroam.billing.books.MessageTraffic;
import io.silkroam.messaging.MessagingEngine;
import io.silkroam.messaging.request.AccountTraffic;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/** Books what partners owe for their short messages, from what messaging has counted of each UTC day so far. */
final class PartnerMessages {
    /** The first time everything that may have been missed is looked at, later what can still change. */
    private static final int FIRST_DAYS = 400;

    private static final int LATER_DAYS = 2;

    private final MessagingEngine messaging;
    private final Supplier<Set<String>> accounts;
    private final Bookkeeper bookkeeper;
    private final Clock clock;
    private boolean before;

    PartnerMessages(MessagingEngine messaging, Supplier<Set<String>> accounts, Bookkeeper bookkeeper, Clock clock) {
        this.messaging = messaging;
        this.accounts = accounts;
        this.bookkeeper = bookkeeper;
        this.clock = clock;
    }

    /** Books the difference to what was booked before. */
    void book() {
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        LocalDate from = today.minusDays(before ? LATER_DAYS : FIRST_DAYS);
        List<MessageTraffic> counted = accounts.get().stream()
                .flatMap(account -> messaging.traffic(account, from, today.plusDays(1)).stream()
                        .flatMap(traffic -> owed(account, traffic).stream()))
                .toList();
        if (!counted.isEmpty()) {
            bookkeeper.bookMessages(counted);
        }
        before = true;
    }

    /** What was free of charge is owed by nobody. */
    private static List<MessageTraffic> owed(String account, AccountTraffic traffic) {
        return traffic.amount()
                .map(amount ->
                        List.of(new MessageTraffic(account, traffic.day(), traffic.price(), traffic.parts(), amount)))
                .orElse(List.of());
    }
}
