package io.silkroam.billing.books;

import io.silkroam.billing.ledger.LedgerTransaction;
import io.silkroam.billing.ledger.Tally;
import io.silkroam.billing.store.BookStore;
import io.silkroam.billing.store.BookedTrafficStore;
import io.silkroam.billing.store.BookedTrafficStore.Line;
import io.silkroam.store.Dialect;
import java.sql.Connection;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Books partners' short messages from counts that only grow: what is counted more than was booked. */
final class Traffic {

    private final Tables tables;
    private final BookedTrafficStore booked;

    Traffic(Tables tables, Dialect dialect) {
        this.tables = tables;
        this.booked = new BookedTrafficStore(dialect);
    }

    int book(Connection connection, List<MessageTraffic> counted, Instant now) {
        BookStore.Head head = tables.book.lock(connection);
        Map<BookedTrafficStore.Key, Line> lines = new LinkedHashMap<>();
        for (MessageTraffic traffic : counted) {
            BookedTrafficStore.Key key = new BookedTrafficStore.Key(traffic.account(), traffic.day(), traffic.price());
            String currency = traffic.amount().currency().getCurrencyCode();
            lines.put(
                    key,
                    new Line(key, currency, traffic.parts(), traffic.amount().minor()));
        }
        Map<BookedTrafficStore.Key, Line> before = booked.load(connection, lines.keySet());
        lines.values().removeIf(line -> line.equals(before.get(line.key())));
        if (lines.isEmpty()) {
            return 0;
        }
        Tally tally = new Tally();
        for (Line line : lines.values()) {
            long known = before.containsKey(line.key()) ? before.get(line.key()).amountMinor() : 0;
            tally.messages(line.key().day(), line.key().account(), line.currency(), line.amountMinor() - known);
        }
        LedgerTransaction transaction = tally.transaction(LedgerTransaction.Kind.MESSAGES, "messages");
        if (!transaction.postings().isEmpty()) {
            tables.book.move(connection, head, tables.ledger.append(connection, head, List.of(transaction), now));
        }
        booked.write(connection, lines.values());
        return lines.size();
    }
}
