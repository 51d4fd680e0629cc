package io.silkroam.simulator.esme;

import io.silkroam.simulator.sms.Joiner;
import io.silkroam.simulator.sms.Receipt;
import io.silkroam.smpp.pdu.ShortMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What an ESME got: its newest messages and receipts, and texts joined from their parts. */
public final class Inbox {
    /** Of each kind; older ones are forgotten. */
    public static final int MOST = 100_000;

    private final EsmeWatcher watcher;
    private final Joiner joiner = new Joiner();
    private final List<ShortMessage> messages = new ArrayList<>();
    private final List<Receipt> receipts = new ArrayList<>();
    private final List<String> texts = new ArrayList<>();

    public Inbox(EsmeWatcher watcher) {
        this.watcher = watcher;
    }

    public void add(ShortMessage message) {
        Optional<Receipt> receipt = Receipt.of(message);
        synchronized (this) {
            if (receipt.isPresent()) {
                keep(receipts, receipt.get());
            } else {
                keep(messages, message);
                joiner.add(message).ifPresent(text -> keep(texts, text));
            }
        }
        receipt.ifPresentOrElse(watcher::receipt, () -> watcher.delivered(message));
    }

    private static <T> void keep(List<T> list, T one) {
        if (list.size() == MOST) {
            list.remove(0);
        }
        list.add(one);
    }

    public synchronized List<ShortMessage> messages() {
        return List.copyOf(messages);
    }

    public synchronized List<Receipt> receipts() {
        return List.copyOf(receipts);
    }

    public synchronized List<String> texts() {
        return List.copyOf(texts);
    }
}
