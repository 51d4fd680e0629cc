package io.silkroam.simulator.interop;

import com.cloudhopper.smpp.SmppBindType;
import com.cloudhopper.smpp.SmppSession;
import com.cloudhopper.smpp.SmppSessionConfiguration;
import com.cloudhopper.smpp.impl.DefaultSmppClient;
import com.cloudhopper.smpp.impl.DefaultSmppSessionHandler;
import com.cloudhopper.smpp.pdu.DeliverSm;
import com.cloudhopper.smpp.pdu.EnquireLink;
import com.cloudhopper.smpp.pdu.PduRequest;
import com.cloudhopper.smpp.pdu.PduResponse;
import com.cloudhopper.smpp.pdu.SubmitSm;
import com.cloudhopper.smpp.pdu.SubmitSmResp;
import com.cloudhopper.smpp.tlv.Tlv;
import com.cloudhopper.smpp.type.Address;
import io.silkroam.simulator.cloudhopper.Pdus;
import io.silkroam.simulator.esme.EsmeWatcher;
import io.silkroam.simulator.esme.Inbox;
import io.silkroam.simulator.sms.Receipt;
import io.silkroam.simulator.sms.Text;
import io.silkroam.smpp.pdu.ShortMessage;
import java.util.ArrayList;
import java.util.List;

/** cloudhopper's DefaultSmppClient. */
final class CloudhopperEsme implements ForeignEsme {
    private static final long PATIENCE_MILLIS = 10_000;

    private final DefaultSmppClient client = new DefaultSmppClient();
    private final Inbox inbox = new Inbox(EsmeWatcher.NOBODY);
    private final SmppSession session;
    private int reference;

    CloudhopperEsme(Door door) throws Exception {
        SmppSessionConfiguration configuration =
                new SmppSessionConfiguration(SmppBindType.TRANSCEIVER, door.systemId(), door.password());
        configuration.setHost("127.0.0.1");
        configuration.setPort(door.port());
        configuration.setWindowSize(10);
        session = client.bind(configuration, new Mailbox());
        session.enquireLink(new EnquireLink(), PATIENCE_MILLIS);
    }

    @Override
    public List<String> submit(String text) throws Exception {
        List<String> ids = new ArrayList<>();
        for (ShortMessage part : Text.of(text, ++reference).messages(JsmppEsme.SENDER, JsmppEsme.TRAVELLER)) {
            SubmitSm request = new SubmitSm();
            request.setSourceAddress(address(part.source()));
            request.setDestAddress(address(part.destination()));
            request.setEsmClass((byte) part.esmClass());
            request.setDataCoding((byte) part.dataCoding());
            request.setRegisteredDelivery((byte) 1);
            request.setShortMessage(part.octets());
            part.tlvs().forEach(tlv -> request.addOptionalParameter(new Tlv((short) tlv.tag(), tlv.value())));
            SubmitSmResp response = session.submit(request, PATIENCE_MILLIS);
            if (response.getCommandStatus() != 0) {
                throw new AssertionError(response.toString());
            }
            ids.add(response.getMessageId());
        }
        return ids;
    }

    private static Address address(io.silkroam.smpp.pdu.Address address) {
        return new Address((byte) address.ton(), (byte) address.npi(), address.value());
    }

    @Override
    public List<String> receipts() {
        return inbox.receipts().stream().map(Receipt::id).toList();
    }

    @Override
    public List<String> texts() {
        return inbox.texts();
    }

    @Override
    public void close() {
        session.unbind(PATIENCE_MILLIS);
        session.destroy();
        client.destroy();
    }

    private final class Mailbox extends DefaultSmppSessionHandler {
        @Override
        @SuppressWarnings("rawtypes") // as cloudhopper declares it
        public PduResponse firePduRequestReceived(PduRequest request) {
            if (request instanceof DeliverSm delivery) {
                inbox.add(Pdus.message(delivery));
            }
            return request.createResponse();
        }
    }
}
