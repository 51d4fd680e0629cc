package io.silkroam.gateway.care.text;

import static io.silkroam.gateway.care.Travellers.MB;
import static io.silkroam.gateway.care.Travellers.NOON;
import static io.silkroam.gateway.care.Travellers.account;
import static io.silkroam.gateway.care.Travellers.credit;
import static io.silkroam.gateway.care.Travellers.running;
import static io.silkroam.gateway.care.Travellers.waiting;
import static io.silkroam.gateway.care.Travellers.wechatGo;
import static org.assertj.core.api.Assertions.assertThat;

import io.silkroam.charging.account.Account;
import io.silkroam.charging.account.Subscription;
import io.silkroam.gateway.care.Travellers;
import io.silkroam.gateway.care.conf.CareSettings;
import io.silkroam.gateway.care.rules.Country;
import io.silkroam.gateway.care.rules.Coverage;
import io.silkroam.gateway.care.rules.Happening;
import io.silkroam.gateway.care.rules.Language;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The words we ship, exactly as travellers read them. */
class WordingTest {
    private static final CareSettings SHIPPED = Travellers.settings();
    private static final Wording WORDING =
            new Wording(SHIPPED.texts(), SHIPPED.help(), SHIPPED.sender().value());

    private final Subscription go = running(2, wechatGo(), 820 * MB, NOON.minus(Duration.ofDays(1)));
    private final Subscription next = waiting(3, wechatGo());
    private final Subscription money = running(4, credit(), 700, NOON.minus(Duration.ofDays(2)));

    @Test
    void shouldWelcomeInChinese() {
        assertThat(entry(Language.ZH, "FR", account(7, next))).isEqualTo("""
                欢迎来到法国！紧急电话：112。
                您的微信出行卡 1 GB可在此使用，不另收费，剩余1 GB。套餐范围以外不能上网，也不收费。
                发BAL到5555查余额。客服：+31 20 000 0000""");
        assertThat(entry(Language.ZH, "CH", account(7, go))).isEqualTo("""
                欢迎来到瑞士！紧急电话：112。
                微信出行卡 1 GB不含此地：不能上网，也不会扣费。
                发“帮助”到5555了解详情。客服：+31 20 000 0000""");
    }

    @Test
    void shouldWelcomeInEnglish() {
        assertThat(entry(Language.EN, "FR", account(7, go))).isEqualTo("""
                Welcome to France! Emergency: 112.
                WeChat Go 1 GB works here, at no extra charge: 820 MB left. \
                Outside its countries it stops and costs nothing.
                BAL to 5555: balance. Help: +31 20 000 0000""");
        assertThat(entry(Language.EN, "US", account(7, money))).isEqualTo("""
                Welcome to the United States! Emergency: 911.
                Credit does not include this country: data costs €0.50/MB of your credit. \
                Switch roaming off if you do not want that.
                BAL to 5555: balance. Help: +31 20 000 0000""");
        assertThat(entry(Language.EN, "DE", account(7))).isEqualTo("""
                Welcome to Germany! Emergency: 112.
                You have no data left. Top up: send your voucher code to 5555. Help: +31 20 000 0000""");
    }

    @Test
    void shouldWelcomeInDutch() {
        assertThat(entry(Language.NL, "GB", account(7, go))).isEqualTo("""
                Welkom in het Verenigd Koninkrijk! Noodgeval: 999 / 112.
                WeChat Go 1 GB geldt hier niet: data werkt niet en kost niets.
                INFO naar 5555: wat u kunt doen. Hulp: +31 20 000 0000""");
    }

    @Test
    void shouldTellStartAndEndExactly() {
        Happening activated = new Happening.Activated(2);

        assertThat(WORDING.happening(in(Language.ZH, "Europe/Paris"), activated, go))
                .isEqualTo("""
                微信出行卡 1 GB已生效。
                开始：11月27日 13:05 (UTC+1)
                结束：12月12日 13:05 (UTC+1)
                均为当地时间。发BAL到5555查余额。""");
        assertThat(WORDING.happening(in(Language.EN, "Asia/Kathmandu"), activated, go))
                .isEqualTo("""
                WeChat Go 1 GB has started.
                Start: 27 Nov 17:50 (UTC+5:45)
                End: 12 Dec 17:50 (UTC+5:45)
                Local time. BAL to 5555: balance.""");
    }

