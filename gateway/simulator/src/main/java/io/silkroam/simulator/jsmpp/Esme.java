package io.silkroam.simulator.jsmpp;

import io.silkroam.simulator.esme.EsmeSettings;
import io.silkroam.simulator.esme.EsmeWatcher;
import io.silkroam.simulator.esme.Inbox;
import io.silkroam.simulator.esme.RefusedException;
import io.silkroam.simulator.esme.Wishes;
import io.silkroam.simulator.sms.Text;
import io.silkroam.smpp.pdu.Address;
import io.silkroam.smpp.pdu.CommandStatus;
import io.silkroam.smpp.pdu.ShortMessage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeoutException;
import org.jsmpp.InvalidResponseException;
import org.jsmpp.PDUException;
import org.jsmpp.bean.AlertNotification;
import org.jsmpp.bean.DataSm;
import org.jsmpp.bean.DeliverSm;
import org.jsmpp.bean.ESMClass;
import org.jsmpp.bean.InterfaceVersion;
import org.jsmpp.bean.NumberingPlanIndicator;
import org.jsmpp.bean.RawDataCoding;
import org.jsmpp.bean.RegisteredDelivery;
import org.jsmpp.bean.TypeOfNumber;
import org.jsmpp.extra.NegativeResponseException;
import org.jsmpp.extra.ProcessRequestException;
import org.jsmpp.extra.ResponseTimeoutException;
import org.jsmpp.extra.SessionState;
import org.jsmpp.session.BindParameter;
import org.jsmpp.session.DataSmResult;
import org.jsmpp.session.MessageReceiverListener;
import org.jsmpp.session.QuerySmResult;
import org.jsmpp.session.SMPPSession;
import org.jsmpp.session.Session;

/** An ESME on jSMPP's client session: it asks, waits for the answer, and keeps what is delivered to it. */
public final class Esme implements AutoCloseable {
    private final SMPPSession session = new SMPPSession();
    private final Inbox inbox;
    private volatile int answerToDeliveries = CommandStatus.ESME_ROK;

    /** query_sm_resp: message_state and error_code as numbers, SMPP 3.4 §4.8.2. */
    public record Queried(int state, String finalDate, int errorCode) {}

    private Esme(EsmeSettings settings, EsmeWatcher watcher) {
        this.inbox = new Inbox(watcher);
        session.setTransactionTimer(settings.patience().toMillis());
        session.setMessageReceiverListener(new Mailbox());
        session.addSessionStateListener((next, last, source) -> {
            if (next == SessionState.CLOSED) {
                watcher.gone();
            }
        });
    }

    /** Connects and binds. */
    public static Esme bind(EsmeSettings settings, EsmeWatcher watcher) throws IOException, RefusedException {
        Esme esme = new Esme(settings, watcher);
        try {
            esme.session.connectAndBind(
                    settings.host(),
                    settings.port(),
                    new BindParameter(
                            Beans.type(settings.type()),
                            settings.systemId(),
                            settings.password(),
                            settings.systemType(),
                            TypeOfNumber.UNKNOWN,
                            NumberingPlanIndicator.UNKNOWN,
                            null,
                            InterfaceVersion.valueOf((byte) settings.interfaceVersion())),
                    settings.patience().toMillis());
            return esme;
        } catch (IOException e) {
            esme.session.close();
            if (e.getCause() instanceof NegativeResponseException negative) {
                throw new RefusedException(negative.getCommandStatus());
            }
            throw e;
        }
    }

    public static Esme bind(EsmeSettings settings) throws IOException, RefusedException {
        return bind(settings, EsmeWatcher.NOBODY);
    }

    /** What was delivered to it. */
    public Inbox inbox() {
        return inbox;
    }

    /** The command_status of its deliver_sm_resp from now on; refused messages are not kept. */
    public void answerDeliveriesWith(int status) {
        answerToDeliveries = status;
    }

    public boolean isBound() {
        return session.getSessionState().isBound();
    }

    /** Submits a text, part after part, and returns the id of each. */
    public List<String> submit(Address source, Address destination, Text text, Wishes wishes)
            throws IOException, RefusedException, TimeoutException {
        List<String> ids = new ArrayList<>();
        for (ShortMessage part : text.messages(source, destination)) {
            ids.add(submit(wishing(part, wishes)));
        }
        return ids;
    }

