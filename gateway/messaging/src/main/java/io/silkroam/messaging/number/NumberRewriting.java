package io.silkroam.messaging.number;

import io.silkroam.messaging.message.SmsAddress;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * How numbers are written before rules look at them: as international ones without a plus where that can be told, with
 * prefixes replaced last. Names and short codes are left as they are.
 *
 * @param internationalPrefixes what stands before an international number beside a plus: {@code 00}
 * @param nationalPrefix what stands before a national number: {@code 0}; empty knows none
 * @param countryCode put before a national number; empty leaves national numbers as they are
 * @param shortCodeDigits a number of at most so many digits is a short code
 * @param ton what TON 0 (unknown) means, SMPP 3.4 §5.2.5: 1 international, 2 national
 * @param npi put for NPI 0 (unknown) of a short code, §5.2.6
 * @param replacements the longest prefix that fits is replaced, once
 */
public record NumberRewriting(
        List<String> internationalPrefixes,
        String nationalPrefix,
        String countryCode,
        int shortCodeDigits,
        int ton,
        int npi,
        Prefixes<Replacement> replacements) {
    private static final int NATIONAL = 2;
    private static final String SEPARATORS = " -.()/";

    public NumberRewriting {
        internationalPrefixes = List.copyOf(internationalPrefixes);
    }

    /** 00 and a plus are taken away; no country is assumed. */
    public static NumberRewriting standard() {
        return new NumberRewriting(List.of("00"), "", "", 6, SmsAddress.INTERNATIONAL, 1, Prefixes.of(Map.of()));
    }

    /** Nothing but these replacements, for numbers that are in international form already. */
    public static NumberRewriting replacing(List<Replacement> replacements) {
        return new NumberRewriting(List.of(), "", "", 0, SmsAddress.INTERNATIONAL, 1, table(replacements));
    }

    /**
     * Replacements as they are looked up.
     *
     * @throws IllegalArgumentException if two of them are for one prefix
     */
    public static Prefixes<Replacement> table(List<Replacement> replacements) {
        return Prefixes.of(replacements.stream()
                .collect(Collectors.toMap(Replacement::prefix, Function.identity(), (one, other) -> {
                    throw new IllegalArgumentException("'" + one.prefix() + "' is replaced twice");
                })));
    }

    /** The address as rules and routes want it. Digits are a number also where the TON calls them a name. */
    public SmsAddress rewrite(SmsAddress address) {
        String written = withoutSeparators(address.value());
        boolean plus = written.startsWith("+");
        String digits = plus ? written.substring(1) : written;
        if (!Prefixes.isDigits(digits)) {
            return address;
        }
        if (plus) {
            return international(digits);
        }
        if (digits.length() <= shortCodeDigits) {
            int stated = address.ton() == SmsAddress.ALPHANUMERIC ? 0 : address.ton();
            return new SmsAddress(stated, address.npi() == 0 ? npi : address.npi(), digits);
        }
        return international(fromNational(address.ton(), digits));
    }

    private String fromNational(int statedTon, String digits) {
        for (String prefix : internationalPrefixes) {
            if (digits.startsWith(prefix)) {
                return digits.substring(prefix.length());
            }
        }
        if (countryCode.isEmpty()) {
            return digits;
        }
        if (!nationalPrefix.isEmpty() && digits.startsWith(nationalPrefix)) {
            return countryCode + digits.substring(nationalPrefix.length());
        }
        int meant = statedTon == 0 ? ton : statedTon;
        return meant == NATIONAL ? countryCode + digits : digits;
    }

    private SmsAddress international(String digits) {
        return SmsAddress.international(
                replacements.find(digits).map(r -> r.in(digits)).orElse(digits));
    }

    private static String withoutSeparators(String text) {
        StringBuilder kept = new StringBuilder(text.length());
        text.chars().filter(c -> SEPARATORS.indexOf(c) < 0).forEach(c -> kept.append((char) c));
        return kept.toString();
    }
}
