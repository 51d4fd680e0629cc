package io.silkroam.charging.rules;

import static io.silkroam.charging.request.RequestedAction.CHECK_BALANCE;
import static io.silkroam.charging.request.RequestedAction.DIRECT_DEBITING;
import static io.silkroam.charging.request.RequestedAction.PRICE_ENQUIRY;
import static io.silkroam.charging.request.RequestedAction.REFUND_ACCOUNT;
import static io.silkroam.charging.request.RequestedAction.REFUND_UNDELIVERED;
import static io.silkroam.charging.rules.Catalogue.HOURS;
import static io.silkroam.charging.rules.Catalogue.PREPAID;
import static io.silkroam.charging.rules.Catalogue.WECHAT_GO;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.silkroam.billing.UsageKind;
import io.silkroam.charging.account.AccountStatus;
import io.silkroam.charging.request.ChargingResult;
import io.silkroam.charging.request.CreditControlAnswer;
import io.silkroam.charging.request.RequestedAction;
import io.silkroam.sim.Money;
import io.silkroam.sim.plan.Unit;
import org.junit.jupiter.api.Test;

class EventsTest {
    @Test
    void debitShouldTakeAMessageFromItsAllowanceOnce() {
        Books books = Books.with(HOURS);
        CreditControlAnswer answer = books.ask(Ccr.event("e1", DIRECT_DEBITING).wants(0, Unit.MESSAGES, 1));
        assertThat(answer.result()).isEqualTo(ChargingResult.SUCCESS);
        assertThat(books.ask(Ccr.event("e1", DIRECT_DEBITING).wants(0, Unit.MESSAGES, 1)))
                .isEqualTo(answer);
        assertThat(books.journalled(UsageKind.DEBIT)).isEqualTo(1);
        assertThat(books.only().buckets().get(1).remaining()).isEqualTo(19);
    }

    @Test
    void debitShouldPayFromMoneyAndTellTheCost() {
        Books books = Books.with(PREPAID);
        CreditControlAnswer answer = books.ask(Ccr.event("e1", DIRECT_DEBITING).wants(0, Unit.MESSAGES, 3));
        assertThat(answer.cost()).contains(Money.of(27, "EUR"));
        assertThat(books.remaining()).isEqualTo(973);
    }

    @Test
    void debitShouldTakeAllOrNothing() {
        Books books = Books.with(HOURS);
        assertThat(books.ask(Ccr.event("e1", DIRECT_DEBITING).wants(0, Unit.MESSAGES, 21))
                        .result())
                .isEqualTo(ChargingResult.CREDIT_LIMIT_REACHED);
        assertThat(books.only().buckets().get(1).remaining()).isEqualTo(20);
        assertThat(books.last.kind()).isEqualTo(Decision.Kind.LOOK);
    }

    @Test
    void debitOfSomethingNotInThePlanShouldBeRefused() {
        Books books = Books.with(WECHAT_GO);
        assertThat(books.ask(Ccr.event("e1", DIRECT_DEBITING).wants(0, Unit.MESSAGES, 1))
                        .result())
                .isEqualTo(ChargingResult.RATING_FAILED);
    }

    @Test
    void refundShouldGiveBackButNeverMoreThanWasBought() {
        Books books = Books.with(HOURS);
        books.ask(Ccr.event("e1", DIRECT_DEBITING).wants(0, Unit.MESSAGES, 5));
        assertThat(books.ask(Ccr.event("e2", REFUND_ACCOUNT).wants(0, Unit.MESSAGES, 6))
                        .result())
                .isEqualTo(ChargingResult.END_USER_SERVICE_DENIED);
        assertThat(books.ask(Ccr.event("e3", REFUND_ACCOUNT).wants(0, Unit.MESSAGES, 5))
                        .result())
                .isEqualTo(ChargingResult.SUCCESS);
        assertThat(books.only().buckets().get(1).remaining()).isEqualTo(20);
    }

    @Test
    void undeliveredMessagesShouldBeGivenBackOnceWhereThePlanSaysSo() {
        Books books = Books.with(HOURS);
        books.ask(Ccr.event("sms;1", DIRECT_DEBITING).wants(0, Unit.MESSAGES, 2));
        assertThat(books.ask(Ccr.event("sms;1;refund", REFUND_UNDELIVERED).wants(0, Unit.MESSAGES, 2))
                        .result())
                .isEqualTo(ChargingResult.SUCCESS);
        books.ask(Ccr.event("sms;1;refund", REFUND_UNDELIVERED).wants(0, Unit.MESSAGES, 2));
        assertThat(books.only().buckets().get(1).remaining()).isEqualTo(20);
        assertThat(books.journalled(UsageKind.REFUND)).isEqualTo(2);
    }

    @Test
    void undeliveredMessagesShouldStayChargedWhereThePlanKeepsThem() {
        Books books = Books.with(Catalogue.NO_REFUND);
        books.ask(Ccr.event("sms;1", DIRECT_DEBITING).wants(0, Unit.MESSAGES, 2));
        assertThat(books.ask(Ccr.event("sms;1;refund", REFUND_UNDELIVERED).wants(0, Unit.MESSAGES, 2))
                        .result())
                .as("there is nothing left to do for the asker")
                .isEqualTo(ChargingResult.SUCCESS);
        assertThat(books.only().buckets().get(1).remaining()).isEqualTo(18);
        assertThat(books.rows(UsageKind.REFUND)).isEmpty();
    }

    @Test
    void undeliveredMessagesOfASuspendedSubscriberShouldBeGivenBackToo() {
        Books books = Books.with(HOURS);
        books.ask(Ccr.event("sms;1", DIRECT_DEBITING).wants(0, Unit.MESSAGES, 1));
        books.change(new AccountChange.StatusChange(AccountStatus.SUSPENDED, "lost"));
        books.ask(Ccr.event("sms;1;refund", REFUND_UNDELIVERED).wants(0, Unit.MESSAGES, 1));
        assertThat(books.only().buckets().get(1).remaining()).isEqualTo(20);
    }

    @Test
    void noPeerShouldBeAbleToAskForWhatIsOurs() {
        assertThatThrownBy(() -> RequestedAction.ofCode(-1)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void balanceCheckShouldSayWhetherItWouldBeEnough() {
        Books books = Books.with(PREPAID);
        assertThat(books.ask(Ccr.event("e1", CHECK_BALANCE).wants(0, Unit.MESSAGES, 111))
                        .enoughBalance())
                .contains(true);
        assertThat(books.ask(Ccr.event("e2", CHECK_BALANCE).wants(0, Unit.MESSAGES, 112))
                        .enoughBalance())
                .contains(false);
        assertThat(books.remaining()).isEqualTo(1_000);
    }

    @Test
    void priceEnquiryShouldTellThePriceAndChargeNothing() {
        Books books = Books.with(PREPAID);
        assertThat(books.ask(Ccr.event("e1", PRICE_ENQUIRY).wants(0, Unit.MESSAGES, 2))
                        .cost())
                .contains(Money.of(18, "EUR"));
        assertThat(books.remaining()).isEqualTo(1_000);
    }
}
