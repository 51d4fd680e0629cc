package io.silkroam.billing.store;

import io.silkroam.billing.Micros;
import io.silkroam.billing.ledger.LedgerTransaction;
import io.silkroam.billing.ledger.Posting;
import io.silkroam.billing.ledger.Seal;
import io.silkroam.store.Columns;
import io.silkroam.store.StoreException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Appends to the ledger, which knows no other change. */
public final class LedgerStore {

    private static final String INSERT = """
            INSERT INTO ledger_transaction (id, booked_at, kind, reference, seal)
            SELECT * FROM UNNEST(CAST(? AS bigint ARRAY), CAST(? AS bigint ARRAY), CAST(? AS varchar ARRAY),
                                 CAST(? AS varchar ARRAY), CAST(? AS varchar ARRAY))
            """;

    private static final String INSERT_POSTINGS = """
            INSERT INTO ledger_posting (transaction_id, line, epoch_day, account, commodity, amount)
            SELECT * FROM UNNEST(CAST(? AS bigint ARRAY), CAST(? AS integer ARRAY), CAST(? AS bigint ARRAY),
                                 CAST(? AS varchar ARRAY), CAST(? AS varchar ARRAY), CAST(? AS bigint ARRAY))
            """;

    private record Numbered(long id, LedgerTransaction transaction, String seal) {}

    private record Line(long id, int line, Posting posting) {}

    /** Numbers these from the head on, seals them, and returns the head behind them. */
    public BookStore.Head append(
            Connection connection, BookStore.Head head, List<LedgerTransaction> transactions, Instant now) {
        long bookedAt = Micros.of(now);
        BookStore.Head last = head;
        List<Numbered> numbered = new ArrayList<>();
        List<Line> lines = new ArrayList<>();
        for (LedgerTransaction transaction : transactions) {
            long id = last.lastTransaction() + 1;
            last = new BookStore.Head(id, Seal.of(last.seal(), id, bookedAt, transaction));
            numbered.add(new Numbered(id, transaction, last.seal()));
            int line = 0;
            for (Posting posting : transaction.postings()) {
                lines.add(new Line(id, ++line, posting));
            }
        }
        insert(connection, numbered, bookedAt);
        insert(connection, lines);
        return last;
    }

    private static void insert(Connection connection, List<Numbered> transactions, long bookedAt) {
        try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
            Columns.of(insert, transactions)
                    .bigint(Numbered::id)
                    .bigint(t -> bookedAt)
                    .text(t -> t.transaction().kind().name())
                    .text(t -> t.transaction().reference())
                    .text(Numbered::seal)
                    .expectOneEach("write to the ledger");
        } catch (SQLException e) {
            throw StoreException.of("write to the ledger", e);
        }
    }

    private static void insert(Connection connection, List<Line> lines) {
        try (PreparedStatement insert = connection.prepareStatement(INSERT_POSTINGS)) {
            Columns.of(insert, lines)
                    .bigint(Line::id)
                    .integer(Line::line)
                    .bigint(l -> l.posting().day().toEpochDay())
                    .text(l -> l.posting().account())
                    .text(l -> l.posting().commodity())
                    .bigint(l -> l.posting().amount())
                    .expectOneEach("post to the ledger");
        } catch (SQLException e) {
            throw StoreException.of("post to the ledger", e);
        }
    }
}
