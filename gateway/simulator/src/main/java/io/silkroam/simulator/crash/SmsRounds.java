package io.silkroam.simulator.crash;

import io.silkroam.simulator.bench.BenchConf;
import io.silkroam.simulator.bench.Load;
import io.silkroam.simulator.crash.gateway.FaultyServe;
import io.silkroam.simulator.crash.ground.Place;
import io.silkroam.simulator.crash.ground.StoreKind;
import io.silkroam.simulator.crash.sms.SmsAudit;
import io.silkroam.simulator.crash.sms.SmsBook;
import io.silkroam.simulator.crash.sms.SmsSender;
import io.silkroam.simulator.crash.sms.SmsSink;
import io.silkroam.simulator.crash.store.StoreLook;
import io.silkroam.simulator.crash.verdict.Fault;
import io.silkroam.simulator.crash.verdict.Finding;
import io.silkroam.simulator.process.GatewayProcess;
import io.silkroam.simulator.telling.Until;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.BooleanSupplier;

/**
 * Cuts while messages and receipts go through a gateway, one after the other on the same store: what it acknowledged
 * must reach the SMSC, and its receipt the ESME. Judged once, at the end, when nothing is under way any more.
 */
final class SmsRounds {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int ANSWERED_MORE = 700;
    /** From the SMSC's socket to the gateway's disk, on a machine that does much else. */
    private static final Duration ON_THE_WAY = Duration.ofMillis(500);

    private static final int BINDS = 2;
    static final Load LOAD =
            new Load(1, Duration.ZERO, Duration.ofSeconds(1), Duration.ZERO, 1, BINDS, SmsSink.WINDOW, 40);

    private final Kind kind;
    private final StoreKind store;
    private final long seed;
    private final Random random;
    private final SmsBook book = new SmsBook();
    private final List<Outcome> outcomes = new ArrayList<>();
    private Path conf;
    private Place place;
    private int smscPort;
    private int port;
    private int cuts;
    private GatewayProcess gateway;

    SmsRounds(Kind kind, StoreKind store, long seed) {
        this.kind = kind;
        this.store = store;
        this.seed = seed;
        this.random = new Random(seed);
    }

    /** Whether there was a cut, after which what goes wrong is a finding. */
    boolean isStruck() {
        return !book.kills().isEmpty();
    }

    /** Cuts so often. The findings of all rounds stand with the last one. */
    List<Outcome> run(Place fresh, int rounds) throws IOException {
        place = kind == Kind.POWER_CUT_SMS ? fresh.onLossyDisk("silkroam") : fresh;
        conf = BenchConf.copy(fresh.conf(), fresh.data().resolve("conf"), LOAD);
        try (SmsSink smsc = new SmsSink(book, seed)) {
            smscPort = smsc.port();
            serve();
            port = gateway.smppPort();
            String password = Files.readString(fresh.data().resolve("esme-" + BenchConf.ACCOUNT + ".password"));
            try (SmsSender esme = SmsSender.start(book, port, password.strip())) {
                for (int round = 1; round <= rounds; round++) {
                    cutInFullTraffic(smsc, esme);
                    serveAgain(smsc, esme);
                }
                settle(smsc, esme);
                return judged(smsc, esme);
            }
        } finally {
            if (gateway != null) {
                gateway.close();
            }
        }
    }

    private void cutInFullTraffic(SmsSink smsc, SmsSender esme) throws IOException {
        int before = book.acknowledged();
        int unanswered = book.unansweredByUs();
        int enough = before + Outcome.ANSWERED_AT_LEAST + random.nextInt(ANSWERED_MORE);
        await(
                () -> book.acknowledged() >= enough && book.unansweredBySmsc(System.nanoTime()) > 0,
                "messages are acknowledged");
        int answered = book.acknowledged() - before;
        long atSmsc = cut(smsc);
        await(() -> !esme.isBound(), "the ESME sees the end");
        long inFlight = book.unansweredByUs() - unanswered + atSmsc;
        outcomes.add(new Outcome(kind, store, seed, answered, inFlight, 0, Map.of(), List.of()));
    }

    /** How many messages the SMSC had not answered then. */
    private long cut(SmsSink smsc) throws IOException {
        long moment = System.nanoTime();
        if (kind == Kind.POWER_CUT_SMS) {
            String left = "left" + ++cuts;
            gateway.tell(FaultyServe.cut(random.nextLong(), place.data().resolve(left)));
            // The moment stays that of the order: from there to the end of the process its disk takes nothing more.
            gateway.endedAt().join();
            place = place.onLossyDisk(left);
        } else {
            gateway.kill();
        }
        await(() -> smsc.bound() == 0, "the SMSC sees the end");
        long unanswered = book.unansweredBySmsc(moment);
        book.killed(moment, StoreLook.into(place.settings()));
        return unanswered;
    }

    private void serve() throws IOException {
        Map<String, String> settings = BenchConf.settings(place.data(), smscPort, place.settings());
        settings.put("smpp.port", String.valueOf(port));
        // "Too busy" is a right answer, and not the one that is looked for.
        settings.put("messaging.lanes.wait-at-most", "30s");
        gateway = kind == Kind.POWER_CUT_SMS
                ? GatewayProcess.serve(FaultyServe.class, conf, settings)
                : GatewayProcess.serve(conf, settings);
    }

    private void serveAgain(SmsSink smsc, SmsSender esme) throws IOException {
        serve();
        smsc.release();
        await(() -> smsc.bound() == BINDS && esme.isBound(), "ESME and SMSC are connected");
    }

    /** Waits for receipts; goes on in vain as well, for what is missing then the audit finds. */
    private void settle(SmsSink smsc, SmsSender esme) throws IOException {
        esme.finish();
        Until.holds(() -> book.open().stream().allMatch(book::isRepeated), Optional.of(PATIENCE));
        cut(smsc);
        serveAgain(smsc, esme);
        Until.holds(() -> book.open().isEmpty(), Optional.of(PATIENCE));
        cut(smsc);
    }

    private List<Outcome> judged(SmsSink smsc, SmsSender esme) {
        List<Finding> findings = new ArrayList<>();
        new SmsAudit(book.kills(), ON_THE_WAY.toNanos()).findings(book.sights()).forEach(f -> findings.add(finding(f)));
        esme.surprises().forEach(surprise -> findings.add(new Finding(Fault.REFUSED, surprise)));
        smsc.refusals().forEach(refusal -> findings.add(new Finding(Fault.REFUSED, refusal)));
        int last = outcomes.size() - 1;
        Outcome o = outcomes.get(last);
        outcomes.set(
                last, new Outcome(kind, store, seed, o.answered(), o.inFlight(), repeats(), o.measured(), findings));
        return outcomes;
    }

    /** Messages that were sent again after a cut. */
    private long repeats() {
        return book.kills().keySet().stream()
                .mapToLong(run -> book.repeatsAfter(run).size())
                .sum();
    }

    static Finding finding(SmsAudit.Finding found) {
        return new Finding(faultOf(found.fault()), found.fault() + " of message " + found.number());
    }

    private static Fault faultOf(SmsAudit.Fault fault) {
        return switch (fault) {
            case NOT_KEPT, LOST, NO_RECEIPT, WRONG_RECEIPT -> Fault.MESSAGE_LOST;
            case REPEATED, NOT_MARKED -> Fault.MESSAGE_DOUBLED;
        };
    }

    private static void await(BooleanSupplier condition, String what) {
        if (!Until.holds(condition, Optional.of(PATIENCE))) {
            throw new IllegalStateException("after " + PATIENCE + " it is still not so that " + what);
        }
    }
}
