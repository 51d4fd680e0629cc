package io.silkroam.smpp.codec;

import io.silkroam.smpp.pdu.Address;
import io.silkroam.smpp.pdu.Command;
import io.silkroam.smpp.pdu.Request;
import io.silkroam.smpp.pdu.Request.Destination;
import io.silkroam.smpp.pdu.ShortMessage;
import io.silkroam.smpp.pdu.Tlv;
import java.io.ByteArrayOutputStream;
import java.util.List;
import org.jsmpp.PDUException;
import org.jsmpp.bean.DestinationAddress;
import org.jsmpp.util.DefaultComposer;
import org.jsmpp.util.PDUComposer;

/** Composes requests with jSMPP's composer. Any thread. What no PDU can carry is an IllegalArgumentException. */
public final class PduWriter {
    private static final PDUComposer COMPOSER = new DefaultComposer();
    private static final DestinationAddress[] NO_DESTINATIONS = {};
    private static final int MOST_DESTINATIONS = 255;

    private PduWriter() {}

    /**
     * Composes a request.
     *
     * @param withTlvs false for a peer of SMPP 3.3, who gets no optional parameter but message_payload
     */
    public static Composed request(Request request, boolean withTlvs) {
        Texts texts = new Texts();
        Command command = Command.of(request);
        try {
            byte[] octets = texts.complete(command, compose(request, texts));
            return new Composed(octets, Tlvs.forPeer(tlvs(request), withTlvs));
        } catch (PDUException tooLong) {
            // Its message quotes the value, which is not for logs.
            throw new IllegalArgumentException("a value too long for " + command);
        }
    }

    private static byte[] compose(Request request, Texts texts) throws PDUException {
        if (request instanceof Request.SubmitSm submit) {
            return submit(submit.message(), texts);
        } else if (request instanceof Request.DeliverSm deliver) {
            return deliver(deliver.message(), texts);
        } else if (request instanceof Request.DataSm data) {
            return data(data, texts);
        } else if (request instanceof Request.SubmitMulti multi) {
            return multi(multi, texts);
        } else if (request instanceof Request.QuerySm query) {
            return COMPOSER.querySm(
                    0,
                    texts.text(query.messageId()),
                    ton(query.source()),
                    npi(query.source()),
                    texts.text(query.source().value()));
        } else if (request instanceof Request.CancelSm cancel) {
            return cancel(cancel, texts);
        } else if (request instanceof Request.ReplaceSm replace) {
            return replace(replace, texts);
        } else if (request instanceof Request.AlertNotification alert) {
            return COMPOSER.alertNotification(
                    0,
                    ton(alert.source()),
                    npi(alert.source()),
                    texts.longAddress(alert.source().value()),
                    ton(alert.esme()),
                    npi(alert.esme()),
                    texts.longAddress(alert.esme().value()));
        } else if (request instanceof Request.Bind bind) {
            return bind(bind, texts);
        } else if (request instanceof Request.Outbind outbind) {
            return COMPOSER.outbind(0, texts.text(outbind.systemId()), texts.text(outbind.password()));
        }
        return COMPOSER.composeHeader(Command.of(request).id(), 0, 0);
    }

    private static byte[] submit(ShortMessage message, Texts texts) throws PDUException {
        return COMPOSER.submitSm(
                0,
                texts.text(message.serviceType()),
                ton(message.source()),
                npi(message.source()),
                texts.text(message.source().value()),
                ton(message.destination()),
                npi(message.destination()),
                texts.text(message.destination().value()),
                (byte) message.esmClass(),
                (byte) message.protocolId(),
                (byte) message.priorityFlag(),
                texts.text(message.scheduleDeliveryTime()),
                texts.text(message.validityPeriod()),
                (byte) message.registeredDelivery(),
                (byte) message.replaceIfPresent(),
                (byte) message.dataCoding(),
                (byte) message.defaultMessageId(),
                texts.message(message.octets()));
    }

    private static byte[] deliver(ShortMessage message, Texts texts) throws PDUException {
        String serviceType = texts.text(message.serviceType());
        // As long as they may come in, so that whatever an SMSC delivered can be delivered on.
        String source = texts.longAddress(message.source().value());
        String destination = texts.longAddress(message.destination().value());
        // The composer has no arguments for these four, which SMPP 3.4 §4.6.1 does not use but SMSCs do.
        texts.unasked(message.scheduleDeliveryTime());
        texts.unasked(message.validityPeriod());
        byte[] octets = texts.message(message.octets());
        byte[] composed = COMPOSER.deliverSm(
                0,
                serviceType,
                ton(message.source()),
                npi(message.source()),
                source,
                ton(message.destination()),
                npi(message.destination()),
                destination,
                (byte) message.esmClass(),
                (byte) message.protocolId(),
                (byte) message.priorityFlag(),
                (byte) message.registeredDelivery(),
                (byte) message.dataCoding(),
                octets);
        int smLength = composed.length - 1 - octets.length;
        composed[smLength - 1] = (byte) message.defaultMessageId();
        composed[smLength - 3] = (byte) message.replaceIfPresent();
        return composed;
    }

