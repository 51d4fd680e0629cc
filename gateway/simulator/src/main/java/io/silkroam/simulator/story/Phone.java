package io.silkroam.simulator.story;

import io.silkroam.simulator.jsmpp.Smsc;
import io.silkroam.simulator.sms.Text;
import io.silkroam.simulator.smsc.Habits;
import io.silkroam.simulator.smsc.Receipts;
import io.silkroam.smpp.pdu.Address;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** The traveller's telephone, behind the host operator's message centre, which runs on jSMPP. */
final class Phone implements AutoCloseable {
    static final String CARE = "5555";

    private final Smsc smsc;
    private int seen;
    private int written;

    Phone() throws IOException {
        smsc = Smsc.start(Habits.plain().returning(Receipts.usual()));
    }

    int port() {
        return smsc.port();
    }

    boolean isOnline() {
        return !smsc.bound().isEmpty();
    }

    /** The next text that arrives and holds all of these words; empty if none does in time. */
    Optional<String> awaitText(String... words) {
        Optional<String> found = Optional.empty();
        Stage.eventually(() -> smsc.ledger().texts().stream().skip(seen).anyMatch(t -> holds(t, words)));
        List<String> texts = smsc.ledger().texts();
        for (int i = seen; i < texts.size() && found.isEmpty(); i++) {
            if (holds(texts.get(i), words)) {
                found = Optional.of(texts.get(i));
                seen = i + 1;
            }
        }
        return found;
    }

    /** How many texts have arrived that hold these words. */
    long count(String... words) {
        return smsc.ledger().texts().stream().filter(t -> holds(t, words)).count();
    }

    private static boolean holds(String text, String... words) {
        return List.of(words).stream().allMatch(text::contains);
    }

    /** Writes to customer care; whether the gateway took it. */
    boolean write(String text) {
        written++;
        return smsc
                .deliver(
                        new Address(1, 1, Stage.MSISDN),
                        new Address(3, 0, CARE),
                        Text.of(text, written),
                        Optional.empty())
                .stream()
                .allMatch(status -> status.isPresent() && status.getAsInt() == 0);
    }

    @Override
    public void close() {
        smsc.close();
    }
}
