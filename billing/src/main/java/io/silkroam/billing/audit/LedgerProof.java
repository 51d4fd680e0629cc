package io.silkroam.billing.audit;

import io.silkroam.billing.audit.AuditRows.Row;
import io.silkroam.billing.ledger.Posting;
import io.silkroam.billing.ledger.Seal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/** Walks through the ledger from its first transaction: numbers, balance, seals. */
final class LedgerProof {

    private static final String BOOK = "SELECT last_transaction, seal FROM book";
    private static final String PAGE = """
            SELECT t.id, t.booked_at, t.kind, t.reference, t.seal, p.line, p.epoch_day, p.account, p.commodity, p.amount
              FROM ledger_transaction t
              LEFT JOIN ledger_posting p ON p.transaction_id = t.id AND p.transaction_id > ? AND p.transaction_id <= ?
             WHERE t.id > ? AND t.id <= ?
             ORDER BY t.id, p.line
            """;
    private static final String NEXT = "SELECT COALESCE(MIN(id), 0) AS n FROM ledger_transaction WHERE id > ?";
    private static final String STRAY = """
            SELECT p.transaction_id, COUNT(*) AS n
              FROM ledger_posting p LEFT JOIN ledger_transaction t ON t.id = p.transaction_id
             WHERE t.id IS NULL
             GROUP BY p.transaction_id ORDER BY p.transaction_id
            """;
    private static final String UNBOOKED = """
            SELECT COUNT(*) AS n
              FROM (SELECT transaction_id FROM rated_record WHERE transaction_id > ?
                     UNION ALL SELECT transaction_id FROM sale_entry WHERE transaction_id > ?) r
            """;
    private static final long PAGE_SIZE = 1_000;

    private final AuditRows rows;
    private final Findings findings;
    private final Map<String, Map<String, Long>> balances = new TreeMap<>();
    private final Map<String, Long> open = new HashMap<>();

    private long transactions;
    private long postings;
    private long current;
    private long line;
    private String previousSeal = Seal.NONE;
    private String statedSeal = Seal.NONE;
    private Seal seal;

    LedgerProof(AuditRows rows, Findings findings) {
        this.rows = rows;
        this.findings = findings;
    }

    void run() {
        rows.each(BOOK, book -> {
            for (long id = rows.number(NEXT, 0L); id > 0; id = rows.number(NEXT, current)) {
                rows.each(PAGE, this::read, id - 1, id + PAGE_SIZE, id - 1, id + PAGE_SIZE);
            }
            closeTransaction();
            findings.expect(
                    Proof.LEDGER, "number of the last ledger transaction", book.number("last_transaction"), current);
            if (!book.text("seal").equals(statedSeal)) {
                findings.add(
                        Proof.LEDGER,
                        "the book is sealed with another seal than its last transaction %d".formatted(current));
            }
        });
        rows.each(
                STRAY,
                row -> findings.add(
                        Proof.LEDGER,
                        "%d postings belong to ledger transaction %d, which is missing"
                                .formatted(row.number("n"), row.number("transaction_id"))));
        long unbooked = rows.number(UNBOOKED, current, current);
        if (unbooked > 0) {
            findings.add(
                    Proof.LEDGER,
                    "%d records and sales name ledger transactions behind the last, %d".formatted(unbooked, current));
        }
    }

    private void read(Row row) {
        if (row.number("id") != current) {
            closeTransaction();
            openTransaction(row);
        }
        if (!row.text("account").isEmpty()) {
            post(row);
        }
    }

    private void openTransaction(Row row) {
        long id = row.number("id");
        if (id == current + 2) {
            findings.add(Proof.LEDGER, "ledger transaction %d is missing".formatted(current + 1));
        } else if (id != current + 1) {
            findings.add(Proof.LEDGER, "ledger transactions %d to %d are missing".formatted(current + 1, id - 1));
        }
        transactions++;
        current = id;
        line = 0;
        seal = Seal.begin(previousSeal, id, row.number("booked_at"), row.text("kind"), row.text("reference"));
        statedSeal = row.text("seal");
    }

    private void post(Row row) {
        postings++;
        line++;
        String account = row.text("account");
        String commodity = row.text("commodity");
        long amount = row.number("amount");
        if (row.number("line") != line) {
            findings.add(Proof.LEDGER, "line %d of ledger transaction %d is missing".formatted(line, current));
            line = row.number("line");
        }
        open.merge(commodity, amount, Math::addExact);
        balances.computeIfAbsent(account, a -> new TreeMap<>()).merge(commodity, amount, Math::addExact);
        seal.posting(new Posting(LocalDate.ofEpochDay(row.number("epoch_day")), account, commodity, amount));
    }

    /** What follows a broken seal is judged by the seal as it stands, so that one change is one finding. */
    private void closeTransaction() {
        if (seal == null) {
            return;
        }
        open.forEach((commodity, sum) -> {
            if (sum != 0) {
                findings.add(
                        Proof.LEDGER,
                        "ledger transaction %d is out of balance by %d %s".formatted(current, sum, commodity));
            }
        });
        open.clear();
        if (!seal.text().equals(statedSeal)) {
            findings.add(Proof.LEDGER, "ledger transaction %d does not read as it was sealed".formatted(current));
        }
        previousSeal = statedSeal;
        seal = null;
    }

    long transactions() {
        return transactions;
    }

    long postings() {
        return postings;
    }

    long lastTransaction() {
        return current;
    }

    /** By account and commodity, over all transactions. */
    Map<String, Map<String, Long>> balances() {
        return balances;
    }
}
