package io.silkroam.messaging.request;

import io.silkroam.sim.Money;
import java.time.LocalDate;
import java.util.Optional;

/**
 * What an account owes for the messages that were accepted from it on a day (UTC) at one price.
 *
 * @param price as {@link io.silkroam.messaging.route.SegmentPrice#text}; empty where it was free of charge
 * @param messages at least 1
 * @param amount parts × price, exact, and rounded half up to the minor unit once: here, not for each message. Days
 *     are added up after that, so that an invoice is the sum of what it lists. Empty where it was free of charge
 */
public record AccountTraffic(LocalDate day, String price, long messages, long parts, Optional<Money> amount) {}
