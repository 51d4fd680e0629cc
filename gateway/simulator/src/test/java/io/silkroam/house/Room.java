package io.silkroam.house;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Stream;

/** The rooms of the house: a Maven module each, its packages, and the rooms it may use (docs/architecture.md). */
enum Room {
    SIM_PROVISIONING("sim", "access", "cli", "store", "conf", "time"),
    BILLING("billing"),
    DIAMETER("diameter"),
    SMPP("smpp"),
    CHARGING("charging"),
    MESSAGING("messaging"),
    SERVER("gateway"),
    SIMULATOR("simulator");

    @SuppressWarnings("ImmutableEnumChecker") // never handed out
    private final String[] packages;

    Room(String... packages) {
        this.packages = packages;
    }

    /** Package patterns of this room below a root package. */
    String[] below(String root) {
        return Arrays.stream(packages).map(p -> root + "." + p + "..").toArray(String[]::new);
    }

    Set<Room> mayUse() {
        return switch (this) {
            case SIM_PROVISIONING, DIAMETER, SMPP -> Set.of();
            case BILLING, MESSAGING -> Set.of(SIM_PROVISIONING);
            case CHARGING -> Set.of(SIM_PROVISIONING, BILLING);
            case SERVER -> Set.of(SIM_PROVISIONING, BILLING, DIAMETER, SMPP, CHARGING, MESSAGING);
            case SIMULATOR -> EnumSet.complementOf(EnumSet.of(SIMULATOR));
        };
    }

    /** Package patterns of the rooms that this one must not know. */
    String[] forbiddenBelow(String root) {
        Set<Room> forbidden = EnumSet.complementOf(EnumSet.of(this));
        forbidden.removeAll(mayUse());
        return forbidden.stream().flatMap(room -> Stream.of(room.below(root))).toArray(String[]::new);
    }
}
