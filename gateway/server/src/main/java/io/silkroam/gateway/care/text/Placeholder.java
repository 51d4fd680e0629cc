package io.silkroam.gateway.care.text;

import java.util.Locale;

/** What a template may leave open: {@code {country}}. */
public enum Placeholder {
    COUNTRY,
    /** Emergency numbers. */
    EMERGENCY,
    PLAN,
    /** What is left of a plan. */
    LEFT,
    /** When a plan begins. */
    FROM,
    /** When a plan ends. */
    UNTIL,
    /** What a megabyte costs. */
    PRICE,
    PERCENT,
    /** How a plan stands, a line each. */
    LINES,
    /** The number to call for help. */
    HELP,
    /** The number that keywords are sent to. */
    NUMBER;

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
