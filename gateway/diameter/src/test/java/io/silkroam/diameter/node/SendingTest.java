package io.silkroam.diameter.node;

import static io.silkroam.diameter.node.TestNodes.PGW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.netty.buffer.ByteBuf;
import io.silkroam.diameter.codec.CodecLimits;
import io.silkroam.diameter.codec.Message;
import io.silkroam.diameter.codec.MessageWriter;
import io.silkroam.diameter.dictionary.Applications;
import io.silkroam.diameter.dictionary.Avps;
import io.silkroam.diameter.dictionary.Commands;
import io.silkroam.diameter.edge.CommandSet;
import io.silkroam.diameter.edge.Partner;
import io.silkroam.diameter.edge.PartnerLimits;
import io.silkroam.diameter.edge.RateLimit;
import io.silkroam.diameter.peer.PeerState;
import io.silkroam.diameter.peer.WatchdogState;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Requests a node sends: where they go, what becomes of them, and the watchdog that decides (RFC 3539). */
class SendingTest {
    private static final String OTHER = "pgw2.partner.test";
    private static final String RELAY = "dra1.partner.test";

    private final LeapingTime time = new LeapingTime();
    private final List<String> outcomes = new CopyOnWriteArrayList<>();
    private DiameterNode node;

    @AfterEach
    void stop() {
        // The count is as of the node's last round over its links.
        await().untilAsserted(() -> assertThat(node.peers())
                .allSatisfy(peer -> assertThat(peer.counters().pending())
                        .as("requests left pending on %s", peer.host())
                        .isZero()));
        node.close();
    }

    @Test
    void shouldSendToTheNamedHostAndTellTheAnswer() {
        start(2, 100);
        try (FakePeer peer = open(PGW);
                FakePeer other = open(OTHER)) {
            send(Optional.of(OTHER), TestNodes.PARTNER_REALM);
            Message request = other.read();
            assertThat(request.utf8(Avps.DESTINATION_HOST)).hasValue(OTHER);
            assertThat(request.header().isRetransmitted()).isFalse();
            other.send(other.answer(request).finish());
            await().untilAsserted(() -> assertThat(outcomes).containsExactly("answered 2001"));
            assertThat(peer.socket().isConnected()).isTrue();
        }
    }

    @Test
    void shouldSendToAnyHostOfTheRealmWhenNoneIsNamed() {
        start(1, 100);
        try (FakePeer peer = open(PGW)) {
            send(Optional.empty(), TestNodes.PARTNER_REALM);
            Message request = peer.read();
            assertThat(request.has(Avps.DESTINATION_HOST)).isFalse();
            MessageWriter answer = peer.answer(request);
            TestNodes.cca(answer);
            peer.send(answer.finish());
            await().untilAsserted(() -> assertThat(outcomes).containsExactly("answered 2001"));
        }
    }

    @Test
    void shouldReachAHostBehindARelay() {
        start(1, 100);
        try (FakePeer relay = open(RELAY)) {
            send(Optional.of("pgw77.partner.test"), TestNodes.PARTNER_REALM);
            Message request = relay.read();
            assertThat(request.utf8(Avps.DESTINATION_HOST)).hasValue("pgw77.partner.test");
            relay.send(relay.answer(request).finish());
            await().untilAsserted(() -> assertThat(outcomes).containsExactly("answered 2001"));
        }
    }

    @Test
    void shouldSayUnreachableWhereNothingLeads() {
        start(1, 100);
        try (FakePeer peer = open(PGW)) {
            send(Optional.of("pgw77.partner.test"), TestNodes.PARTNER_REALM);
            send(Optional.empty(), "elsewhere.test");
            assertThat(outcomes)
                    .containsExactly(
                            "unreachable: no open connection leads to pgw77.partner.test in partner.test",
                            "unreachable: no open connection leads to any host in elsewhere.test");
            assertThat(node.canReach(PGW, TestNodes.PARTNER_REALM)).isTrue();
            assertThat(node.canReach("pgw77.partner.test", TestNodes.PARTNER_REALM))
                    .isFalse();
            assertThat(peer.socket().isConnected()).isTrue();
        }
    }

