package io.silkroam.simulator.telling;

import io.silkroam.simulator.sms.Receipt;
import io.silkroam.simulator.smsc.Fate;
import io.silkroam.simulator.smsc.Received;
import io.silkroam.simulator.smsc.SmscWatcher;
import io.silkroam.smpp.pdu.BindType;
import io.silkroam.smpp.pdu.CommandStatus;
import io.silkroam.smpp.pdu.ShortMessage;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.OptionalInt;

/** Tells what happens at an SMSC. */
public final class SmscTeller implements SmscWatcher {
    private final PrintWriter out;
    private final Shown shown;
    private long accepted;
    private long others;
    private long delivered;
    private long notTaken;

    public SmscTeller(PrintWriter out, boolean inFull) {
        this.out = out;
        this.shown = new Shown(inFull);
    }

    public synchronized void say(String text) {
        out.println(text);
        out.flush();
    }

    /** How many there were of each kind. */
    public synchronized String summary() {
        return "%d messages accepted, %d not; %d receipts and messages delivered, %d not taken"
                .formatted(accepted, others, delivered, notTaken);
    }

    @Override
    public void bound(String systemId, BindType type) {
        say("%s has bound as %s".formatted(systemId, type.name().toLowerCase(Locale.ROOT)));
    }

    @Override
    public void refused(String systemId, int status) {
        say("%s was not let in: %s".formatted(systemId, CommandStatus.name(status)));
    }

    @Override
    public void gone(String systemId) {
        say(systemId + " is gone");
    }

    @Override
    public synchronized void received(Received received) {
        if (received.isAccepted()) {
            accepted++;
        } else {
            others++;
        }
        ShortMessage message = received.message();
        say("%d  %s: %s -> %s  %s  %s"
                .formatted(
                        received.number(),
                        received.systemId(),
                        shown.number(message.source()),
                        shown.number(message.destination()),
                        shown.text(message),
                        words(received.fate())));
    }

    private static String words(Fate fate) {
        if (fate instanceof Fate.Refused refused) {
            return "refused: " + CommandStatus.name(refused.status());
        }
        if (fate instanceof Fate.Unanswered) {
            return "not answered";
        }
        return fate instanceof Fate.CutOff ? "connection cut" : "accepted";
    }

    @Override
    public synchronized void delivered(String systemId, ShortMessage message, OptionalInt status) {
        if (status.equals(OptionalInt.of(CommandStatus.ESME_ROK))) {
            delivered++;
        } else {
            notTaken++;
        }
        String what = Receipt.of(message)
                .map(receipt -> "receipt %s %s".formatted(receipt.id(), receipt.state()))
                .orElseGet(() -> "%s -> %s  %s"
                        .formatted(
                                shown.number(message.source()),
                                shown.number(message.destination()),
                                shown.text(message)));
        say("to %s: %s  %s"
                .formatted(systemId, what, status.isPresent() ? CommandStatus.name(status.getAsInt()) : "no answer"));
    }
}
