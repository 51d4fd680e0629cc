package io.silkroam.smpp.interop;

import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import org.jsmpp.bean.AlertNotification;
import org.jsmpp.bean.DataSm;
import org.jsmpp.bean.DeliverSm;
import org.jsmpp.extra.ProcessRequestException;
import org.jsmpp.session.DataSmResult;
import org.jsmpp.session.MessageReceiverListener;
import org.jsmpp.session.Session;

/** Takes one deliver_sm on a session of jSMPP's. */
final class Receiver implements MessageReceiverListener {
    private final CompletableFuture<String> text;

    Receiver(CompletableFuture<String> text) {
        this.text = text;
    }

    @Override
    public void onAcceptDeliverSm(DeliverSm deliverSm) {
        text.complete(new String(deliverSm.getShortMessage(), StandardCharsets.US_ASCII));
    }

    @Override
    public void onAcceptAlertNotification(AlertNotification alertNotification) {}

    @Override
    public DataSmResult onAcceptDataSm(DataSm dataSm, Session source) throws ProcessRequestException {
        throw new ProcessRequestException("not in this test", 0x08);
    }
}
