package io.silkroam.billing.books;

import io.silkroam.billing.rating.WholesaleLine;
import io.silkroam.billing.store.BookStore;
import io.silkroam.billing.store.LedgerStore;
import io.silkroam.billing.store.RatedRecordStore;
import io.silkroam.billing.store.SaleStore;
import io.silkroam.billing.store.SoldAllowanceStore;
import io.silkroam.billing.store.SubscriberStore;
import io.silkroam.billing.store.SuspenseStore;
import io.silkroam.billing.store.TariffLineStore;
import io.silkroam.billing.store.WholesaleStore;
import io.silkroam.billing.tariff.TariffLine;
import io.silkroam.store.Dialect;
import java.sql.Connection;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** The stores of the books, and the order in which a sheet is written to them. */
final class Tables {
    final BookStore book = new BookStore();
    final LedgerStore ledger = new LedgerStore();
    final SaleStore sales = new SaleStore();
    final SubscriberStore subscribers = new SubscriberStore();
    final RatedRecordStore rated = new RatedRecordStore();
    final TariffLineStore tariffs = new TariffLineStore();
    final SoldAllowanceStore allowances;
    final SuspenseStore suspense;
    final WholesaleStore wholesale;

    Tables(Dialect dialect) {
        allowances = new SoldAllowanceStore(dialect);
        suspense = new SuspenseStore(dialect);
        wholesale = new WholesaleStore(dialect);
    }

    /** Settles the sheet's costs and writes all of it; {@code head} is locked. */
    BookStore.Head write(Connection connection, BookStore.Head head, Sheet sheet, Instant now) {
        Set<TariffLine> used = new HashSet<>();
        Set<WholesaleLine.Key> keys = sheet.lineKeys();
        keys.forEach(key -> used.add(key.tariff()));
        Map<TariffLine, Integer> numbers = used.isEmpty() ? new HashMap<>() : tariffs.numbers(connection, used);
        sheet.settle(keys.isEmpty() ? Map.of() : wholesale.load(connection, keys, numbers));

        BookStore.Head last = head;
        if (!sheet.transactions().isEmpty()) {
            last = ledger.append(connection, head, sheet.transactions(), now);
            book.move(connection, head, last);
        }
        unlessEmpty(sheet.sales(), rows -> sales.insert(connection, rows));
        unlessEmpty(sheet.newAllowances(), rows -> allowances.insert(connection, rows));
        unlessEmpty(sheet.changedAllowances(), rows -> allowances.update(connection, rows));
        unlessEmpty(sheet.rated(), rows -> rated.insert(connection, rows, numbers));
        unlessEmpty(sheet.lines(), rows -> wholesale.write(connection, rows, numbers));
        unlessEmpty(sheet.released(), rows -> suspense.delete(connection, rows));
        unlessEmpty(sheet.suspended(), rows -> suspense.insert(connection, rows));
        return last;
    }

    private static <R> void unlessEmpty(Collection<R> rows, Consumer<Collection<R>> write) {
        if (!rows.isEmpty()) {
            write.accept(rows);
        }
    }
}
