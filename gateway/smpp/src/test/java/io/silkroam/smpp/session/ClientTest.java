package io.silkroam.smpp.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.silkroam.smpp.codec.Frames;
import io.silkroam.smpp.pdu.BindType;
import io.silkroam.smpp.pdu.Command;
import io.silkroam.smpp.pdu.Response.MessageResponse;
import io.silkroam.smpp.session.RawPeer.Pdu;
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An ESME that keeps its binds alive. */
class ClientTest {
    private final RecordingListener listener = new RecordingListener();
    private final RecordingObserver observer = new RecordingObserver();

    @Test
    void shouldKeepAsManyBindsAsAsked() {
        try (TestServer smsc = TestServer.standard();
                SmppClient client = start(Tests.client(smsc.port()).withBinds(3))) {
            await().until(() -> client.sessions().size() == 3);
            assertThat(smsc.listener.sessions).hasSize(3);
        }
    }

    @Test
    void shouldSubmitAndBeDeliveredTo() {
        List<SendResult> results = new CopyOnWriteArrayList<>();
        try (TestServer smsc = TestServer.standard();
                SmppClient client = start(Tests.client(smsc.port()))) {
            await().until(() -> client.sessions().size() == 1 && !listener.sessions.isEmpty());
            listener.sessions.get(0).send(Tests.submit("hello"), results::add);
            smsc.listener.sessions.get(0).send(Tests.deliver("and back"), results::add);

            await().until(() -> results.size() == 2);
            assertThat(results).allSatisfy(result -> assertThat(result)
                    .isEqualTo(new SendResult.Answered(MessageResponse.accepted("1"))));
            assertThat(smsc.listener.requests).containsExactly(Tests.submit("hello"));
            assertThat(listener.requests).containsExactly(Tests.deliver("and back"));
        }
    }

    @Test
    void shouldBindAgainAfterTheOldSocketIsGoneAndNeverWithTwo() throws IOException {
        try (FakeSmsc smsc = new FakeSmsc();
                SmppClient client = start(Tests.client(smsc.port()))) {
            for (int i = 0; i < 3; i++) {
                try (RawPeer peer = smsc.acceptAndBind()) {
                    await().until(() -> client.sessions().size() == 1);
                    peer.ping(7);
                    assertThat(smsc.isDialled(150)).isFalse();
                }
            }
            await().until(() -> listener.ends.size() >= 3);
        }
    }

