package io.silkroam.billing.export;

import io.silkroam.billing.books.Ground;
import io.silkroam.billing.conf.BillingSettings;
import io.silkroam.billing.export.layout.Layouts;
import io.silkroam.sim.Money;
import io.silkroam.sim.plan.Plan;
import io.silkroam.sim.plan.PlanCatalogue;
import io.silkroam.sim.plan.PlanFile;
import io.silkroam.store.Database;
import io.silkroam.time.SettableClock;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What exports stand on in tests: the shipped layouts, plans with names that try something, a rate for each yuan. */
final class TestGround {
    static final String PLANS = """
            plans:
            - id: wechat-go-1gb
              names: {en: WeChat Go 1 GB, zh: 微信出行卡 1 GB, nl: "WeChat Go, 1 GB; «café»"}
              price: {amount: "12.00", currency: EUR, vat: 21%}
              validity: {period: P15D}
              allowances:
              - {id: data, unit: octets, amount: 1GB}
            - id: formula
              names: {en: "=cmd|' /C calc'!A0", zh: "@SUM(1+1)*cmd|' /C calc'!A0", nl: "+31\\t\\"x\\""}
              price: {amount: "1.00", currency: EUR, vat: 21%}
              validity: {period: P15D}
              allowances:
              - {id: data, unit: octets, amount: 1MB}
            """;

    private final Database database;
    private final Path folder;
    private final SettableClock clock = new SettableClock(Instant.parse("2027-02-01T00:00:00Z"));
    private Layouts layouts = Layouts.read(shipped());

    TestGround(Database database, Path folder) {
        this.database = database;
        this.folder = folder;
    }

    Exports exports() {
        return new Exports(ground());
    }

    Exports exports(Folder.Opener opener) {
        return new Exports(ground(), opener);
    }

    /** On books that somebody else keeps. */
    Exports exports(Ground books) {
        BillingSettings usual = books.settings();
        ExportGround there = ground();
        return new Exports(new ExportGround(
                database,
                new BillingSettings(
                        usual.enabled(),
                        usual.zone(),
                        usual.currency(),
                        usual.homeNetworks(),
                        usual.paymentMeans(),
                        usual.shares(),
                        usual.feed(),
                        usual.limits(),
                        there.settings().files(),
                        usual.destinations(),
                        usual.schedules(),
                        usual.retention()),
                there.layouts(),
                books.plans(),
                there.rates(),
                there.partners(),
                there.clock(),
                there.generator()));
    }

    private ExportGround ground() {
        PlanCatalogue plans = new PlanCatalogue(database, Set.of(), clock);
        List<Plan> published = plans.publish(PlanFile.parse("plans", PLANS, Set.of()));
        if (published.isEmpty()) {
            throw new IllegalStateException("no plans");
        }
        return new ExportGround(
                database,
                settings(folder),
                () -> layouts,
                plans,
                (amount, to, day) -> amount.currency().getCurrencyCode().equals("CNY")
                        ? Optional.of(new Money(amount.minor() / 8, to))
                        : Optional.empty(),
                partner -> partner.equals("kpn"),
                clock,
                "silkroam test");
    }

    /** The shipped layout of usage, with numbers masked and the next version. */
    void masked() {
        try {
            Path other = Files.createDirectories(folder.resolveSibling("layouts"));
            try (Stream<Path> files = Files.list(shipped())) {
                for (Path file : files.toList()) {
                    String text = Files.readString(file)
                            .replace("version: 1", "version: 2")
                            .replaceAll("(imsi|iccid): \\{", "$1: {mask: last4, ")
                            .replaceAll("msisdn: \\{", "msisdn: {mask: hash, ");
                    Files.writeString(other.resolve(file.getFileName()), text);
                }
            }
            layouts = Layouts.read(other);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void removeFiles() {
        filesLeft().forEach(file -> file.toFile().delete());
    }

    List<Path> filesLeft() {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static BillingSettings settings(Path folder) {
        return new BillingSettings(
                true,
                ZoneId.of("Europe/Amsterdam"),
                Currency.getInstance("EUR"),
                Set.of(),
                Map.of(),
                Map.of(),
                new BillingSettings.Feed(Duration.ofSeconds(1), 500, Duration.ofSeconds(30), Optional.empty()),
                new BillingSettings.Limits(1L << 40, Duration.ofDays(1), Duration.ofDays(90)),
                new BillingSettings.Files(folder, shipped(), 2),
                Map.of(),
                List.of(),
                new BillingSettings.Retention(Duration.ofDays(180), false, LocalTime.of(3, 0)));
    }

    static Path shipped() {
        Path above = Path.of(System.getProperty("basedir", "")).toAbsolutePath();
        while (!Files.exists(above.resolve("conf/exports"))) {
            above = above.getParent();
        }
        return above.resolve("conf/exports");
    }
}
