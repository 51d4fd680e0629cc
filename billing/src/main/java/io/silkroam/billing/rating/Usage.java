package io.silkroam.billing.rating;

import io.silkroam.billing.Bearer;
import io.silkroam.billing.JournalEntry;
import io.silkroam.billing.RecordId;
import io.silkroam.billing.UsageKind;
import io.silkroam.billing.UsageRecord;
import io.silkroam.billing.UsageUnit;
import io.silkroam.billing.conf.BillingSettings.Limits;
import io.silkroam.sim.Plmn;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What is rated: units that were used, given back or taken without cover.
 *
 * @param happened when the network says it happened, where that can be believed
 * @param decided when charging decided it
 * @param quantity below zero where units were given back
 */
public record Usage(
        RecordId id,
        UsageKind kind,
        Instant happened,
        Instant decided,
        Subscriber subscriber,
        Carried carried,
        UsageUnit unit,
        long quantity,
        Paid paid) {

    /** What came with it. */
    public record Carried(
            Optional<String> sessionId,
            OptionalLong requestNumber,
            OptionalLong ratingGroup,
            Optional<String> plmn,
            Optional<String> zone,
            Bearer bearer) {

        /** The visited network; empty where none was told, or what was told is no network. */
        Optional<Plmn> network() {
            return plmn.filter(p -> p.matches("[0-9]{5,6}")).map(Plmn::new);
        }
    }

    /**
     * What it was paid with.
     *
     * @param minor taken from an allowance of money, else 0; below zero where it was given back
     */
    public record Paid(
            OptionalLong subscriptionId,
            Optional<String> plan,
            Optional<String> allowance,
            long minor,
            Optional<String> currency) {}

    /** Whether this record of the journal tells of units used or given back; a plan given back has none. */
    public static boolean isUsage(UsageRecord record) {
        return switch (record.kind()) {
            case USAGE, OVERUSE, FREE, DEBIT, REFUND -> record.unit().isPresent();
            case PURCHASE, ACTIVATION, EXPIRY, NOTICE, SESSION_OPENED, SESSION_CLOSED, STATUS, EXTENSION, CARD_CHANGE ->
                false;
        };
    }

    public static Usage of(JournalEntry entry, Subscriber subscriber, Limits limits) {
        UsageRecord record = entry.record();
        return new Usage(
                entry.id(),
                record.kind(),
                happened(record, limits),
                record.at(),
                subscriber,
                new Carried(
                        record.sessionId(),
                        record.requestNumber(),
                        record.ratingGroup(),
                        record.plmn(),
                        record.zone(),
                        record.bearer()),
                record.unit().orElseThrow(),
                record.kind() == UsageKind.REFUND ? -record.quantity() : record.quantity(),
                new Paid(
                        record.subscriptionId(),
                        record.plan(),
                        record.allowance(),
                        record.amountMinor(),
                        record.currency()));
    }

    /** The network's time where its clock cannot be far wrong, else ours. */
    public static Instant happened(UsageRecord record, Limits limits) {
        return isSkewed(record, limits) ? record.at() : record.eventAt().orElse(record.at());
    }

    /** Whether the network's clock is further off than is believed. */
    public static boolean isSkewed(UsageRecord record, Limits limits) {
        return record.eventAt()
                .filter(e -> e.isBefore(record.at().minus(limits.behind()))
                        || e.isAfter(record.at().plus(limits.ahead())))
                .isPresent();
    }

    /** Which allowance it says it was covered by. */
    public Optional<AllowanceKey> covered() {
        return paid.subscriptionId().isPresent() && paid.allowance().isPresent()
                ? Optional.of(new AllowanceKey(
                        subscriber.id(),
                        paid.subscriptionId().getAsLong(),
                        paid.allowance().get()))
                : Optional.empty();
    }

    Usage of(Subscriber known) {
        return new Usage(id, kind, happened, decided, known, carried, unit, quantity, paid);
    }

    Usage negated() {
        Bearer bearer = new Bearer(
                carried.bearer.apn(),
                carried.bearer.ratType(),
                carried.bearer.chargingId(),
                negated(carried.bearer.octetsUp()),
                negated(carried.bearer.octetsDown()));
        return new Usage(
                id,
                kind,
                happened,
                decided,
                subscriber,
                new Carried(
                        carried.sessionId,
                        carried.requestNumber,
                        carried.ratingGroup,
                        carried.plmn,
                        carried.zone,
                        bearer),
                unit,
                -quantity,
                new Paid(paid.subscriptionId, paid.plan, paid.allowance, -paid.minor, paid.currency));
    }

    private static OptionalLong negated(OptionalLong number) {
        return number.isPresent() ? OptionalLong.of(-number.getAsLong()) : number;
    }
}
