package io.silkroam.charging.rules;

import io.silkroam.billing.Bearer;
import io.silkroam.billing.UsageKind;
import io.silkroam.billing.UsageRecord;
import io.silkroam.billing.UsageRecordBuilder;
import io.silkroam.billing.UsageUnit;
import io.silkroam.charging.account.Account;
import io.silkroam.charging.account.AccountStatus;
import io.silkroam.charging.request.CreditControlRequest;
import io.silkroam.charging.request.Directions;
import io.silkroam.charging.request.ServiceKey;
import io.silkroam.charging.request.UsedUnits;
import io.silkroam.sim.plan.Price;
import io.silkroam.sim.plan.Unit;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The journal rows of one decision: what happened, in the order it happened. */
final class Journal {
    private final Account account;
    private String imsi;
    private final Optional<CreditControlRequest> request;
    private final Instant now;
    private final List<UsageRecord> rows = new ArrayList<>();
    private Optional<Directions> untold = Optional.empty();

    private Journal(Account account, Optional<CreditControlRequest> request, Instant now) {
        this.account = account;
        this.imsi = account.imsi();
        this.request = request;
        this.now = now;
    }

    static Journal of(Account account, CreditControlRequest request, Instant now) {
        return new Journal(account, Optional.of(request), now);
    }

    /** Rows that no request of a peer caused. */
    static Journal of(Account account, Instant now) {
        return new Journal(account, Optional.empty(), now);
    }

    List<UsageRecord> rows() {
        return rows;
    }

    /**
     * The report that the next rows of usage are about. How many of its octets went up and down is known of the report
     * as a whole, so that stands on the first of them alone, whatever part of the report that row is: sums over rows
     * are right, and a single row's direction can exceed its quantity.
     */
    void report(UsedUnits used) {
        untold = used.directions();
    }

    /** @param amount what it took from the bucket, in the bucket's unit */
    void usage(ServiceContext service, ServiceKey key, OpenBucket bucket, long units, long amount) {
        add(paid(UsageKind.USAGE, service, key, bucket, units, amount));
    }

    void debit(ServiceContext service, ServiceKey key, OpenBucket bucket, long units, long amount) {
        add(paid(UsageKind.DEBIT, service, key, bucket, units, amount));
    }

    void refund(ServiceContext service, ServiceKey key, OpenBucket bucket, long units, long amount) {
        add(paid(UsageKind.REFUND, service, key, bucket, units, -amount));
    }

    void overuse(ServiceContext service, ServiceKey key, long units) {
        add(used(UsageKind.OVERUSE, service, key, units));
    }

    void free(ServiceContext service, ServiceKey key, long units) {
        add(used(UsageKind.FREE, service, key, units));
    }

    void activated(OpenSubscription subscription) {
        add(about(UsageKind.ACTIVATION, subscription));
    }

    void purchased(OpenSubscription subscription) {
        Price price = subscription.plan().price();
        add(about(UsageKind.PURCHASE, subscription)
                .detail(subscription.reference())
                .amount(price.amount().minor(), price.amount().currency().getCurrencyCode()));
    }

    void givenBack(OpenSubscription subscription) {
        Price price = subscription.plan().price();
        add(about(UsageKind.REFUND, subscription)
                .detail(subscription.reference())
                .amount(-price.amount().minor(), price.amount().currency().getCurrencyCode()));
    }

    void extended(OpenSubscription subscription, String reason) {
        add(about(UsageKind.EXTENSION, subscription).detail(subscription.expiresAt() + ": " + reason));
    }

    /** One row for each bucket, with the units that lapse. */
    void expired(OpenSubscription subscription) {
        for (OpenBucket bucket : subscription.buckets()) {
            add(about(UsageKind.EXPIRY, subscription)
                    .allowance(bucket.allowance().id())
                    .quantity(UsageUnit.of(bucket.allowance().unit()), bucket.remaining()));
        }
    }

    void notice(OpenBucket bucket, String share) {
        add(about(UsageKind.NOTICE, bucket.subscription())
                .allowance(bucket.allowance().id())
                .detail(share));
    }

    void expiryNotice(OpenSubscription subscription, String before) {
        add(about(UsageKind.NOTICE, subscription).detail(before));
    }

    /** Also where nothing is granted: subscribers are told on arrival, not after the first octets. */
    void sessionOpened(OpenSession session) {
        UsageRecordBuilder row = row(UsageKind.SESSION_OPENED);
        session.network().ifPresent(n -> row.plmn(n.digits()));
        add(row);
    }

    void sessionClosed(OpenSession session, String reason) {
        UsageRecordBuilder row = row(UsageKind.SESSION_CLOSED)
                .session(session.id())
                .originHost(session.origin().host())
                .detail(reason);
        session.network().ifPresent(n -> row.plmn(n.digits()));
        add(row);
    }

    void statusChanged(AccountStatus status, String reason) {
        add(row(UsageKind.STATUS).detail(status + ": " + reason));
    }

    /** This row and all that follow carry the new IMSI. */
    void cardChanged(String next, String reason) {
        imsi = next;
        add(row(UsageKind.CARD_CHANGE).detail(reason));
    }

    private UsageRecordBuilder paid(
            UsageKind kind, ServiceContext service, ServiceKey key, OpenBucket bucket, long units, long amount) {
        UsageRecordBuilder row = used(kind, service, key, units)
                .plan(
                        bucket.subscription().id(),
                        bucket.subscription().plan().version().toString())
                .allowance(bucket.allowance().id());
        if (bucket.allowance().unit() == Unit.MONEY) {
            row.amount(
                    amount,
                    bucket.subscription().plan().price().amount().currency().getCurrencyCode());
        }
        return row;
    }

    private UsageRecordBuilder used(UsageKind kind, ServiceContext service, ServiceKey key, long units) {
        UsageRecordBuilder row =
                row(kind).ratingGroup(service.ratingGroup()).quantity(UsageUnit.of(service.unit()), units);
        if (key.serviceIdentifier() != ServiceKey.NONE) {
            row.serviceIdentifier(key.serviceIdentifier());
        }
        service.network().ifPresent(n -> row.plmn(n.digits()));
        if (!service.zones().isEmpty()) {
            row.zone(String.join(" ", service.zones()));
        }
        request.ifPresent(r -> row.bearer(bearer(r.bearer())));
        return row;
    }

    private Bearer bearer(Bearer said) {
        Optional<Directions> told = untold;
        untold = Optional.empty();
        return told.map(d -> said.withOctets(d.up(), d.down())).orElse(said);
    }

    private UsageRecordBuilder about(UsageKind kind, OpenSubscription subscription) {
        return row(kind).plan(subscription.id(), subscription.plan().version().toString());
    }

    private UsageRecordBuilder row(UsageKind kind) {
        UsageRecordBuilder row =
                UsageRecord.of(kind, now, account.subscriberId().value(), imsi);
        request.ifPresent(r -> {
            row.request(r.sessionId(), r.type().code(), r.number())
                    .originHost(r.origin().host());
            r.sentAt().ifPresent(row::eventAt);
        });
        return row;
    }

    private void add(UsageRecordBuilder row) {
        rows.add(row.build());
    }
}
