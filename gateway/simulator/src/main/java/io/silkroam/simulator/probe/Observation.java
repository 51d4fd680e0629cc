package io.silkroam.simulator.probe;

import io.silkroam.smpp.pdu.CommandStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What came back on one connection.
 *
 * @param answers without the response to the first bind and to the last enquire_link
 */
record Observation(List<Answer> answers, Fate fate) {
    /** One PDU's header. */
    record Answer(int commandId, int status, int sequence) {
        /** The standard's words, and the sequence_number where it is not the request's usual one. */
        String words() {
            String number = sequence == Octets.SEQUENCE ? "" : " #" + Integer.toUnsignedString(sequence);
            return Command.name(commandId) + " " + CommandStatus.name(status).replaceFirst("^ESME_", "") + number;
        }
    }

    /** What became of the connection. */
    enum Fate {
        /** It is open, and enquire_link is answered on it. */
        LIVES("lives"),
        /** It is open, and enquire_link is not answered. */
        DEAF("open but deaf"),
        /** It is open; more was not asked. */
        OPEN("open"),
        CLOSED("closed"),
        /** Not even the first bind was answered. */
        NO_BIND("no bind");

        private final String words;

        Fate(String words) {
            this.words = words;
        }
    }

    /** In one line: the answers in the order they came, many alike as their number, and the connection. */
    String words() {
        List<String> all = new ArrayList<>();
        String last = "";
        int times = 0;
        for (String each : answers.stream().map(Answer::words).collect(Collectors.toCollection(ArrayList::new))) {
            if (!each.equals(last) && times > 0) {
                all.add(times == 1 ? last : times + " x " + last);
                times = 0;
            }
            last = each;
            times++;
        }
        if (times > 0) {
            all.add(times == 1 ? last : times + " x " + last);
        }
        return (all.isEmpty() ? "silence" : String.join(", ", all)) + "; " + fate.words;
    }
}
