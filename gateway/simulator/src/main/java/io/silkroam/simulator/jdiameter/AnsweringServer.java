package io.silkroam.simulator.jdiameter;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jdiameter.api.Answer;
import org.jdiameter.api.ApplicationAlreadyUseException;
import org.jdiameter.api.ApplicationId;
import org.jdiameter.api.Avp;
import org.jdiameter.api.AvpDataException;
import org.jdiameter.api.AvpSet;
import org.jdiameter.api.IllegalDiameterStateException;
import org.jdiameter.api.InternalException;
import org.jdiameter.api.Network;
import org.jdiameter.api.Request;
import org.jdiameter.api.ResultCode;
import org.jdiameter.server.impl.StackImpl;

/** jDiameter as a charging system that grants a fixed amount to whoever asks: to be measured beside ours. */
public final class AnsweringServer {
    private static final String HOST = "ocs.silkroam.example";
    private static final String REALM = "silkroam.example";
    private static final long START_NANOS = TimeUnit.SECONDS.toNanos(20);
    private static final long GLANCE_NANOS = TimeUnit.MILLISECONDS.toNanos(20);
    private static final long GRANTED = 10_000_000;

    private AnsweringServer() {}

    /**
     * Serves from now on; returns where.
     *
     * @param partnerRealm of the peers it lets in
     */
    public static InetSocketAddress start(String partnerRealm) {
        InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), freePort());
        StackImpl stack = new StackImpl();
        try {
            stack.init(ServerConfiguration.of(HOST, REALM, address, partnerRealm));
            stack.unwrap(Network.class)
                    .addNetworkReqListener(
                            AnsweringServer::answer, ApplicationId.createByAuthAppId(StackConfiguration.GY));
            stack.start();
        } catch (InternalException | IllegalDiameterStateException | ApplicationAlreadyUseException e) {
            throw new IllegalStateException("jDiameter does not start", e);
        }
        awaitListening(address);
        return address;
    }

    /** jDiameter says that it has started before it listens. */
    private static void awaitListening(InetSocketAddress address) {
        long end = System.nanoTime() + START_NANOS;
        while (!isListening(address)) {
            if (System.nanoTime() - end > 0) {
                throw new IllegalStateException("jDiameter does not listen on " + address);
            }
            LockSupport.parkNanos(GLANCE_NANOS);
        }
    }

    private static boolean isListening(InetSocketAddress address) {
        try (Socket socket = new Socket(address.getAddress(), address.getPort())) {
            return socket.isConnected();
        } catch (IOException e) {
            return false;
        }
    }

    /** jDiameter takes a number, not "any"; somebody else may take it in between, and the start then fails. */
    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new IllegalStateException("no free port", e);
        }
    }

    private static Answer answer(Request request) {
        Answer answer = request.createAnswer(ResultCode.SUCCESS);
        AvpSet avps = answer.getAvps();
        avps.addAvp(Avp.ORIGIN_HOST, HOST, true, false, true);
        avps.addAvp(Avp.ORIGIN_REALM, REALM, true, false, true);
        avps.addAvp(Avp.AUTH_APPLICATION_ID, StackConfiguration.GY, true, false, true);
        try {
            AvpSet asked = request.getAvps();
            avps.addAvp(Avp.CC_REQUEST_TYPE, asked.getAvp(Avp.CC_REQUEST_TYPE).getInteger32(), true, false);
            avps.addAvp(
                    Avp.CC_REQUEST_NUMBER, asked.getAvp(Avp.CC_REQUEST_NUMBER).getUnsigned32(), true, false, true);
        } catch (AvpDataException e) {
            throw new IllegalStateException("a request that says nothing of itself", e);
        }
        AvpSet service = avps.addGroupedAvp(Avp.MULTIPLE_SERVICES_CREDIT_CONTROL, true, false);
        AvpSet units = service.addGroupedAvp(Avp.GRANTED_SERVICE_UNIT, true, false);
        units.addAvp(Avp.CC_TOTAL_OCTETS, GRANTED, true, false);
        service.addAvp(Avp.RESULT_CODE, ResultCode.SUCCESS, true, false, true);
        return answer;
    }
}