    @Test
    void shouldFailOverToAnotherConnectionWithTheTFlagAndTheSameEndToEndId() throws IOException {
        start(2, 100);
        try (FakePeer first = open(PGW);
                FakePeer second = open(PGW)) {
            send(Optional.of(PGW), TestNodes.PARTNER_REALM);
            FakePeer receiver = whicheverIsAsked(first, second);
            FakePeer alternative = receiver == first ? second : first;
            Message original = receiver.read();
            receiver.close();

            Message again = alternative.readUntil(Commands.RE_AUTH);
            assertThat(again.header().isRetransmitted()).isTrue();
            assertThat(again.header().endToEndId()).isEqualTo(original.header().endToEndId());
            assertThat(again.utf8(Avps.SESSION_ID)).isEqualTo(original.utf8(Avps.SESSION_ID));
            alternative.send(alternative.answer(again).finish());
            await().untilAsserted(() -> assertThat(outcomes).containsExactly("answered 2001"));
            assertThat(pgw().counters().failedOver()).isEqualTo(1);
        }
    }

    @Test
    void shouldSayUnreachableWhenTheOnlyConnectionGoes() {
        start(1, 100);
        try (FakePeer peer = open(PGW)) {
            send(Optional.of(PGW), TestNodes.PARTNER_REALM);
            peer.read();
        }
        await().untilAsserted(
                        () -> assertThat(outcomes).singleElement().asString().startsWith("unreachable"));
    }

    @Test
    void shouldTimeOutAndCountALateAnswer() {
        start(1, 100);
        try (FakePeer peer = open(PGW)) {
            send(Optional.of(PGW), TestNodes.PARTNER_REALM);
            Message request = peer.read();
            time.leap(Duration.ofSeconds(6));
            await().untilAsserted(() -> assertThat(outcomes).containsExactly("timed out"));
            peer.send(peer.answer(request).finish());
            await().until(() -> pgw().counters().late() == 1);
            assertThat(pgw().counters().timedOut()).isEqualTo(1);
        }
    }

    @Test
    void shouldBoundWhatIsPendingOnAConnection() {
        start(1, 3);
        try (FakePeer peer = open(PGW)) {
            for (int i = 0; i < 4; i++) {
                send(Optional.of(PGW), TestNodes.PARTNER_REALM);
            }
            assertThat(outcomes).containsExactly("too many pending");
            for (int i = 0; i < 3; i++) {
                peer.send(peer.answer(peer.read()).finish());
            }
            await().until(() -> outcomes.size() == 4);
        }
    }

    @Test
    void shouldIgnoreAnAnswerOfAnotherEndToEndId() {
        start(1, 100);
        try (FakePeer peer = open(PGW)) {
            send(Optional.of(PGW), TestNodes.PARTNER_REALM);
            Message request = peer.read();
            ByteBuf forged = peer.answer(request).finish();
            forged.setInt(16, request.header().endToEndId() + 1);
            peer.send(forged);
            await().until(() -> pgw().counters().late() == 1);
            assertThat(outcomes).isEmpty();
            peer.send(peer.answer(request).finish());
            await().untilAsserted(() -> assertThat(outcomes).containsExactly("answered 2001"));
        }
    }

    @Test
    void shouldSuspectASilentPeerThenCloseAndReopenOnProbation() {
        start(1, 100);
        try (FakePeer peer = open(PGW)) {
            time.leap(Duration.ofSeconds(33));
            Message dwr = peer.readUntil(Commands.DEVICE_WATCHDOG);
            peer.send(peer.answer(dwr).finish());
            assertThat(watchdog()).isEqualTo(WatchdogState.OKAY);

            await().until(() -> {
                time.leap(Duration.ofSeconds(33));
                return watchdog() == WatchdogState.DOWN;
            });
            assertThat(peer.isClosedByNode()).isTrue();
            assertThat(pgw().state()).isEqualTo(PeerState.CLOSED);
        }
        try (FakePeer back = open(PGW)) {
            await().until(() -> watchdog() == WatchdogState.REOPEN);
            for (int answers = 0; answers < 3; answers++) {
                Message dwr = back.readUntil(Commands.DEVICE_WATCHDOG);
                assertThat(watchdog()).as("trusted again after three answers").isEqualTo(WatchdogState.REOPEN);
                assertThat(back.resultOf(back.ccr())).as("served on probation").isEqualTo(2001);
                back.send(back.answer(dwr).finish());
                assertThat(back.resultOf(back.ccr())).isEqualTo(2001);
                time.leap(Duration.ofSeconds(33));
            }
            await().until(() -> watchdog() == WatchdogState.OKAY);
        }
    }

