package io.silkroam.gateway.conf;

import io.silkroam.billing.conf.BillingFile;
import io.silkroam.billing.conf.BillingSettings;
import io.silkroam.billing.export.layout.Layouts;
import io.silkroam.billing.tariff.ExchangeRates;
import io.silkroam.billing.tariff.TariffFiles;
import io.silkroam.billing.tariff.Tariffs;
import io.silkroam.conf.ConfigException;
import io.silkroam.conf.ConfigProblem;
import io.silkroam.diameter.edge.Partner;
import io.silkroam.diameter.node.OutboundPeer;
import io.silkroam.gateway.care.conf.CareFiles;
import io.silkroam.gateway.care.conf.CareSettings;
import io.silkroam.messaging.account.Partners;
import io.silkroam.messaging.account.SmscLink;
import io.silkroam.sim.batch.file.VendorMappings;
import io.silkroam.sim.plan.Plan;
import io.silkroam.sim.plan.PlanFile;
import io.silkroam.sim.plan.ZoneFiles;
import io.silkroam.sim.plan.Zones;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.StreamSupport;

/**
 * Everything an operator configures, read and checked as a whole: all mistakes of all files are reported in one run.
 *
 * @param folder the configuration folder
 * @param overrides values from the command line, by dotted key of {@code gateway.yaml}
 * @param partners operators we speak Diameter with, and {@code connect} the peers of them we connect to ourselves
 * @param smsPartners ESME accounts, SMSC links and routes as the files were at first
 * @param care what travellers are told
 * @param tariffs what partners charge us, as the files were at first
 */
public record Configuration(
        Path folder,
        Map<String, String> overrides,
        GatewaySettings settings,
        Zones zones,
        List<Plan> plans,
        List<Partner> partners,
        List<OutboundPeer> connect,
        Partners smsPartners,
        CareSettings care,
        BillingSettings billing,
        Tariffs tariffs) {

    public Configuration {
        overrides = Map.copyOf(overrides);
    }

    /**
     * Reads a configuration folder.
     *
     * @param overrides values from the command line, by dotted key of {@code gateway.yaml}
     * @throws ConfigException with every problem found
     */
    public static Configuration read(Path folder, Map<String, String> overrides) {
        List<ConfigProblem> problems = new ArrayList<>();
        if (!Files.isDirectory(folder)) {
            throw new ConfigException(List.of(new ConfigProblem(folder.toString(), 0, "is not a folder")));
        }
        Optional<GatewaySettings> settings = attempt(problems, () -> GatewayFile.read(folder, overrides));
        Path data = settings.map(GatewaySettings::dataDir).orElse(Path.of("data"));
        ZoneId calendar = settings.map(GatewaySettings::calendar).orElse(ZoneId.of("UTC"));
        Optional<Zones> zones = attempt(problems, () -> ZoneFiles.read(folder.resolve("zones"), calendar));
        Set<String> zoneNames = zones.map(Zones::names).orElse(Set.of());
        Optional<List<Plan>> plans = zones.isEmpty()
                ? Optional.empty()
                : attempt(problems, () -> PlanFile.read(plansFile(folder), zoneNames));
        List<Partner> partners = new ArrayList<>();
        List<OutboundPeer> connect = new ArrayList<>();
        for (Path file : partnerFiles(folder, problems)) {
            attempt(problems, () -> PartnerFile.read(file)).ifPresent(read -> {
                partners.add(read.partner());
                connect.addAll(read.connect());
            });
        }
        Map<String, SmscLink.Endpoint> links =
                settings.map(s -> s.smpp().links()).orElse(Map.of());
        Optional<Partners> smsPartners = attempt(problems, () -> SmsPartners.read(folder, links));
        Optional<CareSettings> care = attempt(problems, () -> CareFiles.read(folder));
        Optional<BillingSettings> billing = attempt(problems, () -> BillingFile.read(folder, data));
        Zones known = zones.orElseGet(() -> new Zones(Map.of(), calendar));
        Optional<Tariffs> tariffs = attempt(problems, () -> TariffFiles.read(folder, known));
        // Read again for each import, and for each export; a mistake is better found now.
        attempt(problems, () -> VendorMappings.read(folder));
        billing.ifPresent(b -> attempt(problems, () -> Layouts.read(b.files().layouts())));
        if (!problems.isEmpty()) {
            throw new ConfigException(problems);
        }
        return new Configuration(
                folder,
                overrides,
                settings.orElseThrow(),
                zones.orElseThrow(),
                plans.orElseThrow(),
                partners,
                connect,
                smsPartners.orElseThrow(),
                care.orElseThrow(),
                billing.orElseThrow(),
                tariffs.orElseThrow());
    }

    /** Where ESMEs connect to, and where our links do. */
    public SmppSettings smpp() {
        return settings.smpp();
    }

    /**
     * ESME accounts, SMSC links and routes as the files are now.
     *
     * @throws ConfigException with every problem found
     */
    public Partners readSmsPartners() {
        return SmsPartners.read(
                folder, GatewayFile.read(folder, overrides).smpp().links());
    }

    /** What currencies are worth, as the file was at first. */
    public ExchangeRates exchangeRates() {
        return tariffs.exchangeRates();
    }

    /** What is no mistake, but should be looked at. */
    public List<ConfigProblem> warnings() {
        return tariffs.warnings();
    }

    /**
     * Tariffs, caps and rates of exchange as the files are now.
     *
     * @throws ConfigException with every problem found
     */
    public Tariffs readTariffs() {
        return TariffFiles.read(folder, zones);
    }

    /** The file whose changes are picked up while the gateway runs. */
    public static Path plansFile(Path folder) {
        return folder.resolve("plans.yaml");
    }

    private static List<Path> partnerFiles(Path folder, List<ConfigProblem> problems) {
        Path partners = folder.resolve("partners");
        try (DirectoryStream<Path> files = Files.newDirectoryStream(partners, "*.yaml")) {
            return StreamSupport.stream(files.spliterator(), false).sorted().toList();
        } catch (IOException e) {
            problems.add(new ConfigProblem(partners.toString(), 0, "cannot be read"));
            return List.of();
        }
    }

    private static <T> Optional<T> attempt(List<ConfigProblem> problems, Supplier<T> reading) {
        try {
            return Optional.of(reading.get());
        } catch (ConfigException e) {
            problems.addAll(e.problems());
            return Optional.empty();
        }
    }
}
