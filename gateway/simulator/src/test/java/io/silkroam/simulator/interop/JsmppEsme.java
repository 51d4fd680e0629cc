package io.silkroam.simulator.interop;

import io.silkroam.simulator.esme.EsmeSettings;
import io.silkroam.simulator.esme.Wishes;
import io.silkroam.simulator.jsmpp.Esme;
import io.silkroam.simulator.sms.Receipt;
import io.silkroam.simulator.sms.Text;
import io.silkroam.smpp.pdu.Address;
import java.util.List;

/** jSMPP's SMPPSession. */
final class JsmppEsme implements ForeignEsme {
    static final Address SENDER = new Address(5, 0, "Silkroam");
    static final Address TRAVELLER = new Address(1, 1, "31612345678");

    private final Esme esme;
    private int reference;

    JsmppEsme(Door door) throws Exception {
        esme = Esme.bind(EsmeSettings.transceiver(door.port(), door.systemId(), door.password()));
    }

    @Override
    public List<String> submit(String text) throws Exception {
        return esme.submit(SENDER, TRAVELLER, Text.of(text, ++reference), Wishes.receipt());
    }

    @Override
    public List<String> receipts() {
        return esme.inbox().receipts().stream().map(Receipt::id).toList();
    }

    @Override
    public List<String> texts() {
        return esme.inbox().texts();
    }

    @Override
    public void close() {
        esme.close();
    }
}
