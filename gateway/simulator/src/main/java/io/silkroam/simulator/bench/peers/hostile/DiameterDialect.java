package io.silkroam.simulator.bench.peers.hostile;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

/** Diameter octet by octet, so that it may be wrong; no codec has a say in it. */
public final class DiameterDialect implements Dialect {
    private static final int HEADER = 20;
    private static final int REQUEST = 0x80;
    private static final int PROXIABLE = 0xC0;
    private static final int ANSWER = 0x40;
    private static final int MANDATORY = 0x40;
    private static final int CREDIT_CONTROL = 272;
    private static final int RESULT_CODE = 268;
    private static final int LENGTH = 0x00FF_FFFF;

    private final Names names;
    private final String realm;

    /**
     * Who is who.
     *
     * @param realm of the bad peer, in which every host is known
     * @param gatewayRealm the gateway's
     * @param subscriber an IMSI it may ask about, and that does not exist
     * @param other a peer that is connected
     */
    public record Names(String realm, String gatewayRealm, String subscriber, String other) {
        String otherRealm() {
            return other.substring(other.indexOf('.') + 1);
        }
    }

    /** A peer of that realm. */
    public DiameterDialect(Names names) {
        this.names = names;
        this.realm = names.realm();
    }

    @Override
    public String name() {
        return "Diameter";
    }

    @Override
    public byte[] hello(int peer) {
        return cer(host(peer), realm);
    }

    private String host(int peer) {
        return "h" + peer + "." + realm;
    }

    private static byte[] cer(String host, String realm) {
        return message(
                REQUEST,
                257,
                0,
                id(),
                avp(264, text(host)),
                avp(296, text(realm)),
                avp(257, new byte[] {0, 1, 127, 0, 0, 1}),
                avp(266, number(0)),
                avp(269, text("hostile")),
                avp(258, number(4)));
    }

    @Override
    public byte[] request(int peer, int number) {
        return ccr(peer, host(peer) + ";" + number, id());
    }

    private byte[] ccr(int peer, String session, int id) {
        return message(
                PROXIABLE,
                CREDIT_CONTROL,
                4,
                id,
                avp(263, text(session)),
                avp(264, text(host(peer))),
                avp(296, text(realm)),
                avp(283, text(names.gatewayRealm())),
                avp(258, number(4)),
                avp(461, text("32251@3gpp.org")),
                avp(416, number(1)),
                avp(415, number(0)),
                avp(443, avp(450, number(1)), avp(444, text(names.subscriber()))),
                avp(456, avp(432, number(1)), avp(437)));
    }

    @Override
    public byte[] goodbye(int peer) {
        return message(REQUEST, 282, 0, id(), avp(264, text(host(peer))), avp(296, text(realm)), avp(273, number(0)));
    }

    @Override
    public int length(int firstOctets) {
        return firstOctets & LENGTH;
    }

    @Override
    public String describe(ByteBuffer message) {
        int command = message.getInt(4) & LENGTH;
        if ((message.get(4) & REQUEST) != 0) {
            return "request " + command;
        }
        int at = HEADER;
        while (at + 12 <= message.limit()) {
            if (message.getInt(at) == RESULT_CODE) {
                return String.valueOf(message.getInt(at + 8));
            }
            at += (message.getInt(at + 4) & LENGTH) + 3 & ~3;
        }
        return "answer " + command;
    }

    /** The name of a peer that is there, a stranger's, no CER at all, and lengths that cannot be. */
    @Override
    public List<byte[]> falseHellos() {
        return List.of(
                cer(names.other(), names.otherRealm()),
                cer("nobody.example", "example"),
                ccr(0, host(0) + ";1", id()),
                ByteBuffer.allocate(HEADER).putInt(0x01FF_FFFC).array(),
                ByteBuffer.allocate(HEADER).putInt(0x0100_0004).array(),
                text("GET / HTTP/1.1\r\n\r\n"));
    }

    /** Answers to nothing, another's session, an AVP longer than its message, and a length that ends the stream. */
    @Override
    public List<byte[]> lies(int peer) {
        byte[] tooLong = ccr(peer, host(peer) + ";2", id());
        ByteBuffer.wrap(tooLong).putInt(HEADER + 4, MANDATORY << 24 | 0xFFFF);
        byte[] answer = message(
                ANSWER,
                CREDIT_CONTROL,
                4,
                ThreadLocalRandom.current().nextInt(),
                avp(263, text(names.other() + ";1")),
                avp(RESULT_CODE, number(2001)),
                avp(264, text(host(peer))),
                avp(296, text(realm)));
        byte[] watchdog = message(0, 280, 0, id(), avp(RESULT_CODE, number(2001)), avp(264, text(host(peer))));
        byte[] endless = ccr(peer, host(peer) + ";3", id());
        ByteBuffer.wrap(endless).putInt(0x01FF_FFFC);
        return List.of(answer, answer, watchdog, ccr(peer, names.other() + ";1;1", id()), tooLong, answer, endless);
    }

    private static int id() {
        return ThreadLocalRandom.current().nextInt();
    }

    private static byte[] message(int flags, int command, int application, int id, byte[]... avps) {
        byte[] body = join(avps);
        return ByteBuffer.allocate(HEADER + body.length)
                .putInt(1 << 24 | HEADER + body.length)
                .putInt(flags << 24 | command)
                .putInt(application)
                .putInt(id)
                .putInt(id)
                .put(body)
                .array();
    }

    private static byte[] avp(int code, byte[]... parts) {
        byte[] value = join(parts);
        return ByteBuffer.allocate(8 + (value.length + 3 & ~3))
                .putInt(code)
                .putInt(MANDATORY << 24 | 8 + value.length)
                .put(value)
                .array();
    }

    private static byte[] number(int value) {
        return ByteBuffer.allocate(4).putInt(value).array();
    }

    private static byte[] text(String value) {
        return value.getBytes(StandardCharsets.US_ASCII);
    }

    private static byte[] join(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }
}
