package io.silkroam.billing.books;

import io.silkroam.billing.JournalEntry;
import io.silkroam.billing.UsageRecord;
import io.silkroam.billing.rating.AllowanceKey;
import io.silkroam.billing.rating.SoldAllowance;
import io.silkroam.billing.rating.Subscriber;
import java.util.List;
import java.util.Optional;

/** Books the end of a bought plan: the journal has a row for each allowance that ends, or one for a plan given back. */
final class PlanEnds {

    private final Sales sales;
    private final Sheet sheet;

    PlanEnds(Sales sales, Sheet sheet) {
        this.sales = sales;
        this.sheet = sheet;
    }

    /** @return false if the plan's purchase is not known: nothing is booked then */
    boolean book(JournalEntry entry, Subscriber subscriber) {
        return Sales.isGivenBack(entry.record()) ? giveBack(entry, subscriber) : end(entry, subscriber);
    }

    private boolean giveBack(JournalEntry entry, Subscriber subscriber) {
        UsageRecord record = entry.record();
        List<SoldAllowance> sold =
                sheet.ofSale(record.subscriberId(), record.subscriptionId().orElseThrow());
        if (sold.isEmpty()) {
            return false;
        }
        sheet.giveBack(sales.sale(entry, subscriber), sold);
        return true;
    }

    private boolean end(JournalEntry entry, Subscriber subscriber) {
        UsageRecord record = entry.record();
        Optional<SoldAllowance> sold = sheet.allowance(new AllowanceKey(
                record.subscriberId(),
                record.subscriptionId().orElseThrow(),
                record.allowance().orElseThrow()));
        sold.ifPresent(before -> {
            SoldAllowance ended = before.ended(record.quantity());
            sheet.end(before, ended, sales.breakage(entry, subscriber, before, ended));
        });
        return sold.isPresent();
    }
}
