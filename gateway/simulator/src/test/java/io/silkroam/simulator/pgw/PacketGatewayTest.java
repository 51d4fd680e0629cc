package io.silkroam.simulator.pgw;

import static io.silkroam.simulator.gy.Requests.NOON;
import static io.silkroam.simulator.gy.Requests.SMF;
import static io.silkroam.simulator.gy.Requests.TRAVELLER;
import static org.assertj.core.api.Assertions.assertThat;

import io.silkroam.simulator.gy.Location;
import io.silkroam.simulator.gy.ReportingReason;
import io.silkroam.simulator.gy.Route;
import io.silkroam.simulator.gy.ServiceAnswer.FinalUnitAction;
import io.silkroam.simulator.gy.ServiceKey;
import io.silkroam.simulator.gy.ShortMessage;
import io.silkroam.simulator.gy.Usage;
import io.silkroam.simulator.jdiameter.GatewayListener;
import io.silkroam.simulator.jdiameter.GatewayRequest;
import io.silkroam.simulator.profile.GatewayProfile;
import io.silkroam.simulator.profile.Habit;
import io.silkroam.simulator.wire.AvpName;
import java.time.Duration;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PacketGatewayTest {
    private static final ServiceKey TEN = ServiceKey.of(10, 1);
    private final SettableClock clock = new SettableClock(NOON);

    @ParameterizedTest
    @EnumSource(value = GatewayProfile.class, mode = EnumSource.Mode.EXCLUDE, names = "SMS_EVENT")
    void shouldReportExactlyWhatPassedWhateverTheProfile(GatewayProfile profile) {
        FakeOcs ocs = new FakeOcs(50_000_000, 1_000_000, FinalUnitAction.TERMINATE);
        DataSession session = gateway(ocs, profile).open(TRAVELLER).join();
        SplittableRandom random = new SplittableRandom(8_506);
        for (int i = 0; i < 40; i++) {
            for (ServiceKey service : profile.services()) {
                session.transfer(service, Usage.octets(random.nextLong(50_000), random.nextLong(400_000)))
                        .join();
            }
        }
        session.end().join();
        assertThat(session.isOver()).isTrue();
        assertThat(session.meter().passed().totalOctets()).isPositive();
        assertThat(ocs.booked()).isEqualTo(session.meter().passed().totalOctets());
        assertThat(session.meter().unreported()).isEqualTo(Usage.NONE);
    }

    @Test
    void shouldReportAtTheThresholdAndCarryOn() {
        FakeOcs ocs = new FakeOcs(10_000, 1_000, FinalUnitAction.TERMINATE);
        DataSession session =
                gateway(ocs, GatewayProfile.STAROS).open(TRAVELLER).join();
        Passage passage = session.transfer(TEN, Usage.octets(0, 2_000)).join();
        assertThat(passage).isEqualTo(new Passage(Usage.octets(0, 2_000), Optional.empty()));
        assertThat(ocs.booked()).isEqualTo(1_600);
        assertThat(ocs.reasons()).containsExactly((long) ReportingReason.THRESHOLD.code());
        assertThat(ocs.numbers(AvpName.CC_REQUEST_NUMBER)).containsExactly(0L, 1L, 2L);
    }

    @Test
    void shouldStopWhenTheLastGrantIsUsedUpAndSayWhereTrafficIsRedirected() {
        FakeOcs ocs = new FakeOcs(2_500, 1_000, FinalUnitAction.REDIRECT);
        DataSession session =
                gateway(ocs, GatewayProfile.ERICSSON).open(TRAVELLER).join();
        ServiceKey only = GatewayProfile.ERICSSON.services().get(0);
        Passage passage = session.transfer(only, Usage.octets(0, 10_000)).join();
        assertThat(passage).isEqualTo(new Passage(Usage.octets(0, 2_500), Optional.of(Stop.REDIRECTED)));
        assertThat(session.redirectAddress(only)).contains("https://top-up.example/");
        assertThat(ocs.booked()).isEqualTo(2_500);
        assertThat(session.isOpen()).isTrue();
    }

    @Test
    void shouldGoOnAfterATopUpWhenReAuthorised() {
        FakeOcs ocs = new FakeOcs(1_000, 1_000, FinalUnitAction.REDIRECT);
        PacketGateway gateway = gateway(ocs, GatewayProfile.ERICSSON);
        DataSession session = gateway.open(TRAVELLER).join();
        ServiceKey only = GatewayProfile.ERICSSON.services().get(0);
        session.transfer(only, Usage.octets(1_000, 0)).join();
        ocs.topUp(5_000);
        assertThat(gateway.onReAuth(about(session))).isEqualTo(GatewayListener.SUCCESS);
        assertThat(gateway.lastReaction()).isCompleted();
        assertThat(session.transfer(only, Usage.octets(400, 0)).join().stoppedBy())
                .isEmpty();
        assertThat(ocs.reasons()).contains((long) ReportingReason.FORCED_REAUTHORISATION.code());
    }

    @Test
    void shouldAnswerReAuthAndDoNothingAsOpen5gs() {
        FakeOcs ocs = new FakeOcs(10_000, 1_000, FinalUnitAction.TERMINATE);
        PacketGateway gateway = gateway(ocs, GatewayProfile.OPEN5GS);
        DataSession session = gateway.open(TRAVELLER).join();
        assertThat(gateway.onReAuth(about(session))).isEqualTo(GatewayListener.SUCCESS);
        assertThat(ocs.received()).hasSize(1);
    }

    @Test
    void shouldReleaseTheSessionAsOpen5gsWhenItsServiceIsRefused() {
        FakeOcs ocs = new FakeOcs(0, 1_000, FinalUnitAction.TERMINATE);
        DataSession session =
                gateway(ocs, GatewayProfile.OPEN5GS).open(TRAVELLER).join();
        assertThat(session.isOver()).isTrue();
        assertThat(ocs.numbers(AvpName.CC_REQUEST_TYPE)).containsExactly(1L, 3L);
        assertThat(ocs.numbers(AvpName.CC_REQUEST_NUMBER)).containsExactly(0L, 1L);
    }

    @Test
    void shouldReleaseTheSessionAsOpen5gsAtTheReportAfterTheFinalUnit() {
        FakeOcs ocs = new FakeOcs(1_500, 1_000, FinalUnitAction.REDIRECT);
        DataSession session =
                gateway(ocs, GatewayProfile.OPEN5GS).open(TRAVELLER).join();
        Passage passage =
                session.transfer(ServiceKey.UNNAMED, Usage.octets(0, 9_000)).join();
        assertThat(passage).isEqualTo(new Passage(Usage.octets(0, 1_500), Optional.of(Stop.SESSION_CLOSED)));
        assertThat(ocs.booked()).isEqualTo(1_500);
    }

    @Test
    void shouldEndTheSessionWhenAborted() {
        FakeOcs ocs = new FakeOcs(10_000, 1_000, FinalUnitAction.TERMINATE);
        PacketGateway gateway = gateway(ocs, GatewayProfile.STAROS);
        DataSession session = gateway.open(TRAVELLER).join();
        session.transfer(TEN, Usage.octets(3, 4)).join();
        GatewayRequest about = about(session);
        assertThat(gateway.onAbort(about)).isEqualTo(GatewayListener.SUCCESS);
        assertThat(session.isOver()).isTrue();
        assertThat(ocs.booked()).isEqualTo(7);
        assertThat(gateway.onAbort(about)).isEqualTo(GatewayListener.UNKNOWN_SESSION);
    }

    @Test
    void shouldRenewWhatHasExpiredOnceOnly() {
        FakeOcs ocs = new FakeOcs(10_000, 1_000, FinalUnitAction.TERMINATE);
        DataSession session =
                gateway(ocs, GatewayProfile.ERICSSON).open(TRAVELLER).join();
        session.poll().join();
        assertThat(ocs.received()).hasSize(1);
        clock.advance(FakeOcs.VALIDITY);
        session.poll().join();
        session.poll().join();
        assertThat(ocs.received()).hasSize(2);
        assertThat(ocs.reasons()).containsExactly((long) ReportingReason.VALIDITY_TIME.code());
    }

    @Test
    void shouldGiveBackQuotaHeldTooLongWithoutAskingAndAskAgainWhenTrafficComes() {
        FakeOcs ocs = new FakeOcs(10_000, 1_000, FinalUnitAction.TERMINATE);
        DataSession session =
                gateway(ocs, GatewayProfile.ERICSSON).open(TRAVELLER).join();
        ServiceKey only = GatewayProfile.ERICSSON.services().get(0);
        clock.advance(FakeOcs.HOLDING);
        session.poll().join();
        assertThat(ocs.received().get(1).avps().toString()).doesNotContain("requested-service-unit");
        assertThat(session.transfer(only, Usage.octets(5, 5)).join().passed()).isEqualTo(Usage.octets(5, 5));
        assertThat(ocs.received().get(2).avps().toString()).contains("requested-service-unit");
    }

    @Test
    void shouldReportTheOldUsageWithTheNewPlaceOnAMove() {
        FakeOcs ocs = new FakeOcs(10_000, 1_000, FinalUnitAction.TERMINATE);
        DataSession session =
                gateway(ocs, GatewayProfile.ERICSSON).open(TRAVELLER).join();
        ServiceKey only = GatewayProfile.ERICSSON.services().get(0);
        session.transfer(only, Usage.octets(100, 0)).join();
        session.moveTo(Location.in("262", "01")).join();
        assertThat(ocs.booked()).isEqualTo(100);
        assertThat(ocs.reasons()).containsExactly((long) ReportingReason.RATING_CONDITION_CHANGE.code());
        assertThat(ocs.received().get(1).avps().toString()).contains("3gpp-sgsn-mcc-mnc 26201");
    }

    @Test
    void shouldRepeatAsOftenAsTheProfileDoesAndReportOnce() {
        FakeOcs ocs = new FakeOcs(1_000_000, 100_000, FinalUnitAction.TERMINATE);
        DataSession session = gateway(ocs, GatewayProfile.MAGMA).open(TRAVELLER).join();
        session.transfer(GatewayProfile.MAGMA.services().get(0), Usage.octets(0, 50))
                .join();
        ocs.losing(2);
        session.end().join();
        assertThat(ocs.received()).hasSize(4);
        assertThat(ocs.received().get(3)).isEqualTo(ocs.received().get(1).again());
        assertThat(ocs.booked()).isEqualTo(50);
    }

    @Test
    void shouldGiveUpTheSessionWhenNothingIsAnsweredAndKnowWhatWasNotReported() {
        FakeOcs ocs = new FakeOcs(1_000_000, 1_000, FinalUnitAction.TERMINATE);
        DataSession session =
                gateway(ocs, GatewayProfile.STAROS).open(TRAVELLER).join();
        ocs.losing(2);
        Passage passage = session.transfer(TEN, Usage.octets(0, 5_000)).join();
        assertThat(passage).isEqualTo(new Passage(Usage.octets(0, 800), Optional.of(Stop.UNANSWERED)));
        assertThat(session.meter().unreported().totalOctets()).isEqualTo(800);
        assertThat(session.isOver()).isTrue();
    }

    @Test
    void shouldRepeatTheLastNumberOnTerminationAsSigScalesScript() {
        FakeOcs ocs = new FakeOcs(10_000, 1_000, FinalUnitAction.TERMINATE);
        DataSession session =
                gateway(ocs, GatewayProfile.SIGSCALE).open(TRAVELLER).join();
        session.reAuthorise().join();
        session.end().join();
        assertThat(GatewayProfile.SIGSCALE.has(Habit.REPEATS_LAST_NUMBER_ON_TERMINATION))
                .isTrue();
        assertThat(ocs.numbers(AvpName.CC_REQUEST_NUMBER)).containsExactly(0L, 1L, 1L);
    }

    @Test
    void shouldChargeAShortMessageAsOneEvent() {
        FakeOcs ocs = new FakeOcs(10, 1, FinalUnitAction.TERMINATE);
        ShortMessage message = new ShortMessage("31611111111", "31622222222");
        assertThat(gateway(ocs, GatewayProfile.SMS_EVENT)
                        .charge(TRAVELLER, message)
                        .join()
                        .isSuccess())
                .isTrue();
        assertThat(ocs.numbers(AvpName.CC_REQUEST_TYPE)).containsExactly(4L);
    }

    @Test
    void shouldNeverUseASessionIdTwiceEvenAfterARestart() {
        FakeOcs ocs = new FakeOcs(10_000, 1_000, FinalUnitAction.TERMINATE);
        String first =
                gateway(ocs, GatewayProfile.STAROS).open(TRAVELLER).join().id();
        clock.advance(Duration.ofSeconds(1));
        assertThat(gateway(ocs, GatewayProfile.STAROS).open(TRAVELLER).join().id())
                .isNotEqualTo(first);
    }

    private PacketGateway gateway(FakeOcs ocs, GatewayProfile profile) {
        return PacketGateway.on(listener -> ocs, profile, Route.to("ocs.test", SMF), clock);
    }

    private static GatewayRequest about(DataSession session) {
        return new GatewayRequest(session.id(), "ocs1.ocs.test", Optional.empty());
    }
}
