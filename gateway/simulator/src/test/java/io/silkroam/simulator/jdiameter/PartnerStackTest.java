package io.silkroam.simulator.jdiameter;

import static io.silkroam.simulator.gy.Requests.SMF;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.silkroam.simulator.gy.GyAnswer;
import io.silkroam.simulator.gy.ReportingReason;
import io.silkroam.simulator.gy.Requests;
import io.silkroam.simulator.gy.ServiceAnswer;
import io.silkroam.simulator.gy.ServiceKey;
import io.silkroam.simulator.gy.Usage;
import io.silkroam.simulator.profile.GatewayProfile;
import io.silkroam.simulator.profile.Habit;
import io.silkroam.simulator.wire.GyMessage;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jdiameter.api.Answer;
import org.jdiameter.api.Avp;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Tag("long")
class PartnerStackTest {
    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private static final PartnerSettings.Timings QUICK =
            PartnerSettings.Timings.USUAL.reconnectingEvery(Duration.ofMillis(500));
    /** Not back while a charging system takes leave: it would let the partner in again, and never let it go. */
    private static final PartnerSettings.Timings UNHURRIED = QUICK.reconnectingEvery(Duration.ofSeconds(6));

    @ParameterizedTest
    @EnumSource(GatewayProfile.class)
    void shouldPutEveryProfileOntoTheWireAsBuilt(GatewayProfile profile) throws Exception {
        List<GyMessage> sent = List.of(
                profile.message(Requests.initial(profile, TestOcs.REALM), 0xFEDC_BA98L),
                profile.message(Requests.initial(profile, TestOcs.REALM), 2));
        try (TestOcs ocs = ocs("ocs1.ocs.test", PartnerStackTest::agree);
                PartnerStack partner = connected(GatewayListener.agreeable(), ocs)) {
            for (GyMessage message : sent) {
                answer(partner.send(message));
            }
            if (!profile.has(Habit.EVENTS_ONLY)) {
                Usage used = new Usage(30, 5337, 2303);
                GyMessage update =
                        profile.message(Requests.update(profile, TestOcs.REALM, used, ReportingReason.THRESHOLD), 3);
                GyMessage end = profile.message(Requests.termination(profile, TestOcs.REALM, used), 4);
                answer(partner.send(update));
                answer(partner.send(end));
                sent = List.of(sent.get(0), sent.get(1), update, end);
            }
            assertThat(ocs.received()).isEqualTo(sent);
        }
    }

    @Test
    void shouldReadEverythingAGrantSays() throws Exception {
        try (TestOcs ocs = ocs("ocs1.ocs.test", message -> TestAnswer.granting(10, 50_000_000));
                PartnerStack partner = connected(GatewayListener.agreeable(), ocs)) {
            GyAnswer answer = answer(partner.send(initial(1)));
            assertThat(answer.isSuccess()).isTrue();
            assertThat(answer.originHost()).isEqualTo("ocs1.ocs.test");
            ServiceAnswer service = answer.about(ServiceKey.of(10, 1)).orElseThrow();
            assertThat(service.grantedOctets()).contains(50_000_000L);
            assertThat(service.validity()).contains(Duration.ofHours(1));
            assertThat(service.volumeThreshold()).contains(10_000_000L);
            assertThat(service.holdingTime()).contains(Duration.ofHours(2));
            assertThat(service.finalUnit().orElseThrow().action()).isEqualTo(ServiceAnswer.FinalUnitAction.REDIRECT);
            assertThat(service.finalUnit().orElseThrow().redirectAddress()).contains("https://top-up.example/");
        }
    }

    @Test
    void shouldHandOverTheResultCodeAndErrorMessageOfARefusal() throws Exception {
        TestAnswer refusal =
                new TestAnswer(5030, false, avps -> avps.addAvp(Avp.ERROR_MESSAGE, "never seen", false, false, false));
        try (TestOcs ocs = ocs("ocs1.ocs.test", message -> refusal);
                PartnerStack partner = connected(GatewayListener.agreeable(), ocs)) {
            GyAnswer answer = answer(partner.send(initial(1)));
            assertThat(answer.resultCode()).isEqualTo(5030);
            assertThat(answer.errorMessage()).contains("never seen");
        }
    }

