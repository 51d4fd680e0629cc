package io.silkroam.charging.rules;

import static io.silkroam.charging.rules.Catalogue.WECHAT_GO;
import static org.assertj.core.api.Assertions.assertThat;

import io.silkroam.billing.UsageKind;
import io.silkroam.billing.UsageRecord;
import io.silkroam.charging.account.AccountStatus;
import io.silkroam.charging.request.ChargingResult;
import io.silkroam.charging.request.CreditControlAnswer;
import io.silkroam.charging.request.Grant;
import io.silkroam.charging.request.ServiceAnswer;
import io.silkroam.sim.plan.Exhaustion;
import io.silkroam.sim.plan.Unit;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class DataSessionTest {
    private static final long MB = 1_000_000;

    private final Books books = Books.with(WECHAT_GO);

    @Test
    void initialShouldGrantTheUsualSliceWhereTheServerMayChoose() {
        Grant grant = books.grant(Ccr.initial("s").wants(1));
        assertThat(grant.unit()).isEqualTo(Unit.OCTETS);
        assertThat(grant.amount()).isEqualTo(50 * MB);
        assertThat(grant.validitySeconds()).isEqualTo(3600);
        assertThat(grant.threshold()).isEqualTo(10 * MB);
        assertThat(grant.holdingSeconds()).isEqualTo(7200);
        assertThat(grant.finalUnits()).isEmpty();
        assertThat(books.held()).isEqualTo(50 * MB);
    }

    @Test
    void initialShouldKeepWhatWasAskedWithinTheBoundsOfASlice() {
        assertThat(books.grant(Ccr.initial("a").wants(1, Unit.OCTETS, 1)).amount())
                .isEqualTo(10 * MB);
        assertThat(books.grant(Ccr.initial("b").wants(1, Unit.OCTETS, 30 * MB)).amount())
                .isEqualTo(30 * MB);
        assertThat(books.grant(Ccr.initial("c").wants(1, Unit.OCTETS, Long.MAX_VALUE))
                        .amount())
                .isEqualTo(100 * MB);
    }

    @Test
    void initialShouldActivateThePlanOnFirstUseAndOnlyThen() {
        assertThat(books.only().isActivated()).isFalse();
        books.pass(Duration.ofDays(3));
        books.grant(Ccr.initial("s").wants(1));
        assertThat(books.only().activatedAt()).isEqualTo(books.now);
        assertThat(books.only().expiresAt()).isEqualTo(books.now.plus(Duration.ofDays(15)));
        assertThat(books.journal).extracting(UsageRecord::kind).endsWith(UsageKind.ACTIVATION);
    }

    @Test
    void updateShouldChargeWhatWasUsedAndGiveTheRestBack() {
        books.grant(Ccr.initial("s").wants(1));
        books.grant(Ccr.update("s", 1).used(1, 20 * MB));
        assertThat(books.remaining()).isEqualTo(980 * MB);
        assertThat(books.held()).isEqualTo(50 * MB);
        assertThat(books.journalled(UsageKind.USAGE)).isEqualTo(20 * MB);
    }

    @Test
    void updateShouldChargeMoreThanTheReservationFromWhatIsLeft() {
        books.grant(Ccr.initial("s").wants(1));
        books.ask(Ccr.update("s", 1).reports(1, 70 * MB));
        assertThat(books.remaining()).isEqualTo(930 * MB);
        assertThat(books.held()).isZero();
    }

    @Test
    void updateShouldJournalWhatNothingCoversAsOveruse() {
        books.grant(Ccr.initial("s").wants(1));
        books.ask(Ccr.update("s", 1).reports(1, 1_100 * MB));
        assertThat(books.remaining()).isZero();
        assertThat(books.journalled(UsageKind.USAGE)).isEqualTo(1_000 * MB);
        assertThat(books.journalled(UsageKind.OVERUSE)).isEqualTo(100 * MB);
    }

    @Test
    void lastSliceShouldCarryFinalUnitsAndTheNextRequestTheCreditLimit() {
        long number = 0;
        Grant grant = books.grant(Ccr.initial("s").wants(1, Unit.OCTETS, 100 * MB));
        long granted = grant.amount();
        while (grant.finalUnits().isEmpty()) {
            grant = books.grant(Ccr.update("s", ++number).used(1, grant.amount()));
            granted += grant.amount();
        }
        assertThat(granted).isEqualTo(1_000 * MB);
        assertThat(grant.threshold()).isZero();
        assertThat(grant.finalUnits()).contains(new Exhaustion.Redirect("https://top-up.silkroam.example/"));
        assertThat(books.refusal(Ccr.update("s", ++number).used(1, grant.amount())))
                .isEqualTo(ChargingResult.CREDIT_LIMIT_REACHED);
        assertThat(books.remaining()).isZero();
        assertThat(books.notices()).containsExactly("50%", "80%", "100%");
    }

    @Test
    void slicesShouldShrinkTowardsTheEndButNotUnderTheFloor() {
        books.ask(Ccr.initial("s").wants(1));
        books.ask(Ccr.update("s", 1).reports(1, 880 * MB));
        assertThat(books.grant(Ccr.update("s", 2).wants(1)).amount()).isEqualTo(30 * MB);
        assertThat(books.grant(Ccr.initial("t").wants(1)).amount()).isEqualTo(22_500_000);
        books.ask(Ccr.update("s", 3).reports(1, 85 * MB));
        assertThat(books.grant(Ccr.update("s", 4).wants(1)).amount()).isEqualTo(10 * MB);
        Grant last = books.grant(Ccr.initial("u").wants(1));
        assertThat(last.amount()).isEqualTo(2_500_000);
        assertThat(last.finalUnits()).isPresent();
    }

    @Test
    void everyServiceShouldHaveItsOwnResult() {
        CreditControlAnswer answer =
                books.ask(Ccr.initial("s").wants(1).wants(201).wants(32, Unit.SECONDS, 60));
        assertThat(answer.result()).isEqualTo(ChargingResult.SUCCESS);
        assertThat(answer.services())
                .extracting(ServiceAnswer::result)
                .containsExactly(ChargingResult.SUCCESS, ChargingResult.SUCCESS, ChargingResult.RATING_FAILED);
    }

    @Test
    void zeroRatedGroupShouldBeGrantedWithoutTouchingTheBalance() {
        Grant grant = books.grant(Ccr.initial("s").wants(201));
        assertThat(grant.finalUnits()).isEmpty();
        books.ask(Ccr.termination("s", 1).reports(201, 40 * MB));
        assertThat(books.remaining()).isEqualTo(1_000 * MB);
        assertThat(books.journalled(UsageKind.FREE)).isEqualTo(40 * MB);
        assertThat(books.only().isActivated()).isTrue();
    }

    @Test
    void countryOutsideTheZoneShouldBeDeniedByServiceNotByCommand() {
        CreditControlAnswer answer =
                books.ask(Ccr.initial("s").in("22801").wants(1).wants(201));
        assertThat(answer.result()).isEqualTo(ChargingResult.SUCCESS);
        assertThat(answer.services())
                .extracting(ServiceAnswer::result)
                .containsOnly(ChargingResult.END_USER_SERVICE_DENIED);
    }

    @Test
    void unknownPlaceShouldFailRatingWhereThePlanHasZones() {
        assertThat(books.refusal(Ccr.initial("s").nowhere().wants(1))).isEqualTo(ChargingResult.RATING_FAILED);
    }

    @Test
    void changeOfCountryShouldChargeTheOldZoneAndDenyTheNewOne() {
        books.grant(Ccr.initial("s").in("20801").wants(1));
        assertThat(books.refusal(Ccr.update("s", 1).in("22801").used(1, 12 * MB)))
                .isEqualTo(ChargingResult.END_USER_SERVICE_DENIED);
        UsageRecord usage = books.journal.get(books.journal.size() - 1);
        assertThat(usage.plmn()).contains("20801");
        assertThat(usage.zone()).contains("EEA");
        assertThat(books.held()).isZero();
        assertThat(books.grant(Ccr.update("s", 2).in("26201").wants(1)).amount())
                .isEqualTo(50 * MB);
    }

    @Test
    void grantShouldNotOutliveItsPlan() {
        books.grant(Ccr.initial("s").wants(1));
        books.pass(Duration.ofDays(15).minusMinutes(10));
        assertThat(books.grant(Ccr.update("s", 1).used(1, 0)).validitySeconds()).isEqualTo(600);
    }

    @Test
    void usageReportedAfterExpiryShouldStillBeChargedToItsReservation() {
        Grant grant = books.grant(Ccr.initial("s").wants(1));
        books.pass(Duration.ofDays(15));
        assertThat(books.refusal(Ccr.update("s", 1).used(1, grant.amount())))
                .isEqualTo(ChargingResult.CREDIT_LIMIT_REACHED);
        assertThat(books.journalled(UsageKind.USAGE)).isEqualTo(grant.amount());
        assertThat(books.journalled(UsageKind.EXPIRY)).isEqualTo(1_000 * MB - grant.amount());
        assertThat(books.account.subscriptions()).isEmpty();
    }

    @Test
    void parallelSessionsShouldNeverShareAnOctet() {
        long granted = 0;
        for (int i = 0; i < 32; i++) {
            granted += books.ask(Ccr.initial("s" + i).wants(1))
                    .services()
                    .get(0)
                    .grant()
                    .map(Grant::amount)
                    .orElse(0L);
        }
        assertThat(granted).isEqualTo(1_000 * MB);
        assertThat(books.held()).isEqualTo(1_000 * MB);
        assertThat(books.ask(Ccr.initial("one-more").wants(1)).result())
                .isEqualTo(ChargingResult.END_USER_SERVICE_DENIED);
    }

    @Test
    void suspendedSimShouldGetNothingNewButPayForWhatItUsed() {
        books.grant(Ccr.initial("s").wants(1));
        books.status(AccountStatus.SUSPENDED);
        assertThat(books.ask(Ccr.initial("t").wants(1)).result()).isEqualTo(ChargingResult.AUTHORIZATION_REJECTED);
        assertThat(books.ask(Ccr.update("s", 1).used(1, 5 * MB)).result())
                .isEqualTo(ChargingResult.AUTHORIZATION_REJECTED);
        assertThat(books.ask(Ccr.termination("s", 2).reports(1, MB)).result()).isEqualTo(ChargingResult.SUCCESS);
        assertThat(books.remaining()).isEqualTo(994 * MB);
    }

    @Test
    void quotaHoldingReportShouldFreeTheReservationAndGrantNothing() {
        books.grant(Ccr.initial("s").wants(1));
        ServiceAnswer answer =
                books.ask(Ccr.update("s", 1).reports(1, 3 * MB)).services().get(0);
        assertThat(answer.result()).isEqualTo(ChargingResult.SUCCESS);
        assertThat(answer.grant()).isEmpty();
        assertThat(books.held()).isZero();
    }
}
