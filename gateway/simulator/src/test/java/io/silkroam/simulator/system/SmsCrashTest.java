package io.silkroam.simulator.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.silkroam.simulator.process.GatewayProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import org.awaitility.core.ConditionTimeoutException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The gateway's process is killed while messages and receipts go through it, and comes back; what it acknowledged must
 * reach the SMSC, and its receipt the ESME. {@code -Dsilkroam.crash.kills=50 -Dsilkroam.crash.seed=1} kills it more
 * often.
 */
@Tag("long")
class SmsCrashTest {
    private static final int KILLS = Integer.getInteger("silkroam.crash.kills", 4);
    private static final long SEED = Long.getLong("silkroam.crash.seed", 20_261_128L);
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int ANSWERED_AT_LEAST = 300;
    private static final int ANSWERED_MORE = 700;
    /** From the SMSC's socket to the gateway's disk, on a machine that does much else. */
    private static final Duration ON_THE_WAY = Duration.ofMillis(500);

    private static final int BINDS = 2;

    private final Random random = new Random(SEED);
    private final SmsBook book = new SmsBook();

    @TempDir
    private Path folder;

    private Path conf;
    private Map<String, String> settings;
    private GatewayProcess gateway;

    @ParameterizedTest
    @EnumSource
    void shouldLoseNothingAcknowledgedAndMarkWhatItSendsTwice(Store store) throws Exception {
        conf = conf();
        Path data = Files.createDirectory(folder.resolve("data"));
        try (SmsSink smsc = new SmsSink(book, SEED)) {
            settings = settings(store.fresh(data), smsc.port());
            serve();
            settings.put("smpp.port", String.valueOf(gateway.smppPort()));
            String password = Files.readString(data.resolve("esme-partner1.password"));
            try (SmsSender esme = SmsSender.start(book, gateway.smppPort(), password.strip())) {
                for (int run = 1; run <= KILLS; run++) {
                    killInFullTraffic(run, smsc, esme);
                    serveAgain(smsc, esme);
                }
                esme.finish();
                awaitReceipts(this::isNothingOpenButHeldBack);
                kill(smsc);
                serveAgain(smsc, esme);
                awaitReceipts(() -> book.open().isEmpty());
                kill(smsc);
                assertThat(esme.surprises()).isEmpty();
                assertThat(smsc.refusals()).isEmpty();
            }
        } finally {
            if (gateway != null) {
                gateway.close();
            }
        }
        report();
        assertThat(new SmsAudit(book.kills(), ON_THE_WAY.toNanos()).findings(book.sights()))
                .isEmpty();
    }

    private void killInFullTraffic(int run, SmsSink smsc, SmsSender esme) throws IOException {
        int before = book.acknowledged();
        int unanswered = book.unansweredByUs();
        int enough = before + ANSWERED_AT_LEAST + random.nextInt(ANSWERED_MORE);
        await().atMost(PATIENCE)
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(1))
                .until(() -> book.acknowledged() >= enough && book.unansweredBySmsc(System.nanoTime()) > 0);
        long atSmsc = kill(smsc);
        await().atMost(PATIENCE).until(() -> !esme.isBound());
        int answered = book.acknowledged() - before;
        int atUs = book.unansweredByUs() - unanswered;
        System.out.printf(
                "kill %d (seed %d): %d acknowledged since the start; in flight %d to us, %d to the SMSC%n",
                run, SEED, answered, atUs, atSmsc);
        assertThat(answered).isGreaterThanOrEqualTo(ANSWERED_AT_LEAST);
        assertThat(atUs).isPositive();
        assertThat(atSmsc).isPositive();
    }

    /** How many messages the SMSC had not answered then. */
    private long kill(SmsSink smsc) throws IOException {
        long moment = System.nanoTime();
        gateway.kill();
        await().atMost(PATIENCE).until(() -> smsc.bound() == 0);
        long unanswered = book.unansweredBySmsc(moment);
        book.killed(moment, StoreLook.into(settings));
        return unanswered;
    }

    private void serveAgain(SmsSink smsc, SmsSender esme) throws IOException {
        serve();
        smsc.release();
        await().atMost(PATIENCE).until(() -> smsc.bound() == BINDS && esme.isBound());
    }

    private void serve() throws IOException {
        gateway = GatewayProcess.serve(conf, settings);
    }

    private boolean isNothingOpenButHeldBack() {
        return book.open().stream().allMatch(book::isRepeated);
    }

    /** Goes on in vain as well: what is missing then, the audit finds. */
    private void awaitReceipts(Callable<Boolean> settled) {
        try {
            await().atMost(PATIENCE).until(settled);
        } catch (ConditionTimeoutException e) {
            System.out.printf("not settled after %s: %s%n", PATIENCE, book.open());
        }
    }

    private void report() {
        for (int run = 1; run <= KILLS; run++) {
            List<Long> repeats = book.repeatsAfter(run);
            System.out.printf(
                    "kill %d: %d sent again, the response of one had left %.1f ms before%n",
                    run, repeats.size(), repeats.isEmpty() ? 0 : Collections.max(repeats) / 1e6);
        }
        System.out.printf(
                "%d acknowledged, %d receipts came more than once%n",
                book.acknowledged(),
                book.sights().values().stream()
                        .filter(sight -> sight.receipts().size() > 1)
                        .count());
    }

    private Path conf() throws IOException {
        TestConf copy = TestConf.copyOfShipped(folder.resolve("conf"))
                .replace("partners/esme/partner1.yaml", "segments-per-second: 100", "segments-per-second: 0")
                .replace("partners/smsc/kpn.yaml", "segments-per-second: 100", "segments-per-second: 0")
                .replace("partners/smsc/kpn.yaml", "password-file: \"\"", "password-file: kpn.password")
                .replace("partners/smsc/kpn.yaml", "binds: 1", "binds: " + BINDS)
                .replace("partners/smsc/kpn.yaml", "window: 50", "window: " + SmsSink.WINDOW);
        Files.writeString(copy.folder().resolve("kpn.password"), "kpn");
        return copy.folder();
    }

    private static Map<String, String> settings(Map<String, String> store, int smscPort) {
        Map<String, String> all = new HashMap<>(store);
        all.put("diameter.port", "0");
        all.put("diameter.addresses", "127.0.0.1");
        all.put("api.port", "0");
        all.put("smpp.port", "0");
        all.put("smpp.addresses", "127.0.0.1");
        all.put("smpp.links.kpn.enabled", "true");
        all.put("smpp.links.kpn.port", String.valueOf(smscPort));
        return all;
    }
}
