package io.silkroam.gateway.care;

import io.silkroam.charging.account.Account;
import io.silkroam.charging.account.AccountStatus;
import io.silkroam.charging.account.Bucket;
import io.silkroam.charging.account.ClosedSessions;
import io.silkroam.charging.account.Subscription;
import io.silkroam.gateway.care.conf.CareFiles;
import io.silkroam.gateway.care.conf.CareSettings;
import io.silkroam.sim.SubscriberId;
import io.silkroam.sim.plan.Plan;
import io.silkroam.sim.plan.PlanFile;
import io.silkroam.sim.plan.Stacking;
import io.silkroam.sim.plan.ZoneFiles;
import io.silkroam.sim.plan.Zones;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/** Accounts and plans for tests: {@code Travellers.account(7).with(running(...))}. */
public final class Travellers {
    public static final Path CONF = Path.of("../../conf");
    /** A Saturday in Paris, 13:05. */
    public static final Instant NOON = Instant.parse("2026-11-28T12:05:00Z");

    public static final long MB = 1_000_000;

    private static final String MONEY_PLAN = """
            plans:
            - id: credit
              names: {en: Credit}
              price: {amount: "10.00", currency: EUR}
              validity: {period: P30D, from: purchase}
              zones: [EEA]
              allowances: [{id: money, unit: money, amount: "10.00", zones: []}]
              outside-zones: {unit: octets, price: "0.50", per: 1MB}
              at-exhaustion: {action: terminate}
              slices: {floor: 20MB, default: 50MB, maximum: 100MB}
              stacking: queue
              notices: [80%]
            """;

    private Travellers() {}

    public static CareSettings settings() {
        return CareFiles.read(CONF);
    }

    public static Zones zones() {
        return ZoneFiles.read(CONF.resolve("zones"), ZoneId.of("Europe/Amsterdam"));
    }

    public static Plan wechatGo() {
        return PlanFile.read(CONF.resolve("plans.yaml"), zones().names()).get(0);
    }

    /** Ten euros that pay for data outside of the EEA. */
    public static Plan credit() {
        return PlanFile.parse("test", MONEY_PLAN, zones().names()).get(0);
    }

    /** An account with IMSI 2040800000000xx. */
    public static Account account(long subscriber, Subscription... plans) {
        Account empty = Account.opened(new SubscriberId(subscriber), imsi(subscriber));
        return new Account(
                empty.subscriberId(),
                empty.imsi(),
                AccountStatus.ACTIVE,
                List.of(plans),
                List.of(),
                ClosedSessions.NONE,
                Instant.EPOCH,
                plans.length + 1);
    }

    public static String imsi(long subscriber) {
        return "20408%010d".formatted(subscriber);
    }

    public static Subscription running(long id, Plan plan, long left, Instant since) {
        return subscription(id, plan, left, since, since.plus(plan.validity().period()));
    }

    public static Subscription waiting(long id, Plan plan) {
        return subscription(id, plan, plan.allowances().get(0).amount(), Subscription.NOT_YET, Subscription.NOT_YET);
    }

    private static Subscription subscription(long id, Plan plan, long left, Instant since, Instant until) {
        List<Bucket> buckets = new ArrayList<>();
        plan.allowances().forEach(a -> buckets.add(new Bucket(a.amount(), Math.min(left, a.amount()), 0)));
        return new Subscription(
                id, "order-" + id, plan, Stacking.QUEUE, NOON.minusSeconds(86_400), since, until, buckets, 0);
    }
}
