package io.silkroam.simulator.crash;

import io.silkroam.gateway.conf.Configuration;
import io.silkroam.simulator.bench.BenchConf;
import io.silkroam.simulator.crash.gateway.InProcess;
import io.silkroam.simulator.crash.ground.Place;
import io.silkroam.simulator.crash.sms.SmsAudit;
import io.silkroam.simulator.crash.sms.SmsBook;
import io.silkroam.simulator.crash.sms.SmsSender;
import io.silkroam.simulator.crash.sms.SmsSink;
import io.silkroam.simulator.crash.store.Damage;
import io.silkroam.simulator.crash.store.StoreLook;
import io.silkroam.simulator.crash.verdict.Fault;
import io.silkroam.simulator.crash.verdict.Finding;
import io.silkroam.simulator.telling.Until;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** The same for short messages: a quiet run of which the audit finds nothing to say, and damages that it finds. */
final class PlantedSmsFaults {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int ENOUGH = 100;

    private final Place place;
    private final SmsBook book = new SmsBook();
    private Map<String, String> settings;
    private Path conf;

    PlantedSmsFaults(Place place) {
        this.place = place;
    }

    List<Planted> run() throws IOException {
        conf = BenchConf.copy(place.conf(), place.data().resolve("conf"), SmsRounds.LOAD);
        try (SmsSink smsc = new SmsSink(book, 1)) {
            settings = BenchConf.settings(place.data(), smsc.port(), place.settings());
            try (InProcess gateway = InProcess.start(conf, settings)) {
                serveAll(gateway);
            }
        }
        List<Finding> none = judged();
        if (!none.isEmpty()) {
            throw new IllegalStateException("the audit finds faults where none is: " + none);
        }
        List<Planted> planted = new ArrayList<>();
        int victim = book.sights().keySet().iterator().next();
        Damage.loseMessage(Configuration.read(conf, settings), book.idOf(victim));
        planted.add(new Planted("an acknowledged message is gone", Fault.MESSAGE_LOST, judged()));
        book.answered(book.arrived(victim + 1));
        planted.add(new Planted("a message came to the SMSC twice", Fault.MESSAGE_DOUBLED, judged()));
        place.discard();
        return planted;
    }

    private void serveAll(InProcess gateway) throws IOException {
        String password = Files.readString(place.data().resolve("esme-" + BenchConf.ACCOUNT + ".password"));
        try (SmsSender esme = SmsSender.start(book, gateway.smppPort(), password.strip())) {
            await(() -> book.acknowledged() >= ENOUGH);
            esme.finish();
            await(() -> book.open().isEmpty());
        }
    }

    private List<Finding> judged() throws IOException {
        SmsAudit.Kill end = book.kill(System.nanoTime(), StoreLook.into(settings));
        return new SmsAudit(Map.of(1, end), 0)
                .findings(book.sights()).stream().map(SmsRounds::finding).toList();
    }

    private static void await(BooleanSupplier condition) {
        if (!Until.holds(condition, Optional.of(PATIENCE))) {
            throw new IllegalStateException("the quiet run of messages does not come to its end");
        }
    }
}
