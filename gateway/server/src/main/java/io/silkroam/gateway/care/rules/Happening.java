package io.silkroam.gateway.care.rules;

import io.silkroam.billing.UsageKind;
import io.silkroam.billing.UsageRecord;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a row of the usage journal says that its subscriber should know. */
public sealed interface Happening {
    /** Which bought plan. */
    long subscription();

    /** Its validity began. */
    record Activated(long subscription) implements Happening {}

    /** A share of an allowance is used. */
    record ShareUsed(long subscription, String allowance, int percent) implements Happening {}

    /** It ends soon. */
    record EndNear(long subscription, Duration before) implements Happening {}

    /** Empty for what nobody is told. */
    static Optional<Happening> of(UsageRecord row) {
        if (row.subscriptionId().isEmpty()) {
            return Optional.empty();
        }
        long subscription = row.subscriptionId().getAsLong();
        if (row.kind() == UsageKind.ACTIVATION) {
            return Optional.of(new Activated(subscription));
        }
        if (row.kind() == UsageKind.NOTICE) {
            return row.detail()
                    .flatMap(detail -> row.allowance().isPresent()
                            ? share(subscription, row.allowance().get(), detail)
                            : end(subscription, detail));
        }
        return Optional.empty();
    }

    private static Optional<Happening> share(long subscription, String allowance, String detail) {
        Matcher percent = Pattern.compile("([0-9]{1,3})%").matcher(detail);
        return percent.matches()
                ? Optional.of(new ShareUsed(subscription, allowance, Integer.parseInt(percent.group(1))))
                : Optional.empty();
    }

    private static Optional<Happening> end(long subscription, String detail) {
        try {
            return Optional.of(new EndNear(subscription, Duration.parse(detail)));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }
}
