package io.silkroam.simulator.jsmpp;

import io.silkroam.simulator.smsc.SmscWatcher;
import io.silkroam.smpp.pdu.BindType;
import io.silkroam.smpp.pdu.ShortMessage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.jsmpp.InvalidResponseException;
import org.jsmpp.PDUException;
import org.jsmpp.bean.ESMClass;
import org.jsmpp.bean.RawDataCoding;
import org.jsmpp.bean.RegisteredDelivery;
import org.jsmpp.extra.NegativeResponseException;
import org.jsmpp.extra.ResponseTimeoutException;
import org.jsmpp.session.SMPPServerSession;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The sessions that are bound to an SMSC, and what it sends on them. */
final class Binds {
    private static final Logger LOG = LoggerFactory.getLogger(Binds.class);

    private final SmscWatcher watcher;
    private final List<Bind> all = new CopyOnWriteArrayList<>();
    private final AtomicInteger turn = new AtomicInteger();

    /** One bound session. */
    record Bind(String systemId, BindType type, SMPPServerSession session, SmscWire wire) {}

    Binds(SmscWatcher watcher) {
        this.watcher = watcher;
    }

    void add(Bind bind) {
        all.add(bind);
        watcher.bound(bind.systemId(), bind.type());
    }

    void remove(SMPPServerSession session) {
        of(session).filter(all::remove).ifPresent(bind -> watcher.gone(bind.systemId()));
    }

    Optional<Bind> of(SMPPServerSession session) {
        return all.stream().filter(bind -> bind.session() == session).findFirst();
    }

    List<Bind> all() {
        return List.copyOf(all);
    }

    /** One after the other of those that receive and carry this system_id; another than {@code not} if there is one. */
    Optional<Bind> receiving(Optional<String> systemId, Optional<Bind> not) {
        List<Bind> fit = new ArrayList<>();
        for (Bind bind : all) {
            if (bind.type().receives() && systemId.map(bind.systemId()::equals).orElse(true)) {
                fit.add(bind);
            }
        }
        if (fit.size() > 1) {
            not.ifPresent(fit::remove);
        }
        return fit.isEmpty()
                ? Optional.empty()
                : Optional.of(fit.get(Math.floorMod(turn.getAndIncrement(), fit.size())));
    }

    /** Sends a deliver_sm, or a data_sm where there is no text, and waits for its command_status. */
    OptionalInt deliver(Bind bind, ShortMessage message, boolean asDataSm) {
        OptionalInt status = send(bind, message, asDataSm);
        watcher.delivered(bind.systemId(), message, status);
        return status;
    }

    private static OptionalInt send(Bind bind, ShortMessage message, boolean asDataSm) {
        try {
            if (asDataSm) {
                sendDataSm(bind.session(), message);
            } else {
                sendDeliverSm(bind.session(), message);
            }
            return OptionalInt.of(0);
        } catch (NegativeResponseException e) {
            return OptionalInt.of(e.getCommandStatus());
        } catch (ResponseTimeoutException | InvalidResponseException | PDUException | IOException e) {
            LOG.info("{} did not take a message: {}", bind.systemId(), e.getMessage());
            return OptionalInt.empty();
        }
    }

    private static void sendDeliverSm(SMPPServerSession session, ShortMessage message)
            throws PDUException, ResponseTimeoutException, InvalidResponseException, NegativeResponseException,
                    IOException {
        session.deliverShortMessage(
                message.serviceType(),
                Beans.ton(message.source()),
                Beans.npi(message.source()),
                message.source().value(),
                Beans.ton(message.destination()),
                Beans.npi(message.destination()),
                message.destination().value(),
                new ESMClass(message.esmClass()),
                (byte) message.protocolId(),
                (byte) message.priorityFlag(),
                new RegisteredDelivery(message.registeredDelivery()),
                new RawDataCoding((byte) message.dataCoding()),
                message.octets(),
                Beans.parameters(message.tlvs()));
    }

    private static void sendDataSm(SMPPServerSession session, ShortMessage message)
            throws PDUException, ResponseTimeoutException, InvalidResponseException, NegativeResponseException,
                    IOException {
        session.dataShortMessage(
                message.serviceType(),
                Beans.ton(message.source()),
                Beans.npi(message.source()),
                message.source().value(),
                Beans.ton(message.destination()),
                Beans.npi(message.destination()),
                message.destination().value(),
                new ESMClass(message.esmClass()),
                new RegisteredDelivery(message.registeredDelivery()),
                new RawDataCoding((byte) message.dataCoding()),
                Beans.parameters(message.tlvs()));
    }
}
