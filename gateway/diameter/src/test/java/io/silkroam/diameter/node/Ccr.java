package io.silkroam.diameter.node;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.silkroam.diameter.codec.DiameterHeader;
import io.silkroam.diameter.codec.MessageWriter;
import io.silkroam.diameter.dictionary.Applications;
import io.silkroam.diameter.dictionary.Avps;
import io.silkroam.diameter.dictionary.Commands;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** A CCR-I that is sound until a test bends it. */
final class Ccr {
    private static final int IMSI = 1;

    private final List<Consumer<MessageWriter>> more = new ArrayList<>();
    private int command = Commands.CREDIT_CONTROL;
    private int application = Applications.CREDIT_CONTROL;
    private String sessionId;
    private String originHost;
    private String originRealm;
    private String destinationRealm = TestNodes.REALM;

    private Ccr(String host) {
        this.originHost = host;
        this.originRealm = host.substring(host.indexOf('.') + 1);
        this.sessionId = host + ";1;1";
    }

    static Ccr of(String host) {
        return new Ccr(host);
    }

    Ccr session(String id) {
        sessionId = id;
        return this;
    }

    Ccr originHost(String host) {
        originHost = host;
        return this;
    }

    Ccr originRealm(String realm) {
        originRealm = realm;
        return this;
    }

    Ccr destinationRealm(String realm) {
        destinationRealm = realm;
        return this;
    }

    Ccr imsi(String imsi) {
        return with(writer -> writer.begin(Avps.SUBSCRIPTION_ID)
                .add(Avps.SUBSCRIPTION_ID_TYPE, IMSI)
                .add(Avps.SUBSCRIPTION_ID_DATA, imsi)
                .end());
    }

    Ccr with(Consumer<MessageWriter> avps) {
        more.add(avps);
        return this;
    }

    ByteBuf write(int id) {
        DiameterHeader header = DiameterHeader.request(command, application, true, id, id);
        MessageWriter writer = MessageWriter.start(Unpooled.buffer(), header)
                .add(Avps.SESSION_ID, sessionId)
                .add(Avps.ORIGIN_HOST, originHost)
                .add(Avps.ORIGIN_REALM, originRealm)
                .add(Avps.DESTINATION_REALM, destinationRealm)
                .add(Avps.AUTH_APPLICATION_ID, Applications.CREDIT_CONTROL)
                .add(Avps.SERVICE_CONTEXT_ID, "32251@3gpp.org")
                .add(Avps.CC_REQUEST_TYPE, 1)
                .add(Avps.CC_REQUEST_NUMBER, 0);
        more.forEach(avps -> avps.accept(writer));
        return writer.finish();
    }
}
