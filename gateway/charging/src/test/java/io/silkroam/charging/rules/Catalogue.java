package io.silkroam.charging.rules;

import io.silkroam.sim.plan.Plan;
import io.silkroam.sim.plan.PlanFile;
import io.silkroam.sim.plan.PlanVersion;
import io.silkroam.sim.plan.Zones;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Plans and zones that the tests of the rules share. */
public final class Catalogue {
    /** The product: 1 GB, 15 days from first use, in the EEA; WeChat (group 201) free; redirect at the end. */
    public static final Plan WECHAT_GO = plan("""
            plans:
            - id: wechat-go-1gb
              names: {en: WeChat Go 1 GB}
              price: {amount: "12.00", currency: EUR, vat: 21%}
              validity: {period: P15D, from: first-use}
              zones: [EEA]
              allowances:
              - {id: data, unit: octets, amount: 1GB}
              zero-rated:
              - {name: WeChat, rating-groups: [201]}
              at-exhaustion: {action: redirect, url: "https://top-up.silkroam.example/"}
              slices: {floor: 10MB, default: 50MB, maximum: 100MB}
              notices: [50%, 80%, 100%, P1D]
            """);

    /** Money pays: EUR 0.10 for each started MB in the EEA, EUR 1.00 for 1 MB elsewhere, EUR 0.09 an SMS. */
    public static final Plan PREPAID = plan("""
            plans:
            - id: prepaid
              names: {en: Prepaid}
              price: {amount: "10.00", currency: EUR}
              validity: {period: P30D, from: purchase}
              zones: [EEA]
              allowances:
              - {id: credit, unit: money, amount: "10.00", zones: []}
              rates:
              - {unit: octets, price: "0.10", per: 1MB, zones: [EEA]}
              - {unit: messages, price: "0.09", per: 1, zones: [EEA]}
              outside-zones: {unit: octets, price: "1.00", per: 1MB}
              slices: {floor: 1MB, default: 5MB, maximum: 10MB}
              stacking: parallel
            """);

    /** Time and messages. */
    public static final Plan HOURS = plan("""
            plans:
            - id: hours
              names: {en: Hours}
              price: {amount: "5.00", currency: EUR}
              validity: {period: P1D, from: first-use}
              allowances:
              - {id: time, unit: seconds, amount: 7200, rating-groups: [32]}
              - {id: sms, unit: messages, amount: 20}
              at-exhaustion: {action: restrict, filters: [only-portal]}
              stacking: extend
            """);

    /** Messages that are paid for whether they arrive or not. */
    public static final Plan NO_REFUND = plan("""
            plans:
            - id: no-refund
              names: {en: No refund}
              price: {amount: "5.00", currency: EUR}
              validity: {period: P1D, from: first-use}
              allowances:
              - {id: time, unit: seconds, amount: 7200, rating-groups: [32]}
              - {id: sms, unit: messages, amount: 20}
              undelivered-messages: keep
            """);

    private static final Map<PlanVersion, Plan> BY_VERSION = List.of(WECHAT_GO, PREPAID, HOURS, NO_REFUND).stream()
            .collect(Collectors.toMap(Plan::version, Function.identity()));

    private Catalogue() {}

    public static Plan find(PlanVersion version) {
        return BY_VERSION.get(version);
    }

    /** France and the Netherlands are in the EEA, Switzerland is not. */
    public static Zones zones() {
        return new Zones(
                Map.of("EEA", List.of(entry("208"), entry("204"), entry("262"))), ZoneId.of("Europe/Amsterdam"));
    }

    static Plan plan(String yaml) {
        return PlanFile.parse("plans.yaml", yaml, Set.of("EEA")).get(0);
    }

    private static Zones.Entry entry(String mcc) {
        return new Zones.Entry(mcc, LocalDate.MIN, LocalDate.MAX);
    }
}
