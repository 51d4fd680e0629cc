package io.silkroam.gateway.admin;

import static org.assertj.core.api.Assertions.assertThat;

import io.silkroam.access.Actor;
import io.silkroam.access.Role;
import io.silkroam.billing.Bearer;
import io.silkroam.charging.ChargingEngine;
import io.silkroam.charging.account.Account;
import io.silkroam.charging.account.AccountEncoding;
import io.silkroam.charging.request.ChargingResult;
import io.silkroam.charging.request.CreditControlAnswer;
import io.silkroam.charging.request.CreditControlRequest;
import io.silkroam.charging.request.Identity;
import io.silkroam.charging.request.Origin;
import io.silkroam.charging.request.RequestType;
import io.silkroam.charging.request.RequestedUnits;
import io.silkroam.charging.request.ServiceKey;
import io.silkroam.charging.request.ServiceRequest;
import io.silkroam.charging.request.UsedUnits;
import io.silkroam.charging.rules.ChargingSettings;
import io.silkroam.gateway.admin.SubscriberCommand.ChangeSim;
import io.silkroam.gateway.admin.SubscriberCommand.Conditions;
import io.silkroam.gateway.admin.SubscriberCommand.Details;
import io.silkroam.gateway.admin.SubscriberCommand.SellPlan;
import io.silkroam.gateway.conf.Configuration;
import io.silkroam.sim.Iccid;
import io.silkroam.sim.Imsi;
import io.silkroam.sim.Msisdn;
import io.silkroam.sim.Plmn;
import io.silkroam.sim.inventory.AuditEntry;
import io.silkroam.sim.inventory.AuditFilter;
import io.silkroam.sim.inventory.AuditPage;
import io.silkroam.sim.inventory.NewSim;
import io.silkroam.sim.inventory.Sim;
import io.silkroam.sim.inventory.SimAction;
import io.silkroam.sim.plan.PlanCatalogue;
import io.silkroam.sim.plan.Unit;
import io.silkroam.store.Database;
import io.silkroam.store.LaneObserver;
import io.silkroam.store.LaneSettings;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** The door for commands on a database, with charging behind it and SIMs on the shelf; no sockets. */
final class Desk implements AutoCloseable {
    static final Actor ADMIN = new Actor("root", Role.ADMIN, Optional.empty());
    static final Actor SUPPORT = new Actor("help", Role.SUPPORT, Optional.empty());
    static final Actor SHOP = new Actor("shop-token", Role.CARRIER, Optional.of("shop"));
    static final Actor OTHER = new Actor("other-token", Role.CARRIER, Optional.of("other"));
    static final Iccid FIRST = new Iccid("8931080000000001009");
    static final Iccid SECOND = new Iccid("8931080000000001017");
    static final Iccid THIRD = new Iccid("8931080000000001025");
    static final Msisdn NUMBER = new Msisdn("31612345678");
    static final String PLAN = "wechat-go-1gb";

    private static final LaneSettings PATIENT = new LaneSettings(
            1,
            1_000,
            100,
            Duration.ofSeconds(30),
            Duration.ofSeconds(30),
            Duration.ofSeconds(5),
            Duration.ofSeconds(10),
            20);

    final Clock clock = Clock.systemUTC();
    final Provisioning tables;
    final ChargingEngine charging;
    final SubscriberAdmin admin;
    private final Database database;

    Desk(Database database) {
        this.database = database;
        Configuration shipped = Configuration.read(Path.of("../../conf"), Map.of());
        PlanCatalogue plans = new PlanCatalogue(database, shipped.zones().names(), clock);
        plans.publish(shipped.plans());
        charging = ChargingEngine.start(
                new ChargingEngine.Settings("test", ChargingSettings.defaults(), PATIENT, 100, Duration.ofSeconds(30)),
                new ChargingEngine.Surroundings(
                        database,
                        new AccountEncoding(plans::version),
                        shipped.zones(),
                        clock,
                        LaneObserver.NONE,
                        () -> {}));
        tables = Provisioning.in(database);
        admin = new SubscriberAdmin(tables, charging, plans, clock);
        database.transact("fill the shelf", c -> {
            tables.sims()
                    .insert(
                            c,
                            "box-1",
                            List.of(
                                    NewSim.plastic(FIRST, new Imsi("204080000000100")),
                                    NewSim.plastic(SECOND, new Imsi("204080000000101")),
                                    NewSim.plastic(THIRD, new Imsi("204080000000102"))),
                            clock.instant());
            return null;
        });
    }

