package io.silkroam.billing;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** Collects what applies to a {@link UsageRecord}; what is not named stays empty. */
public final class UsageRecordBuilder {

    private final UsageKind kind;
    private final Instant at;
    private final long subscriberId;
    private final String imsi;
    private Optional<Instant> eventAt = Optional.empty();
    private Optional<String> sessionId = Optional.empty();
    private OptionalInt requestType = OptionalInt.empty();
    private OptionalLong requestNumber = OptionalLong.empty();
    private Optional<String> originHost = Optional.empty();
    private OptionalLong ratingGroup = OptionalLong.empty();
    private OptionalLong serviceIdentifier = OptionalLong.empty();
    private Optional<String> plmn = Optional.empty();
    private Optional<String> zone = Optional.empty();
    private Optional<UsageUnit> unit = Optional.empty();
    private long quantity;
    private OptionalLong subscriptionId = OptionalLong.empty();
    private Optional<String> plan = Optional.empty();
    private Optional<String> allowance = Optional.empty();
    private long amountMinor;
    private Optional<String> currency = Optional.empty();
    private Optional<String> detail = Optional.empty();
    private Bearer bearer = Bearer.UNKNOWN;

    UsageRecordBuilder(UsageKind kind, Instant at, long subscriberId, String imsi) {
        this.kind = kind;
        this.at = at;
        this.subscriberId = subscriberId;
        this.imsi = imsi;
    }

    /** The request that caused it. */
    public UsageRecordBuilder request(String inSession, int type, long number) {
        sessionId = Optional.of(inSession);
        requestType = OptionalInt.of(type);
        requestNumber = OptionalLong.of(number);
        return this;
    }

    /** The session, where no request caused it. */
    public UsageRecordBuilder session(String id) {
        sessionId = Optional.of(id);
        return this;
    }

    public UsageRecordBuilder originHost(String host) {
        originHost = Optional.of(host);
        return this;
    }

    public UsageRecordBuilder eventAt(Instant instant) {
        eventAt = Optional.of(instant);
        return this;
    }

    public UsageRecordBuilder ratingGroup(long group) {
        ratingGroup = OptionalLong.of(group);
        return this;
    }

    public UsageRecordBuilder serviceIdentifier(long service) {
        serviceIdentifier = OptionalLong.of(service);
        return this;
    }

    public UsageRecordBuilder plmn(String visited) {
        plmn = Optional.of(visited);
        return this;
    }

    public UsageRecordBuilder zone(String visited) {
        zone = Optional.of(visited);
        return this;
    }

    public UsageRecordBuilder quantity(UsageUnit of, long count) {
        unit = Optional.of(of);
        quantity = count;
        return this;
    }

    /** The bought plan it belongs to. */
    public UsageRecordBuilder plan(long subscription, String idAndVersion) {
        subscriptionId = OptionalLong.of(subscription);
        plan = Optional.of(idAndVersion);
        return this;
    }

    public UsageRecordBuilder allowance(String id) {
        allowance = Optional.of(id);
        return this;
    }

    /** Money; negative where it is given back. */
    public UsageRecordBuilder amount(long minor, String inCurrency) {
        amountMinor = minor;
        currency = Optional.of(inCurrency);
        return this;
    }

    public UsageRecordBuilder detail(String text) {
        detail = Optional.of(text);
        return this;
    }

    public UsageRecordBuilder bearer(Bearer of) {
        bearer = of;
        return this;
    }

    public UsageRecord build() {
        return new UsageRecord(
                kind,
                at,
                eventAt,
                subscriberId,
                imsi,
                sessionId,
                requestType,
                requestNumber,
                ratingGroup,
                serviceIdentifier,
                plmn,
                zone,
                unit,
                quantity,
                subscriptionId,
                plan,
                allowance,
                amountMinor,
                currency,
                detail,
                originHost,
                bearer);
    }
}
