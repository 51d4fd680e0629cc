package io.silkroam.gateway.sms;

import io.silkroam.smpp.pdu.Address;
import io.silkroam.smpp.pdu.CommandStatus;
import io.silkroam.smpp.pdu.Response;
import io.silkroam.smpp.pdu.Response.MultiResponse;
import io.silkroam.smpp.pdu.Response.Unsuccessful;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Gathers what became of each destination of a submit_multi (SMPP 3.4 §4.5) and answers once all are known. */
final class MultiAnswer {
    private final Consumer<Response> answer;
    private final List<Unsuccessful> unsuccessful = new ArrayList<>();
    private int open;
    private long first = Long.MAX_VALUE;

    MultiAnswer(int destinations, Consumer<Response> answer) {
        this.open = destinations;
        this.answer = answer;
    }

    synchronized void accepted(String id) {
        first = Math.min(first, Long.parseLong(id));
        one();
    }

    synchronized void refused(Address destination, int status) {
        unsuccessful.add(new Unsuccessful(destination, status));
        one();
    }

    private void one() {
        if (--open > 0) {
            return;
        }
        boolean some = first != Long.MAX_VALUE;
        answer.accept(new MultiResponse(
                some ? CommandStatus.ESME_ROK : CommandStatus.ESME_RSUBMITFAIL,
                some ? Long.toString(first) : "",
                unsuccessful,
                List.of()));
    }
}
