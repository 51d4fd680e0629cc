package io.silkroam.billing.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.silkroam.billing.ledger.LedgerTransaction.Kind;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class SealTest {

    private static final LocalDate DAY = LocalDate.of(2026, 11, 28);

    /** Written by hand: {@code printf '\n1|17|SALE|7/1\n1|20785|payment-means/cash|EUR|1200\n...' | sha256sum}. */
    @Test
    void shouldSealTheTextOfTheTransaction() {
        assertThat(Seal.of(Seal.NONE, 1, 17, sale("7/1", 1200)))
                .isEqualTo("405ab482db88b186cc1cef4bf501fde1bd60d169f45166487ecd1aaa2454f2b4");
    }

    @Test
    void shouldDifferWhereAnythingDiffers() {
        String seal = Seal.of("a", 2, 17, sale("7/1", 1200));

        assertThat(List.of(
                        Seal.of("b", 2, 17, sale("7/1", 1200)),
                        Seal.of("a", 3, 17, sale("7/1", 1200)),
                        Seal.of("a", 2, 18, sale("7/1", 1200)),
                        Seal.of("a", 2, 17, sale("7/2", 1200)),
                        Seal.of("a", 2, 17, sale("7/1", 1201))))
                .doesNotContain(seal)
                .doesNotHaveDuplicates();
    }

    @Test
    void shouldNotTakeTextForSeparators() {
        assertThat(Seal.begin("", 1, 2, "SALE", "a|b\n").text())
                .isNotEqualTo(Seal.begin("", 1, 2, "SALE|a", "b\n").text())
                .isNotEqualTo(Seal.begin("", 1, 2, "SALE", "a|b\\n").text());
    }

    private static LedgerTransaction sale(String reference, long gross) {
        return new LedgerTransaction(
                Kind.SALE,
                reference,
                List.of(
                        new Posting(DAY, Accounts.paymentMeans("cash"), "EUR", gross),
                        new Posting(DAY, Accounts.VAT, "EUR", -208),
                        new Posting(DAY, Accounts.DEFERRED_REVENUE, "EUR", 208 - gross)));
    }
}
