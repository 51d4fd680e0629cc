package io.silkroam.simulator.crash.charge;

import io.silkroam.simulator.gy.GyAnswer;
import io.silkroam.simulator.gy.GyRequest;
import io.silkroam.simulator.gy.PacketBearer;
import io.silkroam.simulator.gy.ReportingReason;
import io.silkroam.simulator.gy.RequestType;
import io.silkroam.simulator.gy.Route;
import io.silkroam.simulator.gy.ServiceKey;
import io.silkroam.simulator.gy.ServiceReport;
import io.silkroam.simulator.gy.SessionContext;
import io.silkroam.simulator.gy.Subscriber;
import io.silkroam.simulator.gy.Usage;
import io.silkroam.simulator.jdiameter.GyLink;
import io.silkroam.simulator.profile.GatewayProfile;
import io.silkroam.simulator.wire.GyMessage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/**
 * One session that reports made-up usage in every request, whatever it was granted. A request that gets no answer
 * leaves it stuck until {@link #repeatUnanswered}.
 */
public final class Conversation {
    private static final long TOO_BUSY = 3004;
    private static final int USED_AT_MOST = 1_500_000;
    /** A repeat that is not answered, or finds the gateway busy, is sent again: its answer is what is looked for. */
    private static final int REPEATS_AT_MOST = 30;

    private enum State {
        WAITING,
        STUCK,
        OVER
    }

    /** The same request's first answer and the answer to its repetition. */
    public record AnsweredTwice(RequestKey request, GyAnswer first, GyAnswer again) {
        /** Whoever gave the two answers, they say the same. */
        public boolean isAlike() {
            return first.resultCode() == again.resultCode() && first.services().equals(again.services());
        }
    }

    private final GyLink link;
    private final SessionContext context;
    private final int sequence;
    private final Random random;
    private final Map<RequestKey, Long> reported = new HashMap<>();
    private final List<GyAnswer> refusals = new ArrayList<>();
    private final Set<String> answeredBy = new HashSet<>();
    private State state = State.WAITING;
    private long number;
    private boolean finishing;
    private GyMessage current;
    private RequestKey currentKey;
    private long sentAt;
    private long answered;
    private Optional<GyMessage> lastAnswered = Optional.empty();
    private RequestKey lastKey;
    private GyAnswer lastAnswer;

    Conversation(GyLink link, Route route, Subscriber subscriber, int sequence, long seed) {
        this.link = link;
        this.sequence = sequence;
        this.random = new Random(seed);
        String id = GatewayProfile.MAGMA.sessionId(route.origin().host(), seed);
        this.context = new SessionContext(id, route, subscriber, PacketBearer.internet(sequence));
    }

    /** Sends the request after the last one. */
    synchronized void next() {
        RequestType type = number == 0 ? RequestType.INITIAL : finishing ? RequestType.TERMINATION : RequestType.UPDATE;
        List<ServiceReport> reports = GatewayProfile.MAGMA.services().stream()
                .map(service -> report(type, service))
                .toList();
        GyRequest request =
                new GyRequest(context, type, number, Instant.now(), GatewayProfile.MAGMA.usualLocation(), reports);
        currentKey = new RequestKey(context.sessionId(), type.code(), number);
        reported.put(
                currentKey,
                reports.stream()
                        .flatMap(r -> r.used().stream())
                        .mapToLong(Usage::totalOctets)
                        .sum());
        number++;
        send(GatewayProfile.MAGMA.message(request, endToEndId(request.number())));
    }

    private ServiceReport report(RequestType type, ServiceKey service) {
        Usage used = Usage.octets(random.nextInt(USED_AT_MOST), random.nextInt(USED_AT_MOST));
        return switch (type) {
            case INITIAL, EVENT -> ServiceReport.asking(service);
            case UPDATE -> ServiceReport.reporting(service, used, ReportingReason.THRESHOLD);
            case TERMINATION -> ServiceReport.closing(service, used, ReportingReason.FINAL);
        };
    }

    /** Twelve bits of session, twenty of request: unique among all that is under way. */
    private long endToEndId(long requestNumber) {
        return ((long) sequence << 20 | requestNumber) & 0xFFFF_FFFFL;
    }

    private void send(GyMessage message) {
        current = message;
        state = State.WAITING;
        sentAt = System.nanoTime();
        var unused = link.send(message).whenComplete(this::heard);
    }

    private synchronized void heard(GyAnswer answer, Throwable lost) {
        if (lost != null) {
            state = State.STUCK;
        } else if (answer.resultCode() == TOO_BUSY) {
            send(current.again());
        } else {
            accept(answer);
        }
    }

    private void accept(GyAnswer answer) {
        answered++;
        answeredBy.add(answer.originHost());
        lastAnswered = Optional.of(current);
        lastKey = currentKey;
        lastAnswer = answer;
        if (!answer.isSuccess()) {
            refusals.add(answer);
        }
        if (currentKey.type() == RequestType.TERMINATION.code()) {
            state = State.OVER;
        } else {
            next();
        }
    }

    synchronized void repeatUnanswered() {
        if (state == State.STUCK) {
            send(current.again());
        }
    }

    synchronized Optional<CompletableFuture<AnsweredTwice>> repeatAnswered() {
        RequestKey key = lastKey;
        GyAnswer first = lastAnswer;
        return lastAnswered.map(
                message -> again(message, REPEATS_AT_MOST).thenApply(again -> new AnsweredTwice(key, first, again)));
    }

    @SuppressWarnings("FutureReturnValueIgnored") // flattened at once
    private CompletableFuture<GyAnswer> again(GyMessage message, int attempts) {
        CompletableFuture<GyAnswer> heard = link.send(message.again());
        if (attempts == 1) {
            return heard;
        }
        return heard.handle((answer, lost) -> lost != null || answer.resultCode() == TOO_BUSY
                        ? again(message, attempts - 1)
                        : CompletableFuture.completedFuture(answer))
                .thenCompose(answer -> answer);
    }

    synchronized void finish() {
        finishing = true;
    }

    synchronized boolean isOver() {
        return state == State.OVER;
    }

    synchronized boolean isWaiting() {
        return state == State.WAITING && sentAt != 0;
    }

    synchronized boolean isStuck() {
        return state == State.STUCK;
    }

    synchronized long sentAt() {
        return sentAt;
    }

    synchronized long answered() {
        return answered;
    }

    synchronized Map<RequestKey, Long> reported() {
        return Map.copyOf(reported);
    }

    synchronized Set<String> answeredBy() {
        return Set.copyOf(answeredBy);
    }

    synchronized List<GyAnswer> refusals() {
        return List.copyOf(refusals);
    }
}
