package io.silkroam.simulator.crash;

import io.silkroam.simulator.crash.blow.Blow;
import io.silkroam.simulator.crash.charge.Conversation.AnsweredTwice;
import io.silkroam.simulator.crash.charge.Partner;
import io.silkroam.simulator.crash.charge.Traffic;
import io.silkroam.simulator.crash.gateway.InProcess;
import io.silkroam.simulator.crash.ground.Ground;
import io.silkroam.simulator.crash.ground.StoreKind;
import io.silkroam.simulator.crash.line.Line;
import io.silkroam.simulator.crash.verdict.Fault;
import io.silkroam.simulator.crash.verdict.Finding;
import io.silkroam.simulator.crash.verdict.Judge;
import io.silkroam.simulator.gy.Route;
import io.silkroam.simulator.telling.Until;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletionException;
import java.util.function.BooleanSupplier;

/**
 * One round under charging's traffic. It goes on after the blow: what was not answered is repeated, every session is
 * ended, and only then are books and notes the same or not.
 */
final class ChargingRound {
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final int SESSIONS_EACH = 8;
    private static final int ANSWERED_MORE = 1_000;
    private static final int ANSWERED_AFTERWARDS = 100;

    private final Kind kind;
    private final StoreKind store;
    private final long seed;
    private final List<AnsweredTwice> repeats = new ArrayList<>();
    private final List<Finding> findings = new ArrayList<>();
    private boolean struck;

    ChargingRound(Kind kind, StoreKind store, long seed) {
        this.kind = kind;
        this.store = store;
        this.seed = seed;
    }

    Outcome run(Blow blow) throws IOException {
        try (blow;
                Line line = Line.to(blow.serve())) {
            Traffic traffic = new Traffic(
                    line, Route.to("silkroam.example", Partner.PGW1), Ground.TRAVELLERS, SESSIONS_EACH, seed);
            traffic.start();
            long enough = (long) Outcome.ANSWERED_AT_LEAST + new Random(seed).nextInt(ANSWERED_MORE);
            await(() -> repeated(traffic).answered() >= enough, "the traffic flows");
            struck = true;
            Blow.Struck wounds = blow.strike(traffic, line);
            findings.addAll(wounds.findings());
            InProcess heir = blow.recover();
            goOn(traffic, line);
            Judge judge = new Judge(Ground.TRAVELLERS, Ground.PLAN_OCTETS);
            findings.addAll(judge.findings(heir, new Judge.Told(traffic.reported(), repeats, traffic.refusals())));
            return new Outcome(
                    kind,
                    store,
                    seed,
                    wounds.answered(),
                    wounds.inFlight(),
                    repeats.size(),
                    wounds.measured(),
                    findings);
        }
    }

    /** Whether it came to the blow; else it says nothing of the gateway, only of the machine. */
    boolean isStruck() {
        return struck;
    }

    private void goOn(Traffic traffic, Line line) {
        if (!line.awaitConnected(PATIENCE)) {
            throw new IllegalStateException("the peer does not come back to the gateway");
        }
        compareAnswers(traffic);
        long enough = traffic.answered() + ANSWERED_AFTERWARDS;
        await(() -> repeated(traffic).answered() >= enough, "the traffic flows again");
        traffic.finish();
        if (Until.holds(() -> repeated(traffic).isFinished(), Optional.of(PATIENCE))) {
            compareAnswers(traffic);
        } else {
            findings.add(new Finding(Fault.UNFINISHED, "sessions are still open " + PATIENCE + " after their end"));
        }
    }

    private static Traffic repeated(Traffic traffic) {
        traffic.repeatUnanswered();
        return traffic;
    }

    private void compareAnswers(Traffic traffic) {
        try {
            repeats.addAll(traffic.repeatAnswered());
        } catch (CompletionException e) {
            findings.add(new Finding(Fault.ANSWERED_OTHERWISE, "a repeat got no answer: " + e.getMessage()));
        }
    }

    private static void await(BooleanSupplier condition, String what) {
        if (!Until.holds(condition, Optional.of(PATIENCE))) {
            throw new IllegalStateException("after " + PATIENCE + " it is still not so that " + what);
        }
    }
}
