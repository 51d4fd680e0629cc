package io.silkroam.cli.remote;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * How often a request is sent again and how long is waited before: longer each time, or as long as the server says, but
 * neither for ever nor in silence.
 */
public final class Retries {
    private static final int MOST = 4;
    private static final Duration FIRST = Duration.ofMillis(500);
    private static final Duration LONGEST = Duration.ofSeconds(60);
    private static final int MILLIS = 1000;

    private final Pause pause;
    private final Consumer<String> talk;
    private int made;

    private Retries(Pause pause, Consumer<String> talk) {
        this.pause = pause;
        this.talk = talk;
    }

    /** Lets time pass. */
    public interface Pause {
        void pause(Duration duration) throws InterruptedException;
    }

    /** The retries of one request. */
    static Retries of(Pause pause, Consumer<String> talk) {
        return new Retries(pause, talk);
    }

    /** Waits and says true, or says false because it has been tried often enough or would have to wait too long. */
    boolean again(String why, Optional<Duration> asked) {
        Duration wait = asked.orElse(FIRST.multipliedBy(1L << made));
        if (made == MOST || wait.compareTo(LONGEST) > 0) {
            return false;
        }
        made++;
        talk.accept(why + "; trying again in " + seconds(wait) + " s");
        try {
            pause.pause(wait.isNegative() ? Duration.ZERO : wait);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static String seconds(Duration wait) {
        long millis = Math.max(0, wait.toMillis());
        return millis % MILLIS == 0 ? String.valueOf(millis / MILLIS) : millis / MILLIS + "." + millis % MILLIS / 100;
    }
}
