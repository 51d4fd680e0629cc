package io.silkroam.simulator.jsmpp;

import io.silkroam.simulator.jsmpp.Binds.Bind;
import io.silkroam.simulator.sms.Text;
import io.silkroam.simulator.smsc.Habits;
import io.silkroam.simulator.smsc.Ledger;
import io.silkroam.simulator.smsc.SmscSettings;
import io.silkroam.simulator.smsc.SmscWatcher;
import io.silkroam.smpp.pdu.Address;
import io.silkroam.smpp.pdu.CommandStatus;
import io.silkroam.smpp.pdu.ShortMessage;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeoutException;
import org.jsmpp.PDUStringException;
import org.jsmpp.bean.InterfaceVersion;
import org.jsmpp.extra.SessionState;
import org.jsmpp.session.BindRequest;
import org.jsmpp.session.SMPPServerSession;
import org.jsmpp.session.SMPPServerSessionListener;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A host operator's SMSC: lets ESMEs bind in all three ways, takes messages as its habits say, returns receipts, and
 * delivers what subscribers send. It runs on jSMPP's server sessions.
 */
public final class Smsc implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Smsc.class);
    private static final String NAME = "SMSC";
    private static final long BIND_PATIENCE_MILLIS = 5_000;
    /** For the answer to a deliver_sm; an ESME that is held up for a while has it all the same. */
    private static final long ANSWER_PATIENCE_MILLIS = 20_000;
    /** For the answer to an unbind; who has gone by then does not give one, and jSMPP waits for it all the same. */
    private static final long UNBIND_PATIENCE_MILLIS = 2_000;

    /** Requests of one session that wait for a worker; more are answered ESME_RTHROTTLED by jSMPP itself. */
    private static final int QUEUE = 10_000;

    private static final int WORKERS = 8;

    private final SmscSettings settings;
    private final SmscWatcher watcher;
    private final SmscSocket socket;
    private final SMPPServerSessionListener listener;
    private final Ledger ledger = new Ledger();
    private final Binds binds;
    private final SmscDesk desk;
    private final ScheduledExecutorService doorkeepers;
    private volatile boolean closed;

    private Smsc(SmscSettings settings, Habits habits, SmscWatcher watcher, Clock clock) throws IOException {
        this.settings = settings;
        this.watcher = watcher;
        this.socket = new SmscSocket(settings.address());
        this.listener = new SMPPServerSessionListener(settings.port(), socket);
        this.binds = new Binds(watcher);
        this.desk = new SmscDesk(ledger, binds, watcher, clock, habits);
        listener.setMessageReceiverListener(new SmscDoor(ledger, binds, desk));
        listener.setQueueCapacity(QUEUE);
        listener.setPduProcessorDegree(WORKERS);
        this.doorkeepers = Executors.newScheduledThreadPool(WORKERS, task -> {
            Thread thread = new Thread(task, "smsc-door");
            thread.setDaemon(true);
            return thread;
        });
    }

    public static Smsc start(SmscSettings settings, Habits habits, SmscWatcher watcher, Clock clock)
            throws IOException {
        Smsc smsc = new Smsc(settings, habits, watcher, clock);
        smsc.doorkeepers.execute(smsc::accept);
        return smsc;
    }

    /** Listens on any free port of the loopback, to whoever comes. */
    public static Smsc start(Habits habits) throws IOException {
        return start(SmscSettings.loopback(), habits, SmscWatcher.NOBODY, Clock.systemUTC());
    }

    public int port() {
        return socket.port();
    }

    /** From now on it behaves so; what came before goes on as it began. */
    public void behave(Habits habits) {
        desk.behave(habits);
    }

    /** What it was given. */
    public Ledger ledger() {
        return ledger;
    }

    /** system_ids of those that are bound, once for each session. */
    public List<String> bound() {
        return binds.all().stream().map(Bind::systemId).toList();
    }

    /**
     * A subscriber sends something: each part is delivered to a session that receives.
     *
     * @param systemId to whom; empty for whoever receives
     * @return each part's command_status, empty where nobody answered; fewer than the parts if nobody is bound
     */
    public List<OptionalInt> deliver(Address source, Address destination, Text text, Optional<String> systemId) {
        return text.messages(source, destination).stream()
                .map(part -> deliver(part, systemId))
                .flatMap(Optional::stream)
                .toList();
    }

    /** One deliver_sm as it is, receipts of one's own making among them; empty if nobody is bound to receive it. */
    public Optional<OptionalInt> deliver(ShortMessage message, Optional<String> systemId) {
        return binds.receiving(systemId, Optional.empty()).map(bind -> binds.deliver(bind, message, false));
    }

    /** Breaks all connections without a word. */
    public void cut() {
        binds.all().forEach(bind -> bind.wire().cut());
    }

    private void accept() {
        while (!closed) {
            try {
                SMPPServerSession session = listener.accept();
                SmscWire wire = socket.last();
                doorkeepers.execute(() -> welcome(session, wire));
            } catch (IOException e) {
                if (!closed) {
                    LOG.warn("The SMSC accepts nobody any more", e);
                }
                return;
            }
        }
    }

    private void welcome(SMPPServerSession session, SmscWire wire) {
        session.setTransactionTimer(ANSWER_PATIENCE_MILLIS);
        try {
            BindRequest request = session.waitForBind(BIND_PATIENCE_MILLIS);
            int status = judge(request);
            if (status != CommandStatus.ESME_ROK) {
                watcher.refused(request.getSystemId(), status);
                request.reject(status);
                return;
            }
            // Entered first: its first submit_sm may be as fast as the response.
            binds.add(new Bind(request.getSystemId(), Beans.type(request.getBindType()), session, wire));
            session.addSessionStateListener((next, last, source) -> {
                if (next == SessionState.CLOSED || next == SessionState.UNBOUND) {
                    binds.remove(session);
                }
            });
            request.accept(NAME, InterfaceVersion.IF_34);
        } catch (TimeoutException e) {
            LOG.info("Somebody connected and did not bind");
            session.close();
        } catch (IOException | PDUStringException | IllegalStateException e) {
            LOG.info("A bind came to nothing: {}", e.getMessage());
            binds.remove(session);
        }
    }

    private int judge(BindRequest request) {
        int status = desk.habits().bindStatus();
        if (status != CommandStatus.ESME_ROK) {
            return status;
        }
        boolean known = settings.password()
                .map(wanted -> wanted.equals(request.getPassword()))
                .orElse(true);
        return known ? CommandStatus.ESME_ROK : CommandStatus.ESME_RINVPASWD;
    }

    @Override
    public void close() {
        closed = true;
        try {
            listener.close();
        } catch (IOException e) {
            LOG.debug("It was closed already", e);
        }
        desk.close();
        binds.all().forEach(bind -> leave(bind.session()));
        doorkeepers.shutdownNow();
    }

    private static void leave(SMPPServerSession session) {
        session.setTransactionTimer(UNBIND_PATIENCE_MILLIS);
        session.unbindAndClose();
    }
}
