package io.silkroam.simulator.bench.floor;

import io.silkroam.diameter.codec.Message;
import io.silkroam.diameter.codec.MessageWriter;
import io.silkroam.diameter.dictionary.Applications;
import io.silkroam.diameter.dictionary.Avps;
import io.silkroam.diameter.dictionary.ResultCodes;
import io.silkroam.diameter.edge.CommandSet;
import io.silkroam.diameter.edge.Partner;
import io.silkroam.diameter.edge.PartnerLimits;
import io.silkroam.diameter.edge.RateLimit;
import io.silkroam.diameter.node.Application;
import io.silkroam.diameter.node.DiameterNode;
import io.silkroam.diameter.node.IncomingRequest;
import io.silkroam.diameter.node.NodeObserver;
import io.silkroam.diameter.node.NodeSettings;
import io.silkroam.simulator.bench.load.LoadGenerator;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;

/** Our Diameter layer with all its checks, and an application that grants a fixed amount to whoever asks. */
final class PlainNode implements Application {
    private static final String HOST = "gw1.silkroam.example";
    private static final String REALM = "silkroam.example";
    private static final long GRANTED = 10_000_000;

    private PlainNode() {}

    static InetSocketAddress start() {
        Partner partner = Partner.named("bench")
                .host("*")
                .realm(LoadGenerator.REALM)
                .from("127.0.0.0/8")
                .application(Applications.CREDIT_CONTROL, CommandSet.of(272))
                .limits(new PartnerLimits(4, 65_536, new RateLimit(10_000_000, 1_000_000), 512))
                .build();
        NodeSettings settings = NodeSettings.named(HOST, REALM)
                .listen(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
                .partner(partner)
                .build();
        return DiameterNode.start(settings, List.of(new PlainNode()), NodeObserver.none())
                .addresses()
                .get(0);
    }

    @Override
    public int id() {
        return Applications.CREDIT_CONTROL;
    }

    @Override
    public void onRequest(IncomingRequest request) {
        Message message = request.message();
        long type = message.unsigned(Avps.CC_REQUEST_TYPE).orElseThrow();
        long number = message.unsigned(Avps.CC_REQUEST_NUMBER).orElseThrow();
        request.answer(ResultCodes.DIAMETER_SUCCESS, out -> write(out, type, number));
    }

    private static void write(MessageWriter out, long type, long number) {
        out.add(Avps.AUTH_APPLICATION_ID, Applications.CREDIT_CONTROL)
                .add(Avps.CC_REQUEST_TYPE, type)
                .add(Avps.CC_REQUEST_NUMBER, number)
                .begin(Avps.MULTIPLE_SERVICES_CREDIT_CONTROL)
                .begin(Avps.GRANTED_SERVICE_UNIT)
                .add(Avps.CC_TOTAL_OCTETS, GRANTED)
                .end()
                .add(Avps.RESULT_CODE, ResultCodes.DIAMETER_SUCCESS)
                .end();
    }
}
