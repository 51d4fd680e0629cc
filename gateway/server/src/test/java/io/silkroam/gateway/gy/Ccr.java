package io.silkroam.gateway.gy;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.silkroam.diameter.codec.CodecLimits;
import io.silkroam.diameter.codec.Decoded;
import io.silkroam.diameter.codec.DiameterHeader;
import io.silkroam.diameter.codec.Message;
import io.silkroam.diameter.codec.MessageReader;
import io.silkroam.diameter.codec.MessageWriter;
import io.silkroam.diameter.dictionary.Applications;
import io.silkroam.diameter.dictionary.Avps;
import io.silkroam.diameter.dictionary.Commands;
import io.silkroam.diameter.dictionary.Dictionary;
import io.silkroam.gateway.FakePeer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** A Credit-Control-Request as a packet gateway writes it, and as our reader understands it. */
final class Ccr {
    static final long DEFAULT_GROUP = 7;
    static final String IMSI = "204080000000100";
    static final String MSISDN = "31612345678";

    private final int type;
    private final long number;
    private final List<Consumer<MessageWriter>> more = new ArrayList<>();
    private String context = "32251@3gpp.org";

    private Ccr(int type, long number) {
        this.type = type;
        this.number = number;
    }

    static Ccr initial() {
        return new Ccr(1, 0);
    }

    static Ccr update(long number) {
        return new Ccr(2, number);
    }

    static Ccr termination(long number) {
        return new Ccr(3, number);
    }

    static Ccr event() {
        return new Ccr(4, 0);
    }

    Ccr context(String id) {
        context = id;
        return this;
    }

    Ccr imsi() {
        return subscription(1, IMSI);
    }

    Ccr e164() {
        return subscription(0, MSISDN);
    }

    Ccr subscription(int kind, String data) {
        return with(out -> out.begin(Avps.SUBSCRIPTION_ID)
                .add(Avps.SUBSCRIPTION_ID_TYPE, kind)
                .add(Avps.SUBSCRIPTION_ID_DATA, data)
                .end());
    }

    Ccr service(Consumer<MessageWriter> members) {
        return with(out -> out.group(Avps.MULTIPLE_SERVICES_CREDIT_CONTROL, members));
    }

    Ccr psInformation(Consumer<MessageWriter> members) {
        return with(out -> out.begin(Avps.SERVICE_INFORMATION)
                .group(Avps.PS_INFORMATION, members)
                .end());
    }

    Ccr with(Consumer<MessageWriter> avps) {
        more.add(avps);
        return this;
    }

    ByteBuf write(int id) {
        MessageWriter out = MessageWriter.start(
                Unpooled.buffer(),
                DiameterHeader.request(Commands.CREDIT_CONTROL, Applications.CREDIT_CONTROL, true, id, id));
        out.add(Avps.SESSION_ID, FakePeer.PGW + ";1;1;app_gy")
                .add(Avps.ORIGIN_HOST, FakePeer.PGW)
                .add(Avps.ORIGIN_REALM, FakePeer.REALM)
                .add(Avps.DESTINATION_REALM, "silkroam.example")
                .add(Avps.AUTH_APPLICATION_ID, Applications.CREDIT_CONTROL)
                .add(Avps.SERVICE_CONTEXT_ID, context)
                .add(Avps.CC_REQUEST_TYPE, type)
                .add(Avps.CC_REQUEST_NUMBER, number);
        more.forEach(avps -> avps.accept(out));
        return out.finish();
    }

    /** The request over the wire and back. */
    GyRequest.Read read() {
        return GyRequestReader.read(decode(write(1)).avps(), DEFAULT_GROUP);
    }

    /** The request that must be one we can serve. */
    GyRequest request() {
        GyRequest.Read read = read();
        return read.request().orElseThrow(() -> new AssertionError("unusable: " + read.unusable()));
    }

    static Message decode(ByteBuf frame) {
        Decoded decoded = new MessageReader(Dictionary.standard(), CodecLimits.defaults()).read(frame);
        if (decoded instanceof Message message) {
            return message;
        }
        throw new AssertionError("not sound: " + decoded);
    }
}
