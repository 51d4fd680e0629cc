package io.silkroam.diameter.codec;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.silkroam.diameter.dictionary.Applications;
import io.silkroam.diameter.dictionary.Avps;
import io.silkroam.diameter.dictionary.Commands;
import io.silkroam.diameter.dictionary.Dictionary;

/** Messages for the tests to break. */
public final class Requests {
    public static final DiameterHeader CCR_HEADER =
            DiameterHeader.request(Commands.CREDIT_CONTROL, Applications.CREDIT_CONTROL, true, 7, 8);

    private Requests() {}

    /** A complete CCR-I without services; more AVPs may follow. */
    public static MessageWriter ccr() {
        return ccr(Unpooled.buffer());
    }

    public static MessageWriter ccr(ByteBuf out) {
        return MessageWriter.start(out, CCR_HEADER)
                .add(Avps.SESSION_ID, "gw.example.net;1;2")
                .add(Avps.ORIGIN_HOST, "gw.example.net")
                .add(Avps.ORIGIN_REALM, "example.net")
                .add(Avps.DESTINATION_REALM, "silkroam.test")
                .add(Avps.AUTH_APPLICATION_ID, 4)
                .add(Avps.SERVICE_CONTEXT_ID, "32251@3gpp.org")
                .add(Avps.CC_REQUEST_TYPE, 1)
                .add(Avps.CC_REQUEST_NUMBER, 0);
    }

    public static MessageReader reader() {
        return new MessageReader(Dictionary.standard(), CodecLimits.defaults());
    }

    /** Reads a frame that must be a message. */
    public static Message message(ByteBuf frame) {
        Decoded decoded = reader().read(frame);
        if (decoded instanceof Message message) {
            return message;
        }
        throw new AssertionError("refused: " + decoded);
    }

    /** Reads a frame that must be malformed. */
    public static Malformed malformed(ByteBuf frame) {
        Decoded decoded = reader().read(frame);
        if (decoded instanceof Malformed malformed) {
            return malformed;
        }
        throw new AssertionError("accepted: " + decoded);
    }
}
