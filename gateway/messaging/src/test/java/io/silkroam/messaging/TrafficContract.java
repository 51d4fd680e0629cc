package io.silkroam.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import io.silkroam.messaging.message.AcceptOutcome;
import io.silkroam.messaging.message.AcceptOutcome.Reason;
import io.silkroam.messaging.message.CarryResult.FailureClass;
import io.silkroam.messaging.message.MessageId;
import io.silkroam.messaging.message.Party;
import io.silkroam.messaging.port.Routing;
import io.silkroam.messaging.request.AccountTraffic;
import io.silkroam.sim.Money;
import io.silkroam.store.StoreException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What partners owe: once for each accepted message, whatever is tried again. */
abstract class TrafficContract extends EngineContract {
    static final LocalDate DAY = LocalDate.parse("2027-01-31");

    static AccountTraffic row(LocalDate day, long messages, long parts, String euros) {
        return new AccountTraffic(day, "0.05 EUR/1", messages, parts, Optional.of(Money.parse(euros, "EUR")));
    }

    private List<AccountTraffic> owed() {
        return owed(Sms.PARTNER);
    }

    private List<AccountTraffic> owed(Party account) {
        return bench.engine().traffic(account.name(), DAY, DAY.plusDays(7));
    }

    @Test
    void shouldCountMessagesAndPartsByDayAndPrice() {
        bench.accept(Sms.hello());
        bench.accept(Sms.hello().parts(3));
        bench.accept(Sms.hello().from(Party.account("other")));
        payments.pricing("35.00 CNY/1000");
        bench.accept(Sms.hello());
        clock.pass(Duration.ofHours(14));
        payments.pricing("");
        bench.accept(Sms.hello().parts(2));

        assertThat(owed())
                .containsExactly(
                        row(DAY, 2, 4, "0.20"),
                        new AccountTraffic(DAY, "35.00 CNY/1000", 1, 1, Optional.of(Money.parse("0.04", "CNY"))),
                        new AccountTraffic(DAY.plusDays(1), "", 1, 2, Optional.empty()));
        assertThat(owed(Party.account("other"))).containsExactly(row(DAY, 1, 1, "0.05"));
        assertThat(bench.engine().traffic("partner1", DAY.minusDays(1), DAY)).isEmpty();
    }

    @Test
    void shouldCountNothingForARefusalARepeatOrWhatIsNoAccounts() {
        bench.submit(Sms.hello().validUntil(START.minusSeconds(1)));
        bench.accept(Sms.hello().from(Party.link("partner1")));
        bench.accept(Sms.hello().from(Party.service("partner1")));
        assertThat(owed()).isEmpty();

        bench.accept(Sms.hello().because("order 7"));
        assertThat(bench.submit(Sms.hello().because("order 7"))).isInstanceOf(AcceptOutcome.AlreadyAccepted.class);
        routed(submission -> new Routing.Answer.Nowhere(Reason.NO_ROUTE));
        bench.submit(Sms.hello());

        assertThat(owed()).containsExactly(row(DAY, 1, 1, "0.05"));
    }

    @Test
    void shouldNotCountAttemptsNorADeadLetterThatIsSentOnceMore() {
        carrier.answering(delivery -> Optional.of(Bench.refused(FailureClass.PERMANENT)));
        MessageId id = bench.accept(Sms.hello().registered(0));
        eventually(() -> assertThat(bench.engine().retry(id)).isTrue());
        attempts(2);

        assertThat(owed()).containsExactly(row(DAY, 1, 1, "0.05"));
    }

    @Test
    void shouldCountOverLanesGatewaysAndTakeovers() {
        carrier.answering(delivery -> Optional.empty());
        List<CompletableFuture<AcceptOutcome>> answers = IntStream.range(0, 30)
                .mapToObj(i -> bench.send(Sms.hello().to("316" + (10_000_000 + i))))
                .toList();
        answers.forEach(Bench::await);
        restartAfterKill();
        bench.accept(Sms.hello().parts(2));

        assertThat(owed()).containsExactly(row(DAY, 31, 32, "1.60"));
        assertThat(writers()).isGreaterThan(2);
    }

    @Test
    void shouldCountWhatIsPaidFirstOnceItIsAccepted() {
        Party paid = Party.account("paid");
        payments.answering(CompletableFuture.completedFuture(false));
        bench.submit(Sms.hello().from(paid));
        CompletableFuture<Boolean> decision = new CompletableFuture<>();
        payments.answering(decision);
        CompletableFuture<AcceptOutcome> answer = bench.send(Sms.hello().from(paid));
        eventually(() -> assertThat(bench.engine().waiting()).isZero());
        assertThat(owed(paid)).isEmpty();

        decision.complete(true);
        Bench.await(answer);

        assertThat(owed(paid)).containsExactly(row(DAY, 1, 1, "0.05"));
    }

    private long writers() {
        return database().read("count the writers", connection -> {
            try (Statement select = connection.createStatement();
                    ResultSet found = select.executeQuery("SELECT COUNT(DISTINCT writer) FROM account_traffic")) {
                found.next();
                return found.getLong(1);
            } catch (SQLException e) {
                throw StoreException.of("count the writers", e);
            }
        });
    }
}
