package io.silkroam.billing.conf;

import io.silkroam.sim.Plmn;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * {@code conf/billing.yaml} as values.
 *
 * @param enabled false: this gateway books nothing and makes no files (another one may)
 * @param zone in which days and periods begin
 * @param currency in which statements add up what is owed in several
 * @param homeNetworks the host operator's own, for which no visited network is paid
 * @param paymentMeans how a purchase was paid, by what its reference begins with; see {@link #means}
 * @param shares how a plan's price is shared among its allowances: plan id, allowance id, parts; equally where nothing
 *     is said
 */
public record BillingSettings(
        boolean enabled,
        ZoneId zone,
        Currency currency,
        Set<Plmn> homeNetworks,
        Map<String, String> paymentMeans,
        Map<String, Map<String, Long>> shares,
        Feed feed,
        Limits limits,
        Files files,
        Map<String, Destination> destinations,
        List<Schedule> schedules,
        Retention retention) {

    /** The means of a purchase whose reference begins with none of those named. */
    public static final String UNNAMED_MEANS = "unnamed";

    public BillingSettings {
        homeNetworks = Set.copyOf(homeNetworks);
        paymentMeans = Map.copyOf(paymentMeans);
        shares = Map.copyOf(shares);
        destinations = Map.copyOf(destinations);
        schedules = List.copyOf(schedules);
    }

    /** How a purchase with this reference was paid. */
    public String means(String reference) {
        return paymentMeans.entrySet().stream()
                .filter(e -> reference.startsWith(e.getKey()))
                .max(Comparator.comparingInt(e -> e.getKey().length()))
                .map(Map.Entry::getValue)
                .orElse(UNNAMED_MEANS);
    }

    /**
     * How the journal comes to the books.
     *
     * @param every how often the journal is looked at
     * @param rows at a time
     * @param lease how long a gateway that is gone keeps the others from reading
     * @param kafka through a broker instead of in the process
     */
    public record Feed(Duration every, int rows, Duration lease, Optional<Kafka> kafka) {}

    /**
     * @param brokers host:port, separated by commas
     * @param properties further properties of the Kafka client (security.protocol ...)
     */
    public record Kafka(String brokers, String topic, String group, Map<String, String> properties) {
        public Kafka {
            properties = Map.copyOf(properties);
        }

        /** Properties by name only: some hold passwords. */
        @Override
        public String toString() {
            return "Kafka[brokers=%s, topic=%s, group=%s, properties=%s]"
                    .formatted(brokers, topic, group, new TreeSet<>(properties.keySet()));
        }
    }

    /**
     * What is taken for a mistake.
     *
     * @param largestRecord octets of one record; one more waits in suspense
     * @param ahead how far the network's time of an event may be ahead of ours
     * @param behind how far behind; beyond either ours counts
     */
    public record Limits(long largestRecord, Duration ahead, Duration behind) {}

    /**
     * Where files are made.
     *
     * @param folder for files until they are removed
     * @param layouts folder of layouts ({@code *.yaml})
     * @param running exports at a time; one more is refused
     */
    public record Files(Path folder, Path layouts, int running) {}

    /**
     * Where files are delivered.
     *
     * @param uri a Camel endpoint
     * @param secretFile holds a password that no log shows; it is put in place of {@code {secret}}
     */
    public record Destination(String uri, Optional<Path> secretFile) {}

    /**
     * Files made by themselves.
     *
     * @param kinds kinds of export
     * @param each DAY or MONTH
     * @param at the time of day in {@link #zone} at which the period before is exported
     * @param destinations names of {@link #destinations}
     */
    public record Schedule(
            String name,
            List<String> kinds,
            Each each,
            LocalTime at,
            List<String> profiles,
            String language,
            List<String> destinations) {
        /** How long a period is. */
        public enum Each {
            DAY,
            MONTH
        }

        public Schedule {
            kinds = List.copyOf(kinds);
            profiles = List.copyOf(profiles);
            destinations = List.copyOf(destinations);
        }
    }

    /**
     * How long it can be told whose usage it was.
     *
     * @param records after which nobody can be recognised in a rated record and its journal row
     * @param remove true: the rows go; false: they stay without names
     */
    public record Retention(Duration records, boolean remove, LocalTime at) {}
}
