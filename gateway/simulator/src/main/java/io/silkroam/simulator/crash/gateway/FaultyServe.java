package io.silkroam.simulator.crash.gateway;

import io.silkroam.gateway.cli.Main;
import io.silkroam.teststores.LossyDisk;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Random;

/**
 * The gateway's program as it is, on a disk that obeys whoever started the process: a line on its standard input is an
 * order. What the peers are told before the power goes is heard outside of the process, and judged there.
 */
public final class FaultyServe {
    /** How the process ends when its power is cut: as if by SIGKILL. */
    private static final int POWER_OFF = 137;

    private final LossyDisk disk;

    private FaultyServe(LossyDisk disk) {
        this.disk = disk;
    }

    public static void main(String[] arguments) {
        FaultyServe serve = new FaultyServe(LossyDisk.install());
        Thread orders = new Thread(serve::obeyAll, "orders");
        orders.setDaemon(true);
        orders.start();
        Main.main(arguments);
    }

    /** Cuts the power now; what is left becomes the database of this name. */
    public static String cut(long seed, Path left) {
        return order("cut", seed, left);
    }

    /** Cuts the power when the next commit is on disk, before the gateway knows that it is. */
    public static String cutAfterSync(long seed, Path left) {
        return order("cut-after-sync", seed, left);
    }

    /** Lets every sync fail from now on; what was on disk at the first failure becomes the database of this name. */
    public static String failSyncs(long seed, Path left) {
        return order("fail-syncs", seed, left);
    }

    /** Fills the disk: every write fails from now on. */
    public static String fill() {
        return order("fill", 0, Path.of("-"));
    }

    private static String order(String what, long seed, Path left) {
        return what + " " + seed + " " + left;
    }

    private void obeyAll() {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                obey(line);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void obey(String line) {
        String[] words = line.split(" ", 3);
        Random random = new Random(Long.parseLong(words[1]));
        Path left = Path.of(words[2]);
        switch (words[0]) {
            case "cut" -> leave(left, random, FaultyServe::powerOff);
            case "cut-after-sync" -> disk.afterEachForce(() -> leave(left, random, FaultyServe::powerOff));
            case "fail-syncs" -> disk.failForces(() -> leave(left, random, () -> {}));
            case "fill" -> disk.failWrites();
            default -> throw new IllegalArgumentException("not an order: " + line);
        }
    }

    private void leave(Path left, Random random, Runnable then) {
        try {
            disk.cutPower(left, random, then);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Called while the disk takes nothing: no answer can rest on what it did not keep. */
    private static void powerOff() {
        Runtime.getRuntime().halt(POWER_OFF);
    }
}