    @Test
    void shouldGiveUpABindThatIsNotAnsweredBeforeItDialsAgain() throws IOException {
        SmppTimers timers = SmppTimers.standard().withBind(Duration.ofSeconds(3));
        try (FakeSmsc smsc = new FakeSmsc();
                SmppClient client = start(Tests.client(smsc.port()).withTimers(timers));
                RawPeer silent = smsc.accept()) {
            silent.read();
            assertThat(silent.isEnded()).isTrue();
            assertThat(client.sessions()).isEmpty();
            try (RawPeer next = smsc.acceptAndBind()) {
                await().until(() -> client.sessions().size() == 1);
                next.ping(7);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"true", "false"})
    void shouldTakeANegativeBindResponseWithAndWithoutABodyAndWaitLonger(boolean body) throws IOException {
        SmppClientSettings.Reconnect patient =
                new SmppClientSettings.Reconnect(Duration.ofMillis(10), Duration.ofSeconds(5), Duration.ofMillis(800));
        try (FakeSmsc smsc = new FakeSmsc();
                SmppClient client = start(Tests.client(smsc.port()).withReconnect(patient));
                RawPeer peer = smsc.accept()) {
            Pdu bind = peer.read();
            Frames response = body ? Frames.body().text("smsc") : Frames.body();
            long refused = System.nanoTime();
            peer.send(response.pdu(bind.command().response().id(), 0x0D, bind.sequence()));

            assertThat(peer.isEnded()).isTrue();
            assertThat(observer.lines).contains("refused ESME_RBINDFAIL");
            assertThat(smsc.isDialled(10_000)).isTrue();
            // The peer has a second to close, which it does not; then at least half of the wait goes by.
            assertThat(Duration.ofNanos(System.nanoTime() - refused)).isGreaterThanOrEqualTo(Duration.ofMillis(1_300));
            assertThat(client.sessions()).isEmpty();
        }
    }

    @Test
    void shouldBeBackSoonAfterEachCloseOfABindThatHeld() throws IOException {
        SmppClientSettings.Reconnect reconnect = new SmppClientSettings.Reconnect(
                Duration.ofMillis(100), Duration.ofSeconds(20), Duration.ofSeconds(10));
        try (FakeSmsc smsc = new FakeSmsc();
                SmppClient client = start(Tests.client(smsc.port()).withReconnect(reconnect))) {
            // Were the wait doubled each time, the one after the eighth would be 6.4 s or more.
            for (int i = 0; i < 8; i++) {
                try (RawPeer peer = smsc.acceptAndBind()) {
                    await().until(() -> client.sessions().size() == 1);
                    peer.ping(7);
                    assertThat(smsc.isDialled(150)).isFalse();
                }
            }
            long closed = System.nanoTime();
            smsc.acceptAndBind().close();
            assertThat(Duration.ofNanos(System.nanoTime() - closed))
                    .as("not doubled each time")
                    .isLessThan(Duration.ofSeconds(5));
        }
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void shouldLeaveNoSocketWhereItStopsWhileItConnects() throws IOException {
        int before = descriptors();
        for (int i = 0; i < 20; i++) {
            try (FakeSmsc smsc = new FakeSmsc();
                    SmppClient client = start(Tests.client(smsc.port()))) {
                smsc.accept().close();
                client.stop(Duration.ZERO);
            }
        }
        assertThat(descriptors()).isLessThan(before + 10);
    }

    private static int descriptors() {
        return new File("/proc/self/fd").list().length;
    }

    @Test
    void shouldTakeAGenericNackForARefusal() throws IOException {
        try (FakeSmsc smsc = new FakeSmsc();
                SmppClient client = start(Tests.client(smsc.port()));
                RawPeer peer = smsc.accept()) {
            Pdu bind = peer.read();
            peer.send(Frames.body().pdu(Command.GENERIC_NACK.id(), 3, bind.sequence()));

            assertThat(peer.isEnded()).isTrue();
            assertThat(observer.lines).contains("refused ESME_RINVCMDID");
            assertThat(client.sessions()).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({"0x00,51", "0x33,51", "0x34,52", "0x35,52", "0xFF,52", "none,52", "long,52"})
    void shouldTakeWhateverVersionTheSmscNames(String named, int agreed) throws IOException {
        try (FakeSmsc smsc = new FakeSmsc();
                SmppClient client = start(Tests.client(smsc.port()));
                RawPeer peer = smsc.accept()) {
            Pdu bind = peer.read();
            Frames response = Frames.body().text("smsc");
            switch (named) {
                case "none" -> {}
                case "long" -> response.tlv(0x0210, 2, 0, 0x34);
                default -> response.tlv(0x0210, 1, Integer.decode(named));
            }
            peer.send(response.pdu(bind.command().response(), bind.sequence()));

            await().until(() -> client.sessions().size() == 1);
            assertThat(client.sessions().get(0).interfaceVersion()).isEqualTo(agreed);
        }
    }

    @Test
    void shouldBindOnAnOutbindThatKnowsThePassword() {
        SmppClientSettings.OutbindPort port = new SmppClientSettings.OutbindPort(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), "smsc", "please");
        SmppClientSettings settings = SmppClientSettings.standard("127.0.0.1", 1, Tests.bind(BindType.RECEIVER))
                .withBinds(0)
                .withOutbind(port);
        try (TestServer smsc = TestServer.standard();
                SmppClient client = start(settings)) {
            InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), client.outbindPort());
            smsc.server.outbind(address, "smsc", "wrong");
            await().until(() -> observer.lines.contains("ended REFUSED"));
            smsc.server.outbind(address, "smsc", "please");

            await().until(() -> client.sessions().size() == 1);
            assertThat(smsc.listener.sessions).singleElement().satisfies(session -> assertThat(session.bindType())
                    .isEqualTo(BindType.RECEIVER));
        }
    }

    @Test
    void shouldUnbindInGoodOrderWhenItStops() {
        try (TestServer smsc = TestServer.standard();
                SmppClient client = start(Tests.client(smsc.port()).withBinds(2))) {
            await().until(() -> client.sessions().size() == 2);

            assertThat(client.stop(Duration.ofSeconds(5))).isTrue();
            await().until(() -> smsc.listener.ends.size() == 2);
            assertThat(smsc.listener.ends).containsOnly(EndReason.PEER_UNBOUND.text());
            assertThat(listener.ends).containsOnly(EndReason.STOPPED.text());
        }
    }

    private SmppClient start(SmppClientSettings settings) {
        return SmppClient.start(settings, listener, observer);
    }
}
