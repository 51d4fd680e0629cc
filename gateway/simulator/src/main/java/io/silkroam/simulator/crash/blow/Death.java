package io.silkroam.simulator.crash.blow;

import io.silkroam.simulator.crash.gateway.FaultyServe;
import java.nio.file.Path;

/** How a gateway's process comes to its end. */
public enum Death {
    /** By us; the kernel keeps what it wrote. */
    KILLED {
        @Override
        String order(long seed, Path left) {
            throw new IllegalStateException("there is nobody to obey");
        }
    },
    /** With the machine's power. */
    POWER_CUT {
        @Override
        String order(long seed, Path left) {
            return FaultyServe.cut(seed, left);
        }
    },
    /** With the machine's power, right after a commit came to the disk: H2's way to lose an acknowledgement. */
    CUT_AFTER_SYNC {
        @Override
        String order(long seed, Path left) {
            return FaultyServe.cutAfterSync(seed, left);
        }
    },
    /** By itself, because the disk takes no sync. */
    FAILED_SYNC {
        @Override
        String order(long seed, Path left) {
            return FaultyServe.failSyncs(seed, left);
        }
    },
    /** By itself, because the disk is full. */
    FULL_DISK {
        @Override
        String order(long seed, Path left) {
            return FaultyServe.fill();
        }
    };

    /** What the disk is told. */
    abstract String order(long seed, Path left);

    /** Whether the process has to end itself. */
    boolean isItsOwn() {
        return this == FAILED_SYNC || this == FULL_DISK;
    }

    /** Whether what it had written and not forced is gone. */
    boolean losesUnforced() {
        return this == POWER_CUT || this == CUT_AFTER_SYNC || this == FAILED_SYNC;
    }
}
