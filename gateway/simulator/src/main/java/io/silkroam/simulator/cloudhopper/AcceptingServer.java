package io.silkroam.simulator.cloudhopper;

import com.cloudhopper.smpp.SmppServerConfiguration;
import com.cloudhopper.smpp.SmppServerHandler;
import com.cloudhopper.smpp.SmppServerSession;
import com.cloudhopper.smpp.SmppSessionConfiguration;
import com.cloudhopper.smpp.impl.DefaultSmppServer;
import com.cloudhopper.smpp.impl.DefaultSmppSessionHandler;
import com.cloudhopper.smpp.pdu.BaseBind;
import com.cloudhopper.smpp.pdu.BaseBindResp;
import com.cloudhopper.smpp.pdu.BaseSmResp;
import com.cloudhopper.smpp.pdu.PduRequest;
import com.cloudhopper.smpp.pdu.PduResponse;
import com.cloudhopper.smpp.pdu.SubmitSm;
import com.cloudhopper.smpp.type.SmppChannelException;
import com.cloudhopper.smpp.type.SmppProcessingException;
import io.silkroam.smpp.pdu.CommandStatus;
import io.silkroam.smpp.pdu.ShortMessage;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Lets in whoever brings the right system_id and password, accepts every message at once and remembers it. All the rest
 * is as cloudhopper does it by default.
 */
public final class AcceptingServer implements AutoCloseable {
    /** Netty 3 logs by itself, past slf4j; kept here, or its level would be forgotten. */
    private static final Logger NETTY = Logger.getLogger("org.jboss.netty");

    static {
        NETTY.setLevel(Level.OFF);
    }

    /** Older messages are forgotten. */
    private static final int MOST = 10_000;

    private static final int MOST_CONNECTIONS = 100;

    private final int port;
    private final String systemId;
    private final String password;
    private final ExecutorService workers = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "cloudhopper");
        thread.setDaemon(true);
        return thread;
    });
    private final DefaultSmppServer server;
    private final List<ShortMessage> received = new CopyOnWriteArrayList<>();
    private final Set<SmppServerSession> sessions = ConcurrentHashMap.newKeySet();
    private final AtomicLong ids = new AtomicLong();

    private AcceptingServer(int port, String systemId, String password) {
        this.port = port;
        this.systemId = systemId;
        this.password = password;
        SmppServerConfiguration configuration = new SmppServerConfiguration();
        configuration.setHost(InetAddress.getLoopbackAddress().getHostAddress());
        configuration.setPort(port);
        configuration.setMaxConnectionSize(MOST_CONNECTIONS);
        configuration.setNonBlockingSocketsEnabled(true);
        this.server = new DefaultSmppServer(configuration, new Door(), workers);
    }

    /** Listens on a free port of the loopback. */
    public static AcceptingServer start(String systemId, String password) throws IOException {
        AcceptingServer accepting = new AcceptingServer(freePort(), systemId, password);
        try {
            accepting.server.start();
            return accepting;
        } catch (SmppChannelException e) {
            accepting.close();
            throw new IOException("cloudhopper does not listen", e);
        }
    }

    /** cloudhopper does not tell which port it got, so it is told one that is free now. */
    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    public int port() {
        return port;
    }

    /** The newest messages, oldest first. */
    public List<ShortMessage> received() {
        return List.copyOf(received);
    }

    /** How many are bound. */
    public int bound() {
        return sessions.size();
    }

    @Override
    public void close() {
        server.destroy();
        workers.shutdownNow();
    }

    private void keep(SubmitSm request) {
        if (received.size() == MOST) {
            received.remove(0);
        }
        received.add(Pdus.message(request));
    }

    private final class Door implements SmppServerHandler {
        @Override
        @SuppressWarnings("rawtypes") // as cloudhopper declares it
        public void sessionBindRequested(Long id, SmppSessionConfiguration wish, BaseBind request)
                throws SmppProcessingException {
            if (!systemId.equals(wish.getSystemId())) {
                throw new SmppProcessingException(CommandStatus.ESME_RINVSYSID);
            }
            if (!password.equals(wish.getPassword())) {
                throw new SmppProcessingException(CommandStatus.ESME_RINVPASWD);
            }
        }

        @Override
        public void sessionCreated(Long id, SmppServerSession session, BaseBindResp response) {
            sessions.add(session);
            session.serverReady(new Desk());
        }

        @Override
        public void sessionDestroyed(Long id, SmppServerSession session) {
            sessions.remove(session);
            session.destroy();
        }
    }

    private final class Desk extends DefaultSmppSessionHandler {
        @Override
        @SuppressWarnings("rawtypes") // as cloudhopper declares it
        public PduResponse firePduRequestReceived(PduRequest request) {
            PduResponse response = request.createResponse();
            if (request instanceof SubmitSm submit) {
                keep(submit);
            }
            if (response instanceof BaseSmResp named) {
                named.setMessageId(Long.toHexString(ids.incrementAndGet()));
            }
            return response;
        }
    }
}
