package io.silkroam.simulator.bench.peers.hostile;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/** SMPP 3.4 octet by octet, so that it may be wrong; no codec has a say in it. */
public final class SmppDialect implements Dialect {
    private static final int HEADER = 16;
    private static final int BIND_TRANSCEIVER = 0x09;
    private static final int SUBMIT_SM = 0x04;
    private static final int RESPONSE = 0x8000_0000;

    private final Names names;

    /**
     * Who is who; its toString hides the password.
     *
     * @param sender it may send from
     * @param numbers first digits of those it may send to
     * @param other an account whose password it does not know
     */
    public record Names(String systemId, String password, String sender, String numbers, String other) {
        @Override
        public String toString() {
            return "Names[" + systemId + "]";
        }
    }

    /** An ESME of that account. */
    public SmppDialect(Names names) {
        this.names = names;
    }

    @Override
    public String name() {
        return "SMPP";
    }

    @Override
    public byte[] hello(int peer) {
        return bind(names.systemId(), names.password());
    }

    private static byte[] bind(String systemId, String password) {
        return pdu(BIND_TRANSCEIVER, 1, text(systemId), text(password), text(""), new byte[] {0x34, 0, 0}, text(""));
    }

    @Override
    public byte[] request(int peer, int number) {
        byte[] text = "hostile %09d".formatted(number).getBytes(StandardCharsets.US_ASCII);
        return pdu(
                SUBMIT_SM,
                (number & 0x00FF_FFFF) + 10,
                text(""),
                new byte[] {5, 0},
                text(names.sender()),
                new byte[] {1, 1},
                text(names.numbers() + "%06d".formatted(number % 1_000_000)),
                new byte[] {0, 0, 0},
                text(""),
                text(""),
                new byte[] {0, 0, 0, 0, (byte) text.length},
                text);
    }

    @Override
    public byte[] goodbye(int peer) {
        return pdu(0x06, 2);
    }

    @Override
    public int length(int firstOctets) {
        return firstOctets;
    }

    @Override
    public String describe(ByteBuffer message) {
        int command = message.getInt(4);
        if ((command & RESPONSE) == 0) {
            return "request 0x" + Integer.toHexString(command);
        }
        return String.format(Locale.ROOT, "0x%02X", message.getInt(8));
    }

    /** Another's name, nobody's, a request before the bind, and lengths that cannot be. */
    @Override
    public List<byte[]> falseHellos() {
        return List.of(
                bind(names.other(), "guessed"),
                bind("nobody", "guessed"),
                request(0, 1),
                ByteBuffer.allocate(HEADER).putInt(0x7FFF_FFFF).array(),
                ByteBuffer.allocate(HEADER).putInt(3).array(),
                "GET / HTTP/1.1\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
    }

    /** Responses to nothing, an unknown command, a field without an end, and a length that ends the stream. */
    @Override
    public List<byte[]> lies(int peer) {
        byte[] response = pdu(0x05 | RESPONSE, 4_711, text("1"));
        byte[] unknown = pdu(0x0777, 8);
        byte[] endlessField = pdu(SUBMIT_SM, 9, "x".repeat(200).getBytes(StandardCharsets.US_ASCII));
        byte[] endless = request(peer, 3);
        ByteBuffer.wrap(endless).putInt(0x7FFF_FFFF);
        return List.of(response, response, unknown, endlessField, pdu(RESPONSE, 0), response, endless);
    }

    private static byte[] pdu(int command, int sequence, byte[]... parts) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            body.writeBytes(part);
        }
        return ByteBuffer.allocate(HEADER + body.size())
                .putInt(HEADER + body.size())
                .putInt(command)
                .putInt(0)
                .putInt(sequence)
                .put(body.toByteArray())
                .array();
    }

    private static byte[] text(String value) {
        return (value + "\0").getBytes(StandardCharsets.ISO_8859_1);
    }
}