    private static byte[] data(Request.DataSm data, Texts texts) throws PDUException {
        return COMPOSER.dataSm(
                0,
                texts.text(data.serviceType()),
                ton(data.source()),
                npi(data.source()),
                texts.longAddress(data.source().value()),
                ton(data.destination()),
                npi(data.destination()),
                texts.longAddress(data.destination().value()),
                (byte) data.esmClass(),
                (byte) data.registeredDelivery(),
                (byte) data.dataCoding());
    }

    private static byte[] multi(Request.SubmitMulti multi, Texts texts) throws PDUException {
        ShortMessage message = multi.message();
        String serviceType = texts.text(message.serviceType());
        String source = texts.text(message.source().value());
        // The composer forgets the names of distribution lists, and its bean of an address refuses reserved types of
        // number, so destinations are ours to write.
        texts.block(destinations(multi.destinations(), texts));
        return COMPOSER.submitMulti(
                0,
                serviceType,
                ton(message.source()),
                npi(message.source()),
                source,
                NO_DESTINATIONS,
                (byte) message.esmClass(),
                (byte) message.protocolId(),
                (byte) message.priorityFlag(),
                texts.text(message.scheduleDeliveryTime()),
                texts.text(message.validityPeriod()),
                (byte) message.registeredDelivery(),
                (byte) message.replaceIfPresent(),
                (byte) message.dataCoding(),
                (byte) message.defaultMessageId(),
                texts.message(message.octets()));
    }

    private static byte[] destinations(List<Destination> destinations, Texts texts) {
        if (destinations.isEmpty() || destinations.size() > MOST_DESTINATIONS) {
            throw new IllegalArgumentException(destinations.size() + " destinations");
        }
        ByteArrayOutputStream block = new ByteArrayOutputStream();
        block.write(destinations.size());
        for (Destination destination : destinations) {
            String text;
            if (destination instanceof Destination.ToAddress to) {
                block.write(1);
                block.write(to.address().ton());
                block.write(to.address().npi());
                text = to.address().value();
            } else {
                block.write(2);
                text = ((Destination.ToList) destination).name();
            }
            block.writeBytes(texts.counted(text, Field.DESTINATION.most));
            block.write(0);
        }
        return block.toByteArray();
    }

    private static byte[] cancel(Request.CancelSm cancel, Texts texts) throws PDUException {
        return COMPOSER.cancelSm(
                0,
                texts.text(cancel.serviceType()),
                texts.text(cancel.messageId()),
                ton(cancel.source()),
                npi(cancel.source()),
                texts.text(cancel.source().value()),
                ton(cancel.destination()),
                npi(cancel.destination()),
                texts.text(cancel.destination().value()));
    }

    private static byte[] replace(Request.ReplaceSm replace, Texts texts) throws PDUException {
        if (replace.messageId().length() >= Field.MESSAGE_ID.most) {
            throw new IllegalArgumentException(
                    "a message_id of " + replace.messageId().length() + " octets");
        }
        return COMPOSER.replaceSm(
                0,
                texts.text(replace.messageId()),
                ton(replace.source()),
                npi(replace.source()),
                texts.text(replace.source().value()),
                texts.text(replace.scheduleDeliveryTime()),
                texts.text(replace.validityPeriod()),
                (byte) replace.registeredDelivery(),
                (byte) replace.defaultMessageId(),
                texts.message(replace.octets()));
    }

    private static byte[] bind(Request.Bind bind, Texts texts) throws PDUException {
        return COMPOSER.bind(
                Command.bind(bind.type()).id(),
                0,
                texts.text(bind.systemId()),
                texts.text(bind.password()),
                texts.text(bind.systemType()),
                (byte) bind.interfaceVersion(),
                (byte) bind.addressTon(),
                (byte) bind.addressNpi(),
                texts.text(bind.addressRange()));
    }

    private static List<Tlv> tlvs(Request request) {
        if (request instanceof Request.SubmitSm submit) {
            return submit.message().tlvs();
        } else if (request instanceof Request.DeliverSm deliver) {
            return deliver.message().tlvs();
        } else if (request instanceof Request.DataSm data) {
            return data.tlvs();
        } else if (request instanceof Request.SubmitMulti multi) {
            return multi.message().tlvs();
        } else if (request instanceof Request.ReplaceSm replace) {
            return replace.tlvs();
        } else if (request instanceof Request.AlertNotification alert) {
            return alert.tlvs();
        }
        return List.of();
    }

    private static byte ton(Address address) {
        return (byte) address.ton();
    }

    private static byte npi(Address address) {
        return (byte) address.npi();
    }
}
