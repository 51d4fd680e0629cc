package io.silkroam.gateway.care.rules;

import static io.silkroam.gateway.care.Travellers.MB;
import static io.silkroam.gateway.care.Travellers.NOON;
import static io.silkroam.gateway.care.Travellers.account;
import static io.silkroam.gateway.care.Travellers.credit;
import static io.silkroam.gateway.care.Travellers.running;
import static io.silkroam.gateway.care.Travellers.waiting;
import static io.silkroam.gateway.care.Travellers.wechatGo;
import static org.assertj.core.api.Assertions.assertThat;

import io.silkroam.charging.account.Subscription;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CoverageTest {
    private static final Set<String> EEA = Set.of("EEA");
    private static final Set<String> ELSEWHERE = Set.of();

    private final Subscription goWaits = waiting(1, wechatGo());
    private final Subscription go = running(2, wechatGo(), 500 * MB, NOON.minus(Duration.ofDays(3)));
    private final Subscription money = running(3, credit(), 700, NOON.minus(Duration.ofDays(29)));

    @Test
    void shouldBeCoveredWhereThePlanIsGoodBegunOrNot() {
        assertThat(Coverage.of(account(7, goWaits), EEA, NOON)).isEqualTo(new Coverage.Covered(goWaits));
        assertThat(Coverage.of(account(7, goWaits, go), EEA, NOON)).isEqualTo(new Coverage.Covered(go));
    }

    @Test
    void shouldNotBeCoveredWhereItIsNotGood() {
        assertThat(Coverage.of(account(7, go), ELSEWHERE, NOON)).isEqualTo(new Coverage.NotCovered(go));
    }

    @Test
    void shouldHaveAPriceWhereMoneyPaysForData() {
        assertThat(Coverage.of(account(7, go, money), ELSEWHERE, NOON))
                .isInstanceOfSatisfying(Coverage.Priced.class, priced -> {
                    assertThat(priced.plan()).isEqualTo(money);
                    assertThat(priced.rate().minorPrice()).isEqualTo(50);
                });
        assertThat(Coverage.of(account(7, go, money), EEA, NOON)).isEqualTo(new Coverage.Covered(go));
    }

    @Test
    void shouldBeNoPlanWhereNothingIsLeftOrItIsOver() {
        assertThat(Coverage.of(account(7), EEA, NOON)).isEqualTo(new Coverage.NoPlan());
        assertThat(Coverage.of(account(7, running(1, wechatGo(), 0, NOON)), EEA, NOON))
                .isEqualTo(new Coverage.NoPlan());
        assertThat(Coverage.of(account(7, running(1, wechatGo(), MB, NOON.minus(Duration.ofDays(15)))), EEA, NOON))
                .isEqualTo(new Coverage.NoPlan());
    }
}
