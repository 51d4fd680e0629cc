package io.silkroam.gateway.care.text;

import io.silkroam.charging.account.Account;
import io.silkroam.charging.account.Bucket;
import io.silkroam.charging.account.Subscription;
import io.silkroam.gateway.care.rules.Country;
import io.silkroam.gateway.care.rules.Coverage;
import io.silkroam.gateway.care.rules.Happening;
import io.silkroam.gateway.care.rules.Language;
import io.silkroam.sim.plan.Allowance;
import io.silkroam.sim.plan.Plan;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Says things in words, as short messages. */
public final class Wording {
    /** Lines of a balance; who has more plans is told of those that are used next. */
    private static final int LINES = 3;

    private final Map<Language, Texts> texts;
    private final String help;
    private final String number;

    /**
     * To whom it is said.
     *
     * @param zone of the clocks where they are
     */
    public record Listener(Language language, ZoneId zone, Instant now) {}

    /**
     * @param help the number to call
     * @param number that keywords are sent to
     */
    public Wording(Map<Language, Texts> texts, String help, String number) {
        this.texts = Map.copyOf(texts);
        this.help = help;
        this.number = number;
    }

    /** A text in which nothing of the subscriber is told. */
    public String plain(Listener to, TextName name) {
        return said(to, name, new EnumMap<>(Placeholder.class));
    }

    public String entry(Listener to, Country country, Coverage coverage) {
        Map<Placeholder, String> values = new EnumMap<>(Placeholder.class);
        values.put(Placeholder.COUNTRY, country.name(to.language()));
        values.put(Placeholder.EMERGENCY, country.emergency());
        if (coverage instanceof Coverage.Covered covered) {
            values.put(Placeholder.PLAN, name(to, covered.plan().plan()));
            values.put(Placeholder.LEFT, left(to, covered.plan()));
            return said(to, TextName.ENTRY_COVERED, values);
        }
        if (coverage instanceof Coverage.Priced priced) {
            values.put(Placeholder.PLAN, name(to, priced.plan().plan()));
            values.put(
                    Placeholder.PRICE,
                    Figures.pricePerMegabyte(
                            to.language(),
                            priced.rate().minorPrice(),
                            priced.rate().per(),
                            currency(priced.plan().plan())));
            return said(to, TextName.ENTRY_PRICED, values);
        }
        if (coverage instanceof Coverage.NotCovered not) {
            values.put(Placeholder.PLAN, name(to, not.plan().plan()));
            return said(to, TextName.ENTRY_NOT_COVERED, values);
        }
        return said(to, TextName.ENTRY_NO_PLAN, values);
    }

    /** @param plan the one it happened to, which has begun */
    public String happening(Listener to, Happening happening, Subscription plan) {
        Map<Placeholder, String> values = new EnumMap<>(Placeholder.class);
        values.put(Placeholder.PLAN, name(to, plan.plan()));
        values.put(Placeholder.FROM, time(to, plan.activatedAt()));
        values.put(Placeholder.UNTIL, time(to, plan.expiresAt()));
        values.put(Placeholder.LEFT, left(to, plan));
        if (happening instanceof Happening.ShareUsed used) {
            values.put(Placeholder.PERCENT, used.percent() + "%");
            values.put(Placeholder.LEFT, left(to, plan, used.allowance()));
            return said(to, used.percent() < 100 ? TextName.USED : TextName.USED_UP, values);
        }
        return said(to, happening instanceof Happening.EndNear ? TextName.ENDS_SOON : TextName.ACTIVATED, values);
    }

    public String balance(Listener to, Account account) {
        List<Subscription> plans = account.subscriptions().stream()
                .filter(s -> s.expiresAt().isAfter(to.now()))
                .sorted(Comparator.comparing(Subscription::expiresAt).thenComparingLong(Subscription::id))
                .limit(LINES)
                .toList();
        if (plans.isEmpty()) {
            return plain(to, TextName.BALANCE_NONE);
        }
        String lines = plans.stream().map(s -> line(to, s)).collect(Collectors.joining("\n"));
        return said(to, TextName.BALANCE, new EnumMap<>(Map.of(Placeholder.LINES, lines)));
    }

    private String line(Listener to, Subscription plan) {
        Map<Placeholder, String> values = new EnumMap<>(Placeholder.class);
        values.put(Placeholder.PLAN, name(to, plan.plan()));
        values.put(Placeholder.LEFT, left(to, plan));
        if (plan.isActivated()) {
            values.put(Placeholder.UNTIL, time(to, plan.expiresAt()));
        }
        return said(to, plan.isActivated() ? TextName.BALANCE_RUNNING : TextName.BALANCE_WAITING, values);
    }

    public String redeemed(Listener to, Plan plan) {
        return said(to, TextName.VOUCHER_REDEEMED, new EnumMap<>(Map.of(Placeholder.PLAN, name(to, plan))));
    }

    private String said(Listener to, TextName name, Map<Placeholder, String> values) {
        values.put(Placeholder.HELP, help);
        values.put(Placeholder.NUMBER, number);
        return texts.get(to.language()).get(name).with(values);
    }

    private static String name(Listener to, Plan plan) {
        return plan.names().getOrDefault(to.language().code(), plan.names().get("en"));
    }

    /** What is left of each allowance; those that are used up are not told unless all are. */
    private static String left(Listener to, Subscription plan) {
        List<String> amounts = new ArrayList<>();
        List<Allowance> allowances = plan.plan().allowances();
        for (int i = 0; i < allowances.size(); i++) {
            if (plan.buckets().get(i).remaining() > 0) {
                amounts.add(amount(to, plan, i));
            }
        }
        if (amounts.isEmpty()) {
            return allowances.isEmpty() ? "0" : amount(to, plan, 0);
        }
        return String.join(comma(to), amounts);
    }

    private static String left(Listener to, Subscription plan, String allowance) {
        List<Allowance> allowances = plan.plan().allowances();
        for (int i = 0; i < allowances.size(); i++) {
            if (allowances.get(i).id().equals(allowance)) {
                return amount(to, plan, i);
            }
        }
        return left(to, plan);
    }

    private static String amount(Listener to, Subscription plan, int index) {
        Bucket bucket = plan.buckets().get(index);
        Allowance allowance = plan.plan().allowances().get(index);
        return Figures.amount(to.language(), allowance.unit(), bucket.remaining(), currency(plan.plan()));
    }

    private static String comma(Listener to) {
        return to.language() == Language.ZH ? "，" : ", ";
    }

    private static String currency(Plan plan) {
        return plan.price().amount().currency().getCurrencyCode();
    }

    private static String time(Listener to, Instant when) {
        return Figures.time(to.language(), when, to.zone(), to.now());
    }
}