    @Test
    void shouldRepeatARequestWithTheTFlagAndTheSameIdentifier() throws Exception {
        GyMessage first = initial(0xABCDEF01L);
        try (TestOcs ocs = ocs(
                        "ocs1.ocs.test",
                        message -> message.retransmitted() ? TestAnswer.of(2001) : TestAnswer.silence());
                PartnerStack partner = start(QUICK.answeredWithin(Duration.ofSeconds(3)), agreeable(), ocs)) {
            assertThatThrownBy(() -> answer(partner.send(first))).hasRootCauseInstanceOf(RequestFailedException.class);
            assertThat(answer(partner.send(first.again())).isSuccess()).isTrue();
            assertThat(ocs.received()).containsExactly(first, first.again());
        }
    }

    @Test
    void shouldHearReAuthAndAbortAndAnswerAsTheListenerSays() throws Exception {
        BlockingQueue<GatewayRequest> heard = new LinkedBlockingQueue<>();
        GatewayListener listener = new GatewayListener() {
            @Override
            public int onReAuth(GatewayRequest request) {
                heard.add(request);
                return SUCCESS;
            }

            @Override
            public int onAbort(GatewayRequest request) {
                heard.add(request);
                return UNKNOWN_SESSION;
            }
        };
        try (TestOcs ocs = ocs("ocs1.ocs.test", PartnerStackTest::agree);
                PartnerStack partner = connected(listener, ocs)) {
            answer(partner.send(initial(1)));
            Answer reAuth =
                    ocs.reAuthorise("session;1", SMF.host(), SMF.realm()).get(5, TimeUnit.SECONDS);
            Answer abort = ocs.abort("session;2", SMF.host(), SMF.realm()).get(5, TimeUnit.SECONDS);
            assertThat(heard.poll().sessionId()).isEqualTo("session;1");
            assertThat(heard.poll())
                    .extracting(GatewayRequest::sessionId, GatewayRequest::originHost)
                    .containsExactly("session;2", "ocs1.ocs.test");
            assertThat(reAuth.getResultCode().getUnsigned32()).isEqualTo(2001);
            assertThat(abort.getResultCode().getUnsigned32()).isEqualTo(5002);
            assertThat(reAuth.getAvps().asArray())
                    .extracting(Avp::getCode)
                    .containsExactly(Avp.SESSION_ID, Avp.RESULT_CODE, Avp.ORIGIN_HOST, Avp.ORIGIN_REALM);
        }
    }

    @Test
    void shouldComeBackAfterABrokenLine() throws Exception {
        try (TestOcs ocs = ocs("ocs1.ocs.test", PartnerStackTest::agree);
                PartnerStack partner = connected(GatewayListener.agreeable(), ocs)) {
            answer(partner.send(initial(1)));
            partner.cut();
            await().atMost(PATIENCE).until(() -> !partner.isConnected());
            awaitConnected(partner, ocs);
            assertThat(answer(partner.send(initial(2))).isSuccess()).isTrue();
        }
    }

    @Test
    void shouldComeBackWhenTheGatewayRestarts() throws Exception {
        InetSocketAddress address = Loopback.freePort();
        TestOcs before = TestOcs.start("ocs1.ocs.test", address, SMF.realm(), PartnerStackTest::agree);
        try (PartnerStack partner = start(UNHURRIED, GatewayListener.agreeable(), before)) {
            before.close();
            await().atMost(PATIENCE).until(() -> !partner.isConnected());
            try (TestOcs after = TestOcs.start("ocs1.ocs.test", address, SMF.realm(), PartnerStackTest::agree)) {
                awaitConnected(partner, after);
                assertThat(answer(partner.send(initial(2))).isSuccess()).isTrue();
                assertThat(after.received()).hasSize(1);
            }
        }
    }

