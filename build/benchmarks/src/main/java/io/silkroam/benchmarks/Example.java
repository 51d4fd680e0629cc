package io.silkroam.benchmarks;

import io.silkroam.billing.Bearer;
import io.silkroam.charging.account.Account;
import io.silkroam.charging.request.CreditControlRequest;
import io.silkroam.charging.request.Identity;
import io.silkroam.charging.request.Origin;
import io.silkroam.charging.request.RequestType;
import io.silkroam.charging.request.RequestedUnits;
import io.silkroam.charging.request.ServiceKey;
import io.silkroam.charging.request.ServiceRequest;
import io.silkroam.charging.request.UsedUnits;
import io.silkroam.charging.rules.AccountChange;
import io.silkroam.charging.rules.AccountChanges;
import io.silkroam.charging.rules.ChargingSettings;
import io.silkroam.charging.rules.CreditControl;
import io.silkroam.charging.rules.Decision;
import io.silkroam.sim.Plmn;
import io.silkroam.sim.SubscriberId;
import io.silkroam.sim.plan.Plan;
import io.silkroam.sim.plan.PlanFile;
import io.silkroam.sim.plan.Unit;
import io.silkroam.sim.plan.Zones;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A subscriber with one data plan, two sessions that ended and one in use. */
final class Example {
    static final Instant NOW = Instant.parse("2026-11-29T10:00:00Z");
    static final String IMSI = "204080000000001";

    private static final Plan PLAN =
            PlanFile.parse("plans.yaml", """
            plans:
            - id: wechat-go-1gb
              names: {en: WeChat Go 1 GB}
              price: {amount: "12.00", currency: EUR, vat: 21%}
              validity: {period: P15D, from: first-use}
              zones: [EEA]
              allowances:
              - {id: data, unit: octets, amount: 1GB}
              at-exhaustion: {action: redirect, url: "https://top-up.silkroam.example/"}
              slices: {floor: 10MB, default: 50MB, maximum: 100MB}
              notices: [50%, 80%, 100%, P1D]
            """, Set.of("EEA")).get(0);

    private static final int UPDATES = 8;
    private static final int ENDED = 2;

    final CreditControl rules = new CreditControl(
            ChargingSettings.defaults(),
            new Zones(
                    Map.of("EEA", List.of(new Zones.Entry("208", LocalDate.MIN, LocalDate.MAX))),
                    ZoneId.of("Europe/Amsterdam")));
    final Account account;
    final CreditControlRequest update;

    Example() {
        AccountChanges changes = new AccountChanges(ChargingSettings.defaults());
        Account made = changes.decide(
                        Account.opened(new SubscriberId(1), IMSI), new AccountChange.Purchase("example", PLAN), NOW)
                .account();
        for (int session = 1; session <= ENDED + 1; session++) {
            made = decided(made, request(session, RequestType.INITIAL, 0));
            for (int number = 1; number < UPDATES; number++) {
                made = decided(made, request(session, RequestType.UPDATE, number));
            }
            if (session <= ENDED) {
                made = decided(made, request(session, RequestType.TERMINATION, UPDATES));
            }
        }
        this.account = made;
        this.update = request(ENDED + 1, RequestType.UPDATE, UPDATES);
    }

    private Account decided(Account before, CreditControlRequest request) {
        Decision decision = rules.decide(before, request, NOW);
        if (decision.kind() != Decision.Kind.CHANGE) {
            throw new IllegalStateException("an example that changes nothing: " + decision.answer());
        }
        return decision.account();
    }

    private static CreditControlRequest request(int session, RequestType type, int number) {
        boolean wants = type != RequestType.TERMINATION;
        UsedUnits used = type == RequestType.INITIAL ? UsedUnits.NONE : new UsedUnits(20_000, 0, 0);
        return new CreditControlRequest(
                "pgw1.epc.mnc008.mcc204.3gppnetwork.org;1;%010d".formatted(session),
                type,
                number,
                new Origin("pgw1.epc.mnc008.mcc204.3gppnetwork.org", "epc.mnc008.mcc204.3gppnetwork.org"),
                Identity.imsi(IMSI),
                Optional.of(new Plmn("20801")),
                Optional.of(NOW),
                Optional.empty(),
                List.of(new ServiceRequest(
                        ServiceKey.of(1),
                        wants
                                ? Optional.of(new RequestedUnits(Unit.OCTETS, RequestedUnits.UP_TO_US))
                                : Optional.empty(),
                        used)),
                Bearer.UNKNOWN);
    }

    static Plan plan() {
        return PLAN;
    }
}
