package io.silkroam.gateway.care.text;

import static io.silkroam.gateway.care.text.Placeholder.COUNTRY;
import static io.silkroam.gateway.care.text.Placeholder.EMERGENCY;
import static io.silkroam.gateway.care.text.Placeholder.FROM;
import static io.silkroam.gateway.care.text.Placeholder.HELP;
import static io.silkroam.gateway.care.text.Placeholder.LEFT;
import static io.silkroam.gateway.care.text.Placeholder.LINES;
import static io.silkroam.gateway.care.text.Placeholder.NUMBER;
import static io.silkroam.gateway.care.text.Placeholder.PERCENT;
import static io.silkroam.gateway.care.text.Placeholder.PLAN;
import static io.silkroam.gateway.care.text.Placeholder.PRICE;
import static io.silkroam.gateway.care.text.Placeholder.UNTIL;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** Every text there is, what it must tell, and what it may. HELP and NUMBER may stand in each. */
public enum TextName {
    /** Arrived where the plan is good. */
    ENTRY_COVERED(Set.of(COUNTRY, EMERGENCY, PLAN), Set.of(LEFT)),
    /** Arrived where the plan takes a price. */
    ENTRY_PRICED(Set.of(COUNTRY, EMERGENCY, PRICE), Set.of(PLAN)),
    /** Arrived where the plan is not good. */
    ENTRY_NOT_COVERED(Set.of(COUNTRY, EMERGENCY), Set.of(PLAN)),
    /** Arrived without a plan, or with one that is used up. */
    ENTRY_NO_PLAN(Set.of(COUNTRY, EMERGENCY), Set.of()),
    ACTIVATED(Set.of(PLAN, FROM, UNTIL), Set.of(LEFT)),
    USED(Set.of(PLAN, PERCENT), Set.of(LEFT, UNTIL)),
    USED_UP(Set.of(PLAN), Set.of(UNTIL)),
    ENDS_SOON(Set.of(PLAN, UNTIL), Set.of(LEFT)),
    BALANCE(Set.of(LINES), Set.of()),
    /** A line of BALANCE: a plan that runs. */
    BALANCE_RUNNING(Set.of(PLAN, LEFT, UNTIL), Set.of()),
    /** A line of BALANCE: a plan that has not begun. */
    BALANCE_WAITING(Set.of(PLAN, LEFT), Set.of()),
    BALANCE_NONE(Set.of(), Set.of()),
    VOUCHER_REDEEMED(Set.of(PLAN), Set.of()),
    VOUCHER_USED(Set.of(), Set.of()),
    VOUCHER_INVALID(Set.of(), Set.of()),
    VOUCHER_TOO_MANY(Set.of(), Set.of()),
    VOUCHER_BUSY(Set.of(), Set.of()),
    STOPPED(Set.of(), Set.of()),
    STARTED(Set.of(), Set.of()),
    LANGUAGE(Set.of(), Set.of()),
    WHAT_CAN_BE_ASKED(Set.of(), Set.of());

    @SuppressWarnings("ImmutableEnumChecker") // unmodifiable
    private final Set<Placeholder> needed;

    @SuppressWarnings("ImmutableEnumChecker") // unmodifiable
    private final Set<Placeholder> allowed;

    TextName(Set<Placeholder> needed, Set<Placeholder> more) {
        Set<Placeholder> all = EnumSet.of(HELP, NUMBER);
        all.addAll(needed);
        all.addAll(more);
        this.needed = needed;
        this.allowed = Set.copyOf(all);
    }

    /** As the file of texts calls it: {@code entry-covered}. */
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** What must be told. */
    Set<Placeholder> needed() {
        return needed;
    }

    Set<Placeholder> allowed() {
        return allowed;
    }
}
