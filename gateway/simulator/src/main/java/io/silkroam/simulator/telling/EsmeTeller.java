package io.silkroam.simulator.telling;

import io.silkroam.simulator.esme.EsmeWatcher;
import io.silkroam.simulator.sms.Receipt;
import io.silkroam.smpp.pdu.ShortMessage;
import java.io.PrintWriter;

/** Tells what an ESME gets. */
public final class EsmeTeller implements EsmeWatcher {
    private final PrintWriter out;
    private final Shown shown;

    public EsmeTeller(PrintWriter out, boolean inFull) {
        this.out = out;
        this.shown = new Shown(inFull);
    }

    public synchronized void say(String text) {
        out.println(text);
        out.flush();
    }

    @Override
    public void delivered(ShortMessage message) {
        say("%s -> %s  %s"
                .formatted(shown.number(message.source()), shown.number(message.destination()), shown.text(message)));
    }

    @Override
    public void receipt(Receipt receipt) {
        say("receipt %s %s%s"
                .formatted(receipt.id(), receipt.state(), receipt.intermediate() ? " (more to come)" : ""));
    }

    @Override
    public void gone() {
        say("The session is over");
    }
}
