package io.silkroam.smpp.session;

import io.silkroam.smpp.pdu.Address;
import io.silkroam.smpp.pdu.BindType;
import io.silkroam.smpp.pdu.Request;
import io.silkroam.smpp.pdu.ShortMessage;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** What many tests send. */
final class Tests {
    static final SmppClientSettings.Reconnect QUICK =
            new SmppClientSettings.Reconnect(Duration.ofMillis(20), Duration.ofMillis(100), Duration.ofMillis(50));

    private Tests() {}

    static Request.Bind bind(BindType type) {
        return bind(type, "secret");
    }

    static Request.Bind bind(BindType type, String password) {
        return new Request.Bind(type, "esme", password, "", 0x34, 0, 0, "");
    }

    static SmppClientSettings client(int port) {
        return SmppClientSettings.standard("127.0.0.1", port, bind(BindType.TRANSCEIVER))
                .withReconnect(QUICK);
    }

    static ShortMessage message(String text) {
        return ShortMessage.of(
                new Address(1, 1, "8613800138000"),
                new Address(1, 1, "31612345678"),
                0,
                0,
                text.getBytes(StandardCharsets.ISO_8859_1));
    }

    static Request submit(String text) {
        return new Request.SubmitSm(message(text));
    }

    static Request deliver(String text) {
        return new Request.DeliverSm(message(text));
    }
}
