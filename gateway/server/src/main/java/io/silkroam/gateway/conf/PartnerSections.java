package io.silkroam.gateway.conf;

import io.silkroam.conf.ConfigNode;
import io.silkroam.messaging.account.SegmentRate;
import io.silkroam.messaging.account.SmscLink.Pauses;
import io.silkroam.messaging.number.NumberRewriting;
import io.silkroam.messaging.number.Prefixes;
import io.silkroam.messaging.number.Replacement;
import io.silkroam.messaging.route.SegmentPrice;
import io.silkroam.sim.Money;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Parts that the files of accounts, links and routes have in common. */
final class PartnerSections {
    private static final int MOST_RATE = 1_000_000;

    private PartnerSections() {}

    /** The elements of a list, parsed; one that does not fit is reported with its line and left out. */
    static <T> List<T> each(ConfigNode section, String key, Function<String, T> parser) {
        List<T> parsed = new ArrayList<>();
        for (ConfigNode element : section.list(key)) {
            try {
                element.value().map(parser).ifPresent(parsed::add);
            } catch (IllegalArgumentException e) {
                element.problem(e.getMessage());
            }
        }
        return parsed;
    }

    /** Text that may be empty, which is as if it were not there. */
    static <T> Optional<T> optional(ConfigNode section, String key, Function<String, T> parser) {
        return section.parsed(key, text -> text.isBlank() ? Optional.<T>empty() : Optional.of(parser.apply(text)))
                .flatMap(Function.identity());
    }

    /** Like the getter of the node, for spans that may be left open by an empty text. */
    static Optional<Duration> span(ConfigNode section, String key) {
        if (!section.has(key) || section.text(key).filter(String::isBlank).isPresent()) {
            section.text(key);
            return Optional.empty();
        }
        return Optional.of(section.duration(key, Duration.ZERO)).filter(d -> {
            if (d.isZero()) {
                section.problem(key + ": should be more than nothing");
            }
            return !d.isZero();
        });
    }

    static SegmentRate rate(ConfigNode rate, SegmentRate d) {
        return new SegmentRate(
                rate.integer("segments-per-second", d.perSecond(), 0, MOST_RATE),
                rate.integer("burst", d.burst(), 1, MOST_RATE));
    }

    static Pauses pauses(ConfigNode section, String first, String most, Pauses d) {
        Duration shortest = section.duration(first, d.first());
        Duration longest = section.duration(most, d.most());
        try {
            return new Pauses(shortest, longest);
        } catch (IllegalArgumentException e) {
            section.problem(e.getMessage());
            return d;
        }
    }

    /** {@code amount: "35.00", currency: EUR, per: 1000}; no amount is no price. */
    static Optional<SegmentPrice> price(ConfigNode price) {
        Optional<String> amount = optional(price, "amount", Function.identity());
        String currency = price.text("currency", "EUR");
        int per = price.integer("per", 1, 1, 1_000_000);
        try {
            return amount.map(a -> new SegmentPrice(Money.parse(a, currency), per));
        } catch (IllegalArgumentException e) {
            price.problem(e.getMessage());
            return Optional.empty();
        }
    }

    static NumberRewriting rewriting(ConfigNode numbers) {
        NumberRewriting d = NumberRewriting.standard();
        return new NumberRewriting(
                numbers.has("international-prefixes")
                        ? each(numbers, "international-prefixes", Prefixes::parse)
                        : read(numbers, d.internationalPrefixes()),
                optional(numbers, "national-prefix", Prefixes::parse).orElse(d.nationalPrefix()),
                optional(numbers, "country-code", Prefixes::parse).orElse(d.countryCode()),
                numbers.integer("short-code-digits", d.shortCodeDigits(), 0, Prefixes.LONGEST),
                numbers.parsed("unknown-is", PartnerSections::ton).orElse(d.ton()),
                numbers.integer("npi", d.npi(), 0, 255),
                NumberRewriting.table(replacements(numbers, "replace")));
    }

    /** An absent key is known all the same. */
    private static List<String> read(ConfigNode numbers, List<String> otherwise) {
        numbers.list("international-prefixes");
        return otherwise;
    }

    private static Integer ton(String word) {
        return switch (word) {
            case "international" -> 1;
            case "national" -> 2;
            default -> throw new IllegalArgumentException("'" + word + "' is none of international, national");
        };
    }

    /** Elements of {@code from} and {@code to}; a second one for the same beginning is reported. */
    static List<Replacement> replacements(ConfigNode section, String key) {
        List<Replacement> read = new ArrayList<>();
        for (ConfigNode element : section.list(key)) {
            String from = element.required("from");
            String to = element.text("to", "");
            try {
                Replacement replacement = new Replacement(from, to);
                if (read.stream().anyMatch(r -> r.prefix().equals(from))) {
                    element.problem("'" + from + "' is replaced twice");
                } else {
                    read.add(replacement);
                }
            } catch (IllegalArgumentException e) {
                element.problem(e.getMessage());
            }
        }
        return read;
    }

    /** Whole numbers by prefix; the operator's own keys. */
    static Prefixes<Long> numbersByPrefix(ConfigNode section, long most) {
        Map<String, Long> read = new java.util.TreeMap<>();
        section.entries().forEach((prefix, node) -> node.value().ifPresent(text -> {
            try {
                read.put(Prefixes.parse(prefix), number(text, most));
            } catch (IllegalArgumentException e) {
                node.problem(e.getMessage());
            }
        }));
        return Prefixes.of(read);
    }

    private static long number(String text, long most) {
        if (!text.matches("[0-9]{1,12}") || Long.parseLong(text) > most) {
            throw new IllegalArgumentException("'" + text + "' is not a whole number up to " + most);
        }
        return Long.parseLong(text);
    }
}