    @Test
    void shouldMoveRequestsAwayFromASuspectedConnection() throws IOException {
        start(2, 100);
        try (FakePeer first = open(PGW);
                FakePeer second = open(PGW)) {
            send(Optional.of(PGW), TestNodes.PARTNER_REALM, Duration.ofMinutes(5));
            FakePeer silent = whicheverIsAsked(first, second);
            FakePeer alive = silent == first ? second : first;
            silent.read();
            time.leap(Duration.ofSeconds(33));
            alive.send(alive.answer(alive.readUntil(Commands.DEVICE_WATCHDOG)).finish());
            silent.readUntil(Commands.DEVICE_WATCHDOG);
            // The silent one's DWR stays unanswered for another interval.
            time.leap(Duration.ofSeconds(33));
            Message again = alive.readUntil(Commands.RE_AUTH);
            assertThat(again.header().isRetransmitted()).isTrue();
            alive.send(alive.answer(again).finish());
            await().untilAsserted(() -> assertThat(outcomes).containsExactly("answered 2001"));
        }
    }

    private static FakePeer whicheverIsAsked(FakePeer first, FakePeer second) throws IOException {
        await().until(() -> hasInput(first) || hasInput(second));
        return hasInput(first) ? first : second;
    }

    private static boolean hasInput(FakePeer peer) throws IOException {
        return peer.socket().getInputStream().available() > 0;
    }

    /** Opens a connection and waits until the node knows that it leads there. */
    private FakePeer open(String host) {
        long before = openLinks();
        FakePeer peer = FakePeer.open(node.addresses().get(0), host);
        await().until(() -> openLinks() > before);
        return peer;
    }

    private long openLinks() {
        return node.peers().stream()
                .filter(peer -> peer.state() == PeerState.R_OPEN && peer.watchdog() != WatchdogState.DOWN)
                .count();
    }

    private PeerStatus pgw() {
        return node.peers().stream()
                .filter(peer -> peer.host().equals(PGW))
                .findFirst()
                .orElseThrow();
    }

    private WatchdogState watchdog() {
        return pgw().watchdog();
    }

    private void send(Optional<String> host, String realm) {
        send(host, realm, Duration.ofSeconds(5));
    }

    private void send(Optional<String> host, String realm, Duration timeout) {
        if (host.isEmpty()) {
            // The grammar of a RAR wants a host.
            OutgoingRequest ccr = TestNodes.ccr(PGW, Optional.empty());
            node.send(
                    new OutgoingRequest(272, 4, true, ccr.sessionId(), host, realm, ccr.avps()),
                    timeout,
                    outcome -> outcomes.add(describe(outcome)));
            return;
        }
        OutgoingRequest rar = new OutgoingRequest(
                Commands.RE_AUTH,
                Applications.CREDIT_CONTROL,
                true,
                Optional.of(PGW + ";1;1"),
                host,
                realm,
                writer -> writer.add(Avps.AUTH_APPLICATION_ID, Applications.CREDIT_CONTROL)
                        .add(Avps.RE_AUTH_REQUEST_TYPE, 0));
        node.send(rar, timeout, outcome -> outcomes.add(describe(outcome)));
    }

    private static String describe(SendOutcome outcome) {
        if (outcome instanceof SendOutcome.Answered answered) {
            return "answered " + answered.answer().unsigned(Avps.RESULT_CODE).orElse(0);
        } else if (outcome instanceof SendOutcome.Unreachable unreachable) {
            return "unreachable: " + unreachable.reason();
        }
        return outcome instanceof SendOutcome.TimedOut ? "timed out" : "too many pending";
    }

    private void start(int connections, int pending) {
        PartnerLimits limits = new PartnerLimits(connections, 100, new RateLimit(1_000, 1_000), 1);
        Partner relay = Partner.named("relay")
                .host(RELAY)
                .realm(TestNodes.PARTNER_REALM)
                .relay()
                .application(Applications.CREDIT_CONTROL, CommandSet.of(272))
                .build();
        NodeSettings settings = TestNodes.bare()
                .partner(TestNodes.pgw().host(OTHER).limits(limits).build())
                .partner(relay)
                .limits(new NodeLimits(CodecLimits.defaults(), 1 << 20, pending, 100, 16, 64))
                .time(time.time())
                .build();
        node = DiameterNode.start(settings, List.of(TestNodes.creditControl()), NodeObserver.none());
    }
}