    /** Carries it out; a refusal fails the test. */
    Outcome.Applied done(Actor actor, SubscriberCommand command) {
        Outcome outcome = admin.apply(actor, command);
        assertThat(outcome).as("%s", command).isInstanceOf(Outcome.Applied.class);
        return (Outcome.Applied) outcome;
    }

    /** It must be refused, and is. */
    Outcome.Refused refused(Actor actor, SubscriberCommand command) {
        Outcome outcome = admin.apply(actor, command);
        assertThat(outcome).as("%s", command).isInstanceOf(Outcome.Refused.class);
        return (Outcome.Refused) outcome;
    }

    static ChangeSim change(Iccid iccid, SimAction action) {
        return change(iccid, action, Details.because("test"));
    }

    static ChangeSim change(Iccid iccid, SimAction action, Details details) {
        return new ChangeSim(new SimRef.ByIccid(iccid), action, details, Conditions.NONE);
    }

    static ChangeSim activate(Iccid iccid, Msisdn number) {
        return change(iccid, SimAction.ACTIVATE, Details.number(number));
    }

    static ChangeSim allocate(Iccid iccid, String holder) {
        return change(
                iccid,
                SimAction.ALLOCATE,
                new Details(Optional.empty(), Optional.empty(), Optional.of(holder), Optional.empty(), ""));
    }

    static ChangeSim swap(Iccid from, Iccid to) {
        return change(
                from,
                SimAction.SWAP,
                new Details(
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(new SimRef.ByIccid(to)),
                        "broken"));
    }

    static SellPlan sell(Iccid iccid, String reference) {
        return new SellPlan(new SimRef.ByIccid(iccid), PLAN, Optional.empty(), reference, Conditions.NONE);
    }

    static Conditions dryRun() {
        return new Conditions(OptionalLong.empty(), true);
    }

    Sim sim(Iccid iccid) {
        return database.read("look", c -> tables.sims().find(c, iccid)).orElseThrow();
    }

    Account account(Iccid iccid) {
        return sim(iccid).subscriber().flatMap(charging::find).orElseThrow();
    }

    /** The newest entries about an object, oldest first, as "action from to by actor". */
    List<String> story(Iccid iccid) {
        AuditPage page = database.read("read", c -> tables.audit()
                .list(c, AuditFilter.any().withObject("sim", iccid.digits()), OptionalLong.empty(), 100));
        List<String> told = page.items().stream()
                .map(AuditPage.Item::entry)
                .map(Desk::words)
                .toList();
        return told.stream().sorted((a, b) -> told.indexOf(b) - told.indexOf(a)).toList();
    }

    private static String words(AuditEntry e) {
        return e.action() + " " + e.from() + " " + e.to() + " by " + e.actor();
    }

    /** Opens a session for this IMSI, as a packet gateway in France would. */
    ChargingResult attach(String imsi, String session) {
        CompletableFuture<CreditControlAnswer> answer = new CompletableFuture<>();
        charging.charge(
                new CreditControlRequest(
                        session,
                        RequestType.INITIAL,
                        0,
                        new Origin("pgw1.kpn.example", "kpn.example"),
                        Identity.imsi(imsi),
                        Optional.of(new Plmn("20801")),
                        Optional.empty(),
                        Optional.empty(),
                        List.of(new ServiceRequest(
                                ServiceKey.of(0),
                                Optional.of(new RequestedUnits(Unit.OCTETS, RequestedUnits.UP_TO_US)),
                                new UsedUnits(0, 0, 0))),
                        Bearer.UNKNOWN),
                answer::complete);
        return answer.orTimeout(30, TimeUnit.SECONDS).join().result();
    }

    Database database() {
        return database;
    }

    @Override
    public void close() {
        admin.close();
        charging.close();
        database.close();
    }
}
