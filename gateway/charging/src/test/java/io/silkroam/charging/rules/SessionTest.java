package io.silkroam.charging.rules;

import static io.silkroam.charging.rules.Catalogue.WECHAT_GO;
import static org.assertj.core.api.Assertions.assertThat;

import io.silkroam.billing.UsageKind;
import io.silkroam.charging.account.Account;
import io.silkroam.charging.account.AccountStatus;
import io.silkroam.charging.account.ClosedSessions;
import io.silkroam.charging.account.SignalKind;
import io.silkroam.charging.request.ChargingResult;
import io.silkroam.charging.request.CreditControlAnswer;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SessionTest {
    private static final long MB = 1_000_000;

    private final Books books = Books.with(WECHAT_GO);

    @Test
    void repeatShouldGetTheStoredAnswerAndChangeNothing() {
        CreditControlAnswer first = books.ask(Ccr.initial("s").wants(1));
        CreditControlAnswer second = books.ask(Ccr.update("s", 1).used(1, 7 * MB));
        Account before = books.account;
        assertThat(books.ask(Ccr.initial("s").wants(1))).isEqualTo(first);
        assertThat(books.ask(Ccr.update("s", 1).used(1, 7 * MB))).isEqualTo(second);
        assertThat(books.last.kind()).isEqualTo(Decision.Kind.REPEAT);
        assertThat(books.account).isEqualTo(before);
    }

    @Test
    void beginningShouldBeNotedWithItsNetworkOnceAndAlsoWhereNothingIsGranted() {
        books.ask(Ccr.initial("a").in("22801").wants(1));
        books.ask(Ccr.initial("a").in("22801").wants(1));
        books.ask(Ccr.update("a", 1).in("20801").wants(1));
        books.ask(Ccr.update("resumed", 1).in("26201").wants(1));
        books.ask(Ccr.termination("late", 1).reports(1, 0));
        assertThat(books.rows(UsageKind.SESSION_OPENED))
                .extracting(r -> r.sessionId().orElseThrow() + " " + r.plmn().orElseThrow())
                .containsExactly("a 22801", "resumed 26201");
    }

    @Test
    void terminationThatRepeatsTheLastNumberShouldBeARequestOfItsOwn() {
        books.ask(Ccr.initial("s").wants(1));
        books.ask(Ccr.update("s", 1).used(1, 7 * MB));
        books.ask(Ccr.termination("s", 1).reports(1, 2 * MB));
        assertThat(books.remaining()).isEqualTo(991 * MB);
        assertThat(books.account.sessions()).isEmpty();
    }

    @Test
    void repeatOfAClosedSessionShouldGetTheStoredAnswer() {
        books.ask(Ccr.initial("s").wants(1));
        CreditControlAnswer answer = books.ask(Ccr.termination("s", 1).reports(1, 2 * MB));
        books.pass(Duration.ofHours(20));
        assertThat(books.ask(Ccr.termination("s", 1).reports(1, 2 * MB))).isEqualTo(answer);
        assertThat(books.remaining()).isEqualTo(998 * MB);
    }

    @Test
    void repeatTooOldToRememberShouldBeRefusedNotChargedAgain() {
        books.ask(Ccr.initial("s").wants(1));
        for (int n = 1; n <= 12; n++) {
            books.ask(Ccr.update("s", n).used(1, MB));
        }
        assertThat(books.ask(Ccr.update("s", 2).used(1, MB)).result()).isEqualTo(ChargingResult.UNABLE_TO_COMPLY);
        assertThat(books.remaining()).isEqualTo(988 * MB);
    }

    @Test
    void unknownSessionShouldBeRebuiltFromAnUpdate() {
        assertThat(books.grant(Ccr.update("lost", 5).used(1, 4 * MB)).amount()).isEqualTo(50 * MB);
        assertThat(books.remaining()).isEqualTo(996 * MB);
        assertThat(books.account.sessions()).hasSize(1);
    }

    @Test
    void unknownSessionShouldBeChargedOnTermination() {
        assertThat(books.ask(Ccr.termination("lost", 5).reports(1, 4 * MB)).result())
                .isEqualTo(ChargingResult.SUCCESS);
        assertThat(books.remaining()).isEqualTo(996 * MB);
        assertThat(books.account.sessions()).isEmpty();
    }

    @Test
    void strictModeShouldRefuseUnknownSessions() {
        ChargingSettings d = ChargingSettings.defaults();
        Books strict = Books.with(
                new ChargingSettings(
                        d.validityTime(),
                        d.holdingTime(),
                        d.thresholdPercent(),
                        d.defaultRatingGroup(),
                        true,
                        d.closedSessionMemory(),
                        d.secondsSlices(),
                        Set.of(),
                        d.bounds()),
                WECHAT_GO);
        assertThat(strict.ask(Ccr.update("lost", 5).used(1, 4 * MB)).result())
                .isEqualTo(ChargingResult.UNKNOWN_SESSION_ID);
        assertThat(strict.remaining()).isEqualTo(1_000 * MB);
    }

    @Test
    void anotherPartnerShouldNeverTouchASession() {
        books.ask(Ccr.initial("s").wants(1));
        assertThat(books.ask(Ccr.update("s", 1).from(Ccr.OTHER).used(1, 4 * MB)).result())
                .isEqualTo(ChargingResult.UNKNOWN_SESSION_ID);
        assertThat(books.ask(Ccr.initial("s").from(Ccr.OTHER).wants(1)).result())
                .isEqualTo(ChargingResult.UNKNOWN_SESSION_ID);
        books.ask(Ccr.termination("s", 1).reports(1, 0));
        assertThat(books.ask(Ccr.termination("s", 1).from(Ccr.OTHER).reports(1, 0))
                        .result())
                .isEqualTo(ChargingResult.UNKNOWN_SESSION_ID);
        assertThat(books.remaining()).isEqualTo(1_000 * MB);
    }

    @Test
    void silentSessionShouldBeClosedAfterTwiceItsValidity() {
        books.ask(Ccr.initial("s").wants(1));
        books.pass(Duration.ofHours(2).minusSeconds(1));
        books.sweep();
        assertThat(books.account.sessions()).hasSize(1);
        books.pass(Duration.ofSeconds(1));
        books.sweep();
        assertThat(books.account.sessions()).isEmpty();
        assertThat(books.held()).isZero();
        assertThat(books.journal).last().satisfies(r -> assertThat(r.kind()).isEqualTo(UsageKind.SESSION_CLOSED));
    }

    @Test
    void topUpShouldAskEveryOpenSessionToComeBackAndSettleWhenItDoes() {
        books.ask(Ccr.initial("a").wants(1));
        books.ask(Ccr.initial("b").wants(1));
        books.buy(WECHAT_GO, "top-up");
        assertThat(books.signals).extracting(SessionSignal::sessionId).containsExactly("a", "b");
        assertThat(books.signals).extracting(SessionSignal::kind).containsOnly(SignalKind.RAR);
        books.ask(Ccr.update("a", 1).used(1, 0));
        assertThat(books.settled).extracting(SessionSignal::sessionId).containsExactly("a");
        books.ask(Ccr.termination("b", 1).reports(1, 0));
        assertThat(books.settled).extracting(SessionSignal::sessionId).containsExactly("a", "b");
    }

    @Test
    void suspensionShouldAbortEveryOpenSession() {
        books.ask(Ccr.initial("a").wants(1));
        books.status(AccountStatus.LOST);
        assertThat(books.signals).isEqualTo(List.of(new SessionSignal("a", Ccr.KPN, SignalKind.ASR)));
        books.gone("a");
        assertThat(books.account.sessions()).isEmpty();
        assertThat(books.settled).hasSize(1);
    }

    @Test
    void anUpdateShouldNotSettleAnAbortButResumingShould() {
        books.ask(Ccr.initial("a").wants(1));
        books.status(AccountStatus.SUSPENDED);
        books.ask(Ccr.update("a", 1).used(1, 0));
        assertThat(books.settled).isEmpty();
        books.status(AccountStatus.ACTIVE);
        assertThat(books.settled).extracting(SessionSignal::kind).containsExactly(SignalKind.ASR);
    }

    @Test
    void endedSessionsShouldBeRememberedOutsideTheAccount() {
        end(books, "s");

        assertThat(books.account.closed()).isEqualTo(ClosedSessions.NONE);
        assertThat(books.account.forgottenUntil()).isEqualTo(books.now.plus(Duration.ofHours(24)));
        assertThat(books.last.spilled()).extracting(c -> c.id()).containsExactly("s");
    }

    @Test
    void memoriesKeptInTheAccountShouldSpillBeforeTheyAreForgotten() {
        Books keepingTwo = Books.with(Books.bounded(new ChargingSettings.Bounds(8, 2, 32, 64, 64)), WECHAT_GO);
        for (int i = 0; i < 5; i++) {
            end(keepingTwo, "s" + i);
        }
        assertThat(keepingTwo.account.closed().list()).extracting(c -> c.id()).containsExactly("s3", "s4");
        assertThat(keepingTwo.account.forgottenUntil()).isEqualTo(keepingTwo.now.plus(Duration.ofHours(24)));
        assertThat(keepingTwo.last.spilled()).extracting(c -> c.id()).containsExactly("s2");
        keepingTwo.pass(Duration.ofHours(25));
        end(keepingTwo, "later");
        assertThat(keepingTwo.account.closed().list()).extracting(c -> c.id()).containsExactly("later");
    }

    @Test
    void lateReportOfAClosedSessionShouldNotMakeItsRepeatsChargeable() {
        Books books = Books.with(Catalogue.WECHAT_GO);
        books.ask(Ccr.initial("s").wants(1));
        CreditControlAnswer first = books.ask(Ccr.update("s", 1).used(1, 5_000_000));
        books.gone("s");
        books.ask(Ccr.update("s", 2).used(1, 7_000_000));

        assertThat(books.ask(Ccr.update("s", 1).used(1, 5_000_000))).isEqualTo(first);
        books.ask(Ccr.termination("s", 3));
        assertThat(books.ask(Ccr.update("s", 1).used(1, 5_000_000))).isEqualTo(first);
        assertThat(books.remaining()).isEqualTo(988_000_000);
    }

    @Test
    void furtherSessionShouldBeRefusedButUsageOfAnUnknownOneChargedAllTheSame() {
        books.buy(WECHAT_GO, "room for 32 grants");
        for (int i = 0; i < 32; i++) {
            books.ask(Ccr.initial("s" + i).wants(1));
        }
        assertThat(books.ask(Ccr.initial("late").wants(1)).result()).isEqualTo(ChargingResult.END_USER_SERVICE_DENIED);

        CreditControlAnswer answer = books.ask(Ccr.update("lost", 5).used(1, 4 * MB));
        assertThat(answer.result()).isEqualTo(ChargingResult.SUCCESS);
        assertThat(answer.services().get(0).result()).isEqualTo(ChargingResult.END_USER_SERVICE_DENIED);
        assertThat(answer.services().get(0).grant()).isEmpty();
        assertThat(books.journalled(UsageKind.USAGE)).isEqualTo(4 * MB);
        assertThat(books.ask(Ccr.update("lost", 5).used(1, 4 * MB)))
                .as("a repeat")
                .isEqualTo(answer);
        assertThat(books.ask(Ccr.termination("lost", 6).reports(1, 3 * MB)).result())
                .isEqualTo(ChargingResult.SUCCESS);
        assertThat(books.journalled(UsageKind.USAGE)).isEqualTo(7 * MB);
        assertThat(books.account.sessions()).hasSize(32);
    }

    @Test
    void sessionThatFoundNoRoomShouldGetQuotaOnceThereIsSome() {
        for (int i = 0; i < 32; i++) {
            books.ask(Ccr.initial("s" + i).wants(1));
        }
        books.ask(Ccr.update("lost", 5).used(1, 4 * MB));
        books.ask(Ccr.termination("s0", 1).reports(1, 0));

        assertThat(books.ask(Ccr.update("lost", 6).used(1, MB))
                        .services()
                        .get(0)
                        .grant())
                .isPresent();
        assertThat(books.account.sessions()).hasSize(32).extracting(s -> s.id()).contains("lost");
    }

    private static void end(Books books, String session) {
        books.ask(Ccr.initial(session).wants(1));
        books.ask(Ccr.termination(session, 1).reports(1, 0));
    }
}
