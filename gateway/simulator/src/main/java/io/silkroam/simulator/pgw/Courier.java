package io.silkroam.simulator.pgw;

import io.silkroam.simulator.gy.GyAnswer;
import io.silkroam.simulator.gy.GyRequest;
import io.silkroam.simulator.jdiameter.GyLink;
import io.silkroam.simulator.profile.GatewayProfile;
import io.silkroam.simulator.wire.EndToEndIds;
import io.silkroam.simulator.wire.GyMessage;
import java.util.concurrent.CompletableFuture;

/** Sends a request in the words of a profile, and repeats it as often as that gateway does when no answer comes. */
record Courier(GyLink link, GatewayProfile profile, EndToEndIds ids, ExchangeListener listener) {
    CompletableFuture<GyAnswer> send(GyRequest request) {
        return send(profile.message(request, ids.next()), profile.retries()).whenComplete((answer, lost) -> {
            if (lost == null) {
                listener.answered(request, answer);
            } else {
                listener.lost(request);
            }
        });
    }

    private CompletableFuture<GyAnswer> send(GyMessage message, int retries) {
        CompletableFuture<GyAnswer> answer = link.send(message);
        return retries == 0 ? answer : answer.exceptionallyCompose(lost -> send(message.again(), retries - 1));
    }
}