    @Test
    void shouldStayAwayAfterDisconnectingUntilToldToReconnect() throws Exception {
        try (TestOcs ocs = ocs("ocs1.ocs.test", PartnerStackTest::agree);
                PartnerStack partner = connected(GatewayListener.agreeable(), ocs)) {
            partner.disconnect();
            await().atMost(PATIENCE).until(() -> !partner.isConnected());
            assertThat(partner.awaitConnected(QUICK.reconnect().multipliedBy(3)))
                    .isFalse();
            partner.reconnect();
            assertThat(partner.awaitConnected(PATIENCE)).isTrue();
        }
    }

    @Test
    void shouldFailOverToTheOtherGateway() throws Exception {
        TestOcs one = ocs("ocs1.ocs.test", PartnerStackTest::agree);
        try (TestOcs two = ocs("ocs2.ocs.test", PartnerStackTest::agree);
                PartnerStack partner = start(UNHURRIED, GatewayListener.agreeable(), one, two)) {
            assertThat(partner.connectedGateways()).containsExactlyInAnyOrder("ocs1.ocs.test", "ocs2.ocs.test");
            one.close();
            await().atMost(PATIENCE).until(() -> partner.connectedGateways().size() == 1);
            for (int id = 1; id <= 5; id++) {
                assertThat(answer(partner.send(initial(id))).originHost()).isEqualTo("ocs2.ocs.test");
            }
        } finally {
            one.close();
        }
    }

    @Test
    void shouldFailAtOnceWhenNobodyIsConnected() throws Exception {
        PartnerSettings.Gateway nobody =
                new PartnerSettings.Gateway("ocs1.ocs.test", TestOcs.REALM, Loopback.freePort());
        PartnerSettings settings =
                PartnerSettings.of(SMF, Loopback.address(), nobody).with(QUICK);
        try (PartnerStack partner = PartnerStack.start(settings, agreeable())) {
            assertThatThrownBy(() -> answer(partner.send(initial(1))))
                    .hasCauseInstanceOf(RequestFailedException.class)
                    .hasMessageContaining("Not sent");
        }
    }

    private static TestAnswer agree(GyMessage message) {
        return TestAnswer.of(message.avps().isEmpty() ? 5005 : 2001);
    }

    private static GatewayListener agreeable() {
        return GatewayListener.agreeable();
    }

    private static GyMessage initial(long endToEndId) {
        return GatewayProfile.STAROS.message(Requests.initial(GatewayProfile.STAROS, TestOcs.REALM), endToEndId);
    }

    private static GyAnswer answer(CompletableFuture<GyAnswer> future) throws Exception {
        return future.get(10, TimeUnit.SECONDS);
    }

    private static TestOcs ocs(String host, Function<GyMessage, TestAnswer> how) throws Exception {
        return TestOcs.start(host, Loopback.freePort(), SMF.realm(), how);
    }

    private static PartnerStack connected(GatewayListener listener, TestOcs... ocs) {
        return start(QUICK, listener, ocs);
    }

    private static PartnerStack start(PartnerSettings.Timings timings, GatewayListener listener, TestOcs... ocs) {
        PartnerSettings.Gateway[] gateways =
                Arrays.stream(ocs).map(TestOcs::asGateway).toArray(PartnerSettings.Gateway[]::new);
        PartnerStack partner = PartnerStack.start(
                PartnerSettings.of(SMF, Loopback.address(), gateways).with(timings), listener);
        awaitConnected(partner, ocs);
        return partner;
    }

    private static void awaitConnected(PartnerStack partner, TestOcs... ocs) {
        assertThat(partner.awaitConnected(PATIENCE)).isTrue();
        Arrays.stream(ocs).forEach(TestOcs::awaitPartner);
    }
}
