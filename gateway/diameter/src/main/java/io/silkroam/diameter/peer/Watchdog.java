package io.silkroam.diameter.peer;

import static io.silkroam.diameter.peer.WatchdogState.DOWN;
import static io.silkroam.diameter.peer.WatchdogState.INITIAL;
import static io.silkroam.diameter.peer.WatchdogState.OKAY;
import static io.silkroam.diameter.peer.WatchdogState.REOPEN;
import static io.silkroam.diameter.peer.WatchdogState.SUSPECT;

import java.util.random.RandomGenerator;

/**
 * The transport failure algorithm of RFC 3539 §3.4.1 for one link, living longer than the link's connections.
 * Deviation: AttemptOpen() is the link's own back-off, and what arrives in REOPEN is not thrown away (Throwaway()):
 * a peer that sends requests sees a good connection, and sixty silent seconds after each flap would be an outage.
 */
public final class Watchdog {
    private final WatchdogActions actions;
    private final WatchdogTimers timers;
    private final RandomGenerator random;
    private WatchdogState state = INITIAL;
    private boolean pending;
    private int answers;
    private long deadline;

    /** Starts in INITIAL. */
    public Watchdog(WatchdogActions actions, WatchdogTimers timers, RandomGenerator random) {
        this.actions = actions;
        this.timers = timers;
        this.random = random;
    }

    /** Where the watchdog stands. */
    public WatchdogState state() {
        return state;
    }

    /** Takes one event. */
    public void on(WatchdogEvent event, long now) {
        WatchdogState next =
                switch (state) {
                    case INITIAL -> whenInitial(event, now);
                    case OKAY -> whenOkay(event, now);
                    case SUSPECT -> whenSuspect(event, now);
                    case DOWN -> whenDown(event, now);
                    case REOPEN -> whenReopen(event, now);
                };
        become(next);
    }

    /** Fires the timer once Tw has passed. */
    public void poll(long now) {
        if (state != INITIAL && state != DOWN && now - deadline >= 0) {
            on(WatchdogEvent.TIMER, now);
        }
    }

    private WatchdogState whenInitial(WatchdogEvent event, long now) {
        return switch (event) {
            // Connection up -> SetWatchdog(), OpenConnection(), OKAY
            case CONNECTION_UP -> {
                pending = false;
                setWatchdog(now);
                yield OKAY;
            }
            case DWA, TRAFFIC, TIMER, CONNECTION_DOWN, PROBE -> INITIAL;
        };
    }

    private WatchdogState whenOkay(WatchdogEvent event, long now) {
        return switch (event) {
            // Receive DWA -> Pending = FALSE, SetWatchdog()
            case DWA -> {
                pending = false;
                setWatchdog(now);
                yield OKAY;
            }
            // Receive non-DWA -> SetWatchdog()
            case TRAFFIC -> {
                setWatchdog(now);
                yield OKAY;
            }
            // Timer expires: !Pending -> SendWatchdog(), SetWatchdog(), Pending; Pending -> Failover(), SUSPECT
            case TIMER -> {
                if (pending) {
                    actions.failOver();
                    setWatchdog(now);
                    yield SUSPECT;
                }
                sendWatchdog(now);
                yield OKAY;
            }
            // Not in the table: a second connection was refused for this one's sake, so ask whether it lives.
            case PROBE -> {
                if (!pending) {
                    sendWatchdog(now);
                }
                yield OKAY;
            }
            // Connection down -> CloseConnection(), Failover(), SetWatchdog(), DOWN
            case CONNECTION_DOWN -> {
                actions.failOver();
                yield DOWN;
            }
            case CONNECTION_UP -> OKAY;
        };
    }

    private WatchdogState whenSuspect(WatchdogEvent event, long now) {
        return switch (event) {
            // Receive DWA -> Pending = FALSE, Failback(), SetWatchdog(), OKAY
            case DWA -> {
                pending = false;
                actions.failBack();
                setWatchdog(now);
                yield OKAY;
            }
            // Receive non-DWA -> Failback(), SetWatchdog(), OKAY
            case TRAFFIC -> {
                actions.failBack();
                setWatchdog(now);
                yield OKAY;
            }
            // Timer expires -> CloseConnection(), DOWN
            case TIMER -> {
                actions.closeConnection();
                yield DOWN;
            }
            case CONNECTION_DOWN -> DOWN;
            case CONNECTION_UP, PROBE -> SUSPECT;
        };
    }

    private WatchdogState whenDown(WatchdogEvent event, long now) {
        return switch (event) {
            // Connection up -> NumDWA = 0, SendWatchdog(), SetWatchdog(), Pending, REOPEN
            case CONNECTION_UP -> {
                answers = 0;
                sendWatchdog(now);
                yield REOPEN;
            }
            case DWA, TRAFFIC, TIMER, CONNECTION_DOWN, PROBE -> DOWN;
        };
    }

    private WatchdogState whenReopen(WatchdogEvent event, long now) {
        return switch (event) {
            // Receive DWA -> Pending = FALSE, NumDWA++; the third one -> Failback(), OKAY
            case DWA -> {
                pending = false;
                answers++;
                if (answers < timers.reopenAnswers()) {
                    yield REOPEN;
                }
                actions.failBack();
                setWatchdog(now);
                yield OKAY;
            }
            // Timer expires: !Pending -> SendWatchdog(); Pending -> NumDWA = -1, and at the next one DOWN
            case TIMER -> {
                if (!pending) {
                    sendWatchdog(now);
                    yield REOPEN;
                }
                if (answers >= 0) {
                    answers = -1;
                    setWatchdog(now);
                    yield REOPEN;
                }
                actions.closeConnection();
                yield DOWN;
            }
            case CONNECTION_DOWN -> DOWN;
            // Receive non-DWA -> Deviation: served, see the class comment; it proves nothing to the counter.
            case TRAFFIC, CONNECTION_UP, PROBE -> REOPEN;
        };
    }

    private void sendWatchdog(long now) {
        actions.sendDwr();
        pending = true;
        setWatchdog(now);
    }

    /** SetWatchdog(): Tw = interval plus or minus the jitter. */
    private void setWatchdog(long now) {
        long jitter = timers.jitter().toNanos();
        long shift = jitter == 0 ? 0 : random.nextLong(-jitter, jitter + 1);
        deadline = now + timers.interval().toNanos() + shift;
    }

    private void become(WatchdogState next) {
        if (next == state) {
            return;
        }
        WatchdogState from = state;
        state = next;
        if (next == DOWN) {
            pending = false;
        }
        actions.changed(from, next);
    }
}
