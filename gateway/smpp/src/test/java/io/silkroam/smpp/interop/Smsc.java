package io.silkroam.smpp.interop;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.CompletableFuture;
import org.jsmpp.PDUStringException;
import org.jsmpp.bean.BroadcastSm;
import org.jsmpp.bean.CancelBroadcastSm;
import org.jsmpp.bean.CancelSm;
import org.jsmpp.bean.DataSm;
import org.jsmpp.bean.QueryBroadcastSm;
import org.jsmpp.bean.QuerySm;
import org.jsmpp.bean.ReplaceSm;
import org.jsmpp.bean.SubmitMulti;
import org.jsmpp.bean.SubmitSm;
import org.jsmpp.extra.ProcessRequestException;
import org.jsmpp.session.BroadcastSmResult;
import org.jsmpp.session.DataSmResult;
import org.jsmpp.session.QueryBroadcastSmResult;
import org.jsmpp.session.QuerySmResult;
import org.jsmpp.session.SMPPServerSession;
import org.jsmpp.session.SMPPServerSessionListener;
import org.jsmpp.session.ServerMessageReceiverListener;
import org.jsmpp.session.Session;
import org.jsmpp.session.SubmitMultiResult;
import org.jsmpp.session.SubmitSmResult;
import org.jsmpp.session.connection.ServerConnection;
import org.jsmpp.session.connection.ServerConnectionFactory;
import org.jsmpp.session.connection.socket.ServerSocketConnection;
import org.jsmpp.util.MessageId;

/** An SMSC on jSMPP's sessions that accepts one bind and every submit_sm. */
final class Smsc implements ServerMessageReceiverListener, ServerConnectionFactory, AutoCloseable {
    private final CompletableFuture<SMPPServerSession> bound = new CompletableFuture<>();
    private final SMPPServerSessionListener listener;
    private int port;

    Smsc() throws IOException {
        listener = new SMPPServerSessionListener(0, this);
        Thread acceptor = new Thread(this::accept, "jsmpp-accept");
        acceptor.setDaemon(true);
        acceptor.start();
    }

    int port() {
        return port;
    }

    CompletableFuture<SMPPServerSession> bound() {
        return bound;
    }

    private void accept() {
        try {
            SMPPServerSession session = listener.accept();
            session.setMessageReceiverListener(this);
            session.setTransactionTimer(JsmppPeersTest.PATIENCE_MILLIS);
            session.waitForBind(5_000).accept("jsmpp");
            bound.complete(session);
        } catch (IOException failed) {
            bound.completeExceptionally(new UncheckedIOException(failed));
        } catch (PDUStringException | java.util.concurrent.TimeoutException failed) {
            bound.completeExceptionally(failed);
        }
    }

    @Override
    public ServerConnection listen(int anyPort) throws IOException {
        ServerSocket socket = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
        port = socket.getLocalPort();
        return new ServerSocketConnection(socket);
    }

    @Override
    public ServerConnection listen(int anyPort, int timeout) throws IOException {
        return listen(anyPort);
    }

    @Override
    public ServerConnection listen(int anyPort, int timeout, int backlog) throws IOException {
        return listen(anyPort);
    }

    @Override
    public SubmitSmResult onAcceptSubmitSm(SubmitSm submitSm, SMPPServerSession source) throws ProcessRequestException {
        try {
            return new SubmitSmResult(new MessageId("abc123"), submitSm.getOptionalParameters());
        } catch (PDUStringException tooLong) {
            throw new ProcessRequestException("cannot be", 0x08, tooLong);
        }
    }

    @Override
    public SubmitMultiResult onAcceptSubmitMulti(SubmitMulti submitMulti, SMPPServerSession source)
            throws ProcessRequestException {
        throw no();
    }

    @Override
    public QuerySmResult onAcceptQuerySm(QuerySm querySm, SMPPServerSession source) throws ProcessRequestException {
        throw no();
    }

    @Override
    public void onAcceptReplaceSm(ReplaceSm replaceSm, SMPPServerSession source) {}

    @Override
    public void onAcceptCancelSm(CancelSm cancelSm, SMPPServerSession source) {}

    @Override
    public BroadcastSmResult onAcceptBroadcastSm(BroadcastSm broadcastSm, SMPPServerSession source)
            throws ProcessRequestException {
        throw no();
    }

    @Override
    public void onAcceptCancelBroadcastSm(CancelBroadcastSm cancelBroadcastSm, SMPPServerSession source) {}

    @Override
    public QueryBroadcastSmResult onAcceptQueryBroadcastSm(QueryBroadcastSm query, SMPPServerSession source)
            throws ProcessRequestException {
        throw no();
    }

    @Override
    public DataSmResult onAcceptDataSm(DataSm dataSm, Session source) throws ProcessRequestException {
        throw no();
    }

    private static ProcessRequestException no() {
        return new ProcessRequestException("not in this test", 0x08);
    }

    @Override
    public void close() throws IOException {
        listener.close();
    }
}