    private static ShortMessage wishing(ShortMessage part, Wishes wishes) {
        return new ShortMessage(
                part.serviceType(),
                part.source(),
                part.destination(),
                part.esmClass(),
                part.protocolId(),
                part.priorityFlag(),
                wishes.scheduleDeliveryTime(),
                wishes.validityPeriod(),
                wishes.registeredDelivery(),
                part.replaceIfPresent(),
                part.dataCoding(),
                part.defaultMessageId(),
                part.octets(),
                part.tlvs());
    }

    /** Submits one message as it is and returns its id. */
    public String submit(ShortMessage message) throws IOException, RefusedException, TimeoutException {
        return answerTo(() -> session.submitShortMessage(
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
                        message.scheduleDeliveryTime(),
                        message.validityPeriod(),
                        new RegisteredDelivery(message.registeredDelivery()),
                        (byte) message.replaceIfPresent(),
                        new RawDataCoding((byte) message.dataCoding()),
                        (byte) message.defaultMessageId(),
                        message.octets(),
                        Beans.parameters(message.tlvs())))
                .getMessageId();
    }

    public Queried query(String id, Address source) throws IOException, RefusedException, TimeoutException {
        QuerySmResult result =
                answerTo(() -> session.queryShortMessage(id, Beans.ton(source), Beans.npi(source), source.value()));
        String date = result.getFinalDate() == null ? "" : result.getFinalDate();
        return new Queried(result.getMessageState().value(), date, result.getErrorCode() & 0xFF);
    }

    public void cancel(String id, Address source, Address destination)
            throws IOException, RefusedException, TimeoutException {
        answerTo(() -> {
            session.cancelShortMessage(
                    "",
                    id,
                    Beans.ton(source),
                    Beans.npi(source),
                    source.value(),
                    Beans.ton(destination),
                    Beans.npi(destination),
                    destination.value());
            return id;
        });
    }

    /** Puts another text in the place of that of a message that has not been delivered yet. */
    public void replace(String id, Address source, byte[] octets, Wishes wishes)
            throws IOException, RefusedException, TimeoutException {
        answerTo(() -> {
            session.replaceShortMessage(
                    id,
                    Beans.ton(source),
                    Beans.npi(source),
                    source.value(),
                    wishes.scheduleDeliveryTime(),
                    wishes.validityPeriod(),
                    new RegisteredDelivery(wishes.registeredDelivery()),
                    (byte) 0,
                    octets);
            return id;
        });
    }

    /** Unbinds and closes. */
    @Override
    public void close() {
        session.unbindAndClose();
    }

    private interface Exchange<T> {
        T run()
                throws PDUException, ResponseTimeoutException, InvalidResponseException, NegativeResponseException,
                        IOException;
    }

    private static <T> T answerTo(Exchange<T> exchange) throws IOException, RefusedException, TimeoutException {
        try {
            return exchange.run();
        } catch (NegativeResponseException e) {
            throw new RefusedException(e.getCommandStatus());
        } catch (ResponseTimeoutException e) {
            TimeoutException timeout = new TimeoutException("no response in time");
            timeout.initCause(e);
            throw timeout;
        } catch (InvalidResponseException | PDUException e) {
            throw new IOException("jSMPP does not take this: " + e.getMessage(), e);
        }
    }

    private final class Mailbox implements MessageReceiverListener {
        @Override
        public void onAcceptDeliverSm(DeliverSm request) throws ProcessRequestException {
            keep(Beans.message(request));
        }

        @Override
        public DataSmResult onAcceptDataSm(DataSm request, Session source) throws ProcessRequestException {
            keep(Beans.message(request));
            return new DataSmResult(SmscDesk.id("0"), Beans.parameters(List.of()));
        }

        @Override
        public void onAcceptAlertNotification(AlertNotification request) {
            // Nothing here waits for a subscriber to be back.
        }

        private void keep(ShortMessage message) throws ProcessRequestException {
            if (answerToDeliveries != CommandStatus.ESME_ROK) {
                throw new ProcessRequestException("refused", answerToDeliveries);
            }
            inbox.add(message);
        }
    }
}
