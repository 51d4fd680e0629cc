package io.silkroam.simulator.bench.load;

import io.netty.buffer.ByteBuf;
import io.silkroam.simulator.wire.AvpName;
import io.silkroam.simulator.wire.GyAvp;
import io.silkroam.simulator.wire.GyOctets;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A request encoded once, in which only what differs from request to request is written anew: the generator must cost
 * little, for it runs on the processors that are measured. Where that stands is found by marks that nothing else holds.
 */
final class RequestTemplate {
    /** Stands for the number of a session, of a subscriber's IMSI and of its MSISDN while the template is made. */
    static final String SESSION = "5050505050";

    static final String IMSI = "6060606060";
    static final String MSISDN = "70707070";

    private static final int HEADER = 20;
    private static final int VERSION = 1;
    private static final int COMMAND_FLAGS = 4;
    private static final int HOP_BY_HOP = 12;
    private static final int END_TO_END = 16;
    private static final int CREDIT_CONTROL = 272;
    private static final int GY = 4;
    private static final int REQUEST_PROXIABLE = 0xC0;
    private static final int RETRANSMITTED = 0x10;

    private final byte[] octets;
    private final int[] session;
    private final int[] imsi;
    private final int[] msisdn;
    private final int number;
    private final int time;

    RequestTemplate(List<GyAvp> avps) {
        byte[] body = GyOctets.of(avps);
        ByteBuffer message = ByteBuffer.allocate(HEADER + body.length);
        message.putInt(VERSION << 24 | message.capacity())
                .putInt(REQUEST_PROXIABLE << 24 | CREDIT_CONTROL)
                .putInt(GY);
        message.position(HEADER).put(body);
        this.octets = message.array();
        this.session = places(SESSION);
        this.imsi = places(IMSI);
        this.msisdn = places(MSISDN);
        this.number = dataOf(AvpName.CC_REQUEST_NUMBER);
        this.time = dataOf(AvpName.EVENT_TIMESTAMP);
    }

    private int[] places(String mark) {
        String text = new String(octets, StandardCharsets.ISO_8859_1);
        return IntStream.range(0, text.length())
                .filter(at -> text.startsWith(mark, at))
                .toArray();
    }

    /** Where the data of a top-level AVP without a vendor begins, or 0 where there is none. */
    private int dataOf(AvpName name) {
        ByteBuffer message = ByteBuffer.wrap(octets);
        int at = HEADER;
        while (at < octets.length) {
            if (message.getInt(at) == name.code()) {
                return at + 8;
            }
            at += ((message.getInt(at + 4) & 0xFF_FFFF) + 3) & ~3;
        }
        return 0;
    }

    int length() {
        return octets.length;
    }

    /**
     * Appends the request that is next in a slot; one that is sent again has the T flag.
     *
     * @param ntpSeconds the Event-Timestamp
     */
    void write(ByteBuf out, SessionSlots slots, int slot, int ntpSeconds) {
        int start = out.writerIndex();
        out.writeBytes(octets);
        if (slots.isAgain(slot)) {
            out.setByte(start + COMMAND_FLAGS, REQUEST_PROXIABLE | RETRANSMITTED);
        }
        out.setInt(start + HOP_BY_HOP, slot);
        out.setInt(start + END_TO_END, slots.endToEnd(slot));
        out.setInt(start + number, slots.number(slot));
        if (time > 0) {
            out.setInt(start + time, ntpSeconds);
        }
        digits(out, start, session, SESSION.length(), slots.session(slot));
        digits(out, start, imsi, IMSI.length(), slots.subscriber(slot));
        digits(out, start, msisdn, MSISDN.length(), slots.subscriber(slot));
    }

    private static void digits(ByteBuf out, int start, int[] places, int width, long value) {
        for (int place : places) {
            long rest = value;
            for (int at = start + place + width - 1; at >= start + place; at--) {
                out.setByte(at, (byte) ('0' + rest % 10));
                rest /= 10;
            }
        }
    }
}