    @Test
    void shouldTellTheEndByTheClocksOfThatDay() {
        Subscription overTheChange = running(2, wechatGo(), MB, NOON.plus(Duration.ofDays(110)));

        assertThat(WORDING.happening(in(Language.NL, "Europe/Paris"), new Happening.Activated(2), overTheChange))
                .isEqualTo("""
                        WeChat Go 1 GB is begonnen.
                        Begin: 18 mrt 2027 13:05 (UTC+1)
                        Einde: 2 apr 2027 14:05 (UTC+2)
                        Lokale tijd. SALDO naar 5555.""");
    }

    @Test
    void shouldTellHowMuchIsUsed() {
        assertThat(WORDING.happening(in(Language.ZH, "Europe/Paris"), new Happening.ShareUsed(2, "data", 80), go))
                .isEqualTo("微信出行卡 1 GB已使用80%，剩余820 MB，有效期至12月12日 13:05 (UTC+1)。发送充值码到5555即可充值。");
        assertThat(WORDING.happening(in(Language.EN, "Europe/Paris"), new Happening.ShareUsed(2, "data", 100), go))
                .isEqualTo(
                        "WeChat Go 1 GB is used up. To go on, send your voucher code to 5555. Help: +31 20 000 0000");
        assertThat(WORDING.happening(in(Language.NL, "Europe/Paris"), new Happening.EndNear(2, Duration.ofDays(1)), go))
                .isEqualTo("WeChat Go 1 GB eindigt 12 dec 13:05 (UTC+1), lokale tijd. Wat dan over is vervalt: 820 MB. "
                        + "Opwaarderen: stuur uw code naar 5555.");
    }

    @Test
    void shouldTellTheBalanceALineEachPlan() {
        assertThat(WORDING.balance(in(Language.ZH, "Europe/Paris"), account(7, next, go, money)))
                .isEqualTo("""
                微信出行卡 1 GB：剩余820 MB，至12月12日 13:05 (UTC+1)
                Credit：剩余7.00欧元，至12月26日 13:05 (UTC+1)
                微信出行卡 1 GB：1 GB，首次使用时生效
                时间为当地时间。发送充值码到5555即可充值。""");
        assertThat(WORDING.balance(in(Language.EN, "Europe/Paris"), account(7)))
                .isEqualTo("You have no plan. Top up: send your voucher code to 5555. Help: +31 20 000 0000");
    }

    @ParameterizedTest
    @EnumSource
    void shouldSayEverythingInEveryCountryWithinItsLength(Language language) {
        List<String> all = new ArrayList<>();
        for (Country country : SHIPPED.countries().all()) {
            Wording.Listener to = new Wording.Listener(language, country.zones().get(0), NOON);
            for (Account account :
                    List.of(account(7), account(7, go), account(7, money), account(7, next, go, money))) {
                all.add(WORDING.entry(to, country, Coverage.of(account, Set.of(), NOON)));
                all.add(WORDING.entry(to, country, Coverage.of(account, Set.of("EEA"), NOON)));
                all.add(WORDING.balance(to, account));
            }
            all.add(WORDING.happening(to, new Happening.Activated(2), go));
            all.add(WORDING.happening(to, new Happening.ShareUsed(2, "data", 50), go));
            all.add(WORDING.happening(to, new Happening.ShareUsed(2, "data", 100), go));
            all.add(WORDING.happening(to, new Happening.EndNear(2, Duration.ofDays(1)), go));
            all.add(WORDING.redeemed(to, wechatGo()));
            for (TextName name : TextName.values()) {
                if (name.needed().isEmpty()) {
                    all.add(WORDING.plain(to, name));
                }
            }
        }

        assertThat(all).allSatisfy(text -> {
            assertThat(text).isNotBlank().doesNotContain("{", "}", "null");
            assertThat(Length.parts(text)).isBetween(1, 4);
        });
    }

    private static String entry(Language language, String iso, Account account) {
        Country country = SHIPPED.countries().ofIso(iso).orElseThrow();
        Set<String> zones = Set.of("FR", "DE").contains(iso) ? Set.of("EEA") : Set.of();
        return WORDING.entry(
                new Wording.Listener(language, country.zones().get(0), NOON),
                country,
                Coverage.of(account, zones, NOON));
    }

    private static Wording.Listener in(Language language, String zone) {
        return new Wording.Listener(language, ZoneId.of(zone), NOON);
    }
}
