package io.silkroam.simulator.crash;

import io.silkroam.simulator.crash.ground.StoreKind;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** The ways to hurt a gateway, in two sorts that prove different things. */
public enum Kind {
    /** SIGKILL to the gateway. */
    KILL_GATEWAY(Sort.PROCESS, StoreKind.H2, StoreKind.POSTGRESQL),
    /** SIGKILL to PostgreSQL, its postmaster and all backends, and a start on the same files. */
    KILL_POSTGRESQL(Sort.PROCESS, StoreKind.POSTGRESQL),
    /** SIGKILL to one of two gateways; its peer goes on at the other one. */
    FAILOVER(Sort.PROCESS, StoreKind.POSTGRESQL),
    /** SIGKILL to the gateway between an ESME and an SMSC. */
    KILL_SMS(Sort.PROCESS, StoreKind.H2, StoreKind.POSTGRESQL),
    /** The power goes; the disk keeps what was forced, and some of the rest. */
    POWER_CUT(Sort.BELOW, StoreKind.H2),
    /** The same between an ESME and an SMSC. */
    POWER_CUT_SMS(Sort.BELOW, StoreKind.H2),
    /** A commit is done, and whoever asked for it never hears of it. */
    COMMIT_CUT(Sort.BELOW, StoreKind.H2, StoreKind.POSTGRESQL),
    /** The disk does not take a sync, and loses what it should have kept. */
    FAILED_SYNC(Sort.BELOW, StoreKind.H2),
    /** No write is taken any more. */
    FULL_DISK(Sort.BELOW, StoreKind.H2),
    /** The store says nothing for a while. */
    STALL(Sort.BELOW, StoreKind.H2, StoreKind.POSTGRESQL),
    /** The machine's clock is set, by minutes and hours, forward and back. */
    CLOCK(Sort.BELOW, StoreKind.H2, StoreKind.POSTGRESQL);

    /** kill -9 leaves the kernel's pages and says nothing about sync; only a cut below the process does. */
    public enum Sort {
        PROCESS,
        BELOW
    }

    private final Sort sort;

    @SuppressWarnings("ImmutableEnumChecker") // never handed out
    private final Set<StoreKind> stores;

    Kind(Sort sort, StoreKind first, StoreKind... others) {
        this.sort = sort;
        this.stores = EnumSet.of(first, others);
    }

    public Sort sort() {
        return sort;
    }

    /** Whether there is such a thing on this store. */
    public boolean isOn(StoreKind store) {
        return stores.contains(store);
    }

    /** As it is written on a command line. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
