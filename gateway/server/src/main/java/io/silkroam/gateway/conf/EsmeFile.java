package io.silkroam.gateway.conf;

import io.silkroam.conf.ConfigFile;
import io.silkroam.conf.ConfigNode;
import io.silkroam.messaging.account.AddressBlock;
import io.silkroam.messaging.account.BindKind;
import io.silkroam.messaging.account.DefaultAlphabet;
import io.silkroam.messaging.account.EsmeAccount;
import io.silkroam.messaging.account.SegmentRate;
import io.silkroam.messaging.account.TrafficClass;
import io.silkroam.messaging.number.NumberRanges;
import io.silkroam.messaging.number.Prefixes;
import io.silkroam.messaging.number.SenderList;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Reads one ESME account from {@code partners/esme/NAME.yaml}. */
final class EsmeFile {
    private static final String ANY = "*";
    private static final int MOST_BINDS = 10_000;
    private static final int MOST_WINDOW = 10_000;
    private static final long MOST_PER_DAY = 1_000_000_000L;
    private static final SegmentRate RATE = new SegmentRate(100, 200);

    private enum NotListed {
        REFUSE,
        REPLACE
    }

    private final ConfigNode root;
    private final String name;

    private EsmeFile(ConfigNode root, String name) {
        this.root = root;
        this.name = name;
    }

    static EsmeAccount read(Path path, String name) {
        ConfigFile file = ConfigFile.read(path, Map.of());
        EsmeAccount account = new EsmeFile(file.root(), name).account();
        file.finish();
        return account;
    }

    private EsmeAccount account() {
        TrafficClass trafficClass = root.choice("class", TrafficClass.class, TrafficClass.A2P);
        ConfigNode rate = root.section("rate");
        return new EsmeAccount(
                name,
                access(root.section("access")),
                binds(root.section("binds")),
                PartnerSections.rate(rate, RATE),
                rate.choice("answer", EsmeAccount.ThrottleAnswer.class, EsmeAccount.ThrottleAnswer.THROTTLED),
                trafficClass,
                senders(root.section("senders"), trafficClass),
                destinations(root.section("destinations")),
                PartnerSections.rewriting(root.section("numbers")),
                text(root.section("text")),
                PartnerSections.price(root.section("price")),
                Set.copyOf(PartnerSections.each(root, "receives", Prefixes::parse)));
    }

    private EsmeAccount.Access access(ConfigNode access) {
        return new EsmeAccount.Access(
                systemId(),
                PartnerSections.each(access, "addresses", AddressBlock::parse),
                access.flag("tls-required", false),
                PartnerSections.optional(access, "certificate-name", Function.identity()));
    }

    private String systemId() {
        Optional<String> own = PartnerSections.optional(root, "system-id", SmppSection::systemId);
        if (own.isEmpty() && name.length() > SmppSection.LONGEST_SYSTEM_ID) {
            root.problem("the file's name is longer than a system_id (15 characters): give 'system-id'");
        }
        return own.orElse(name);
    }

    private static EsmeAccount.Binds binds(ConfigNode binds) {
        List<BindKind> kinds = PartnerSections.each(binds, "kinds", k -> ConfigNode.choiceOf(k, BindKind.class));
        return new EsmeAccount.Binds(
                kinds.isEmpty() ? EnumSet.allOf(BindKind.class) : EnumSet.copyOf(kinds),
                binds.integer("at-most", 4, 1, MOST_BINDS),
                binds.integer("window-in", 100, 1, MOST_WINDOW),
                binds.integer("window-out", 50, 1, MOST_WINDOW));
    }

    private static EsmeAccount.Senders senders(ConfigNode senders, TrafficClass trafficClass) {
        List<String> listed = PartnerSections.each(senders, "allowed", EsmeFile::sender);
        NotListed notListed = senders.choice("not-listed", NotListed.class, NotListed.REFUSE);
        Optional<String> substitute = PartnerSections.optional(senders, "default", EsmeFile::sender);
        boolean own = senders.flag("own-numbers", trafficClass == TrafficClass.SYSTEM);
        if (notListed == NotListed.REPLACE && substitute.isEmpty()) {
            senders.problem("not-listed: replace needs a 'default' to put there");
        }
        if (substitute.filter(s -> s.endsWith(ANY)).isPresent()) {
            senders.problem("default: is one sender, not the beginning of many");
        }
        return new EsmeAccount.Senders(
                SenderList.of(listed.stream().filter(s -> !s.equals(ANY)).toList()),
                listed.contains(ANY),
                substitute.filter(s -> notListed == NotListed.REPLACE),
                own);
    }

    /** A name, a number, the beginning of numbers, or an asterisk alone for all of them. */
    private static String sender(String text) {
        if (!text.equals(ANY)) {
            SenderList.of(List.of(text));
        }
        return text;
    }

    private static EsmeAccount.Destinations destinations(ConfigNode destinations) {
        return new EsmeAccount.Destinations(
                destinations.flag("own-subscribers", true),
                NumberRanges.of(PartnerSections.each(destinations, "prefixes", Prefixes::parse)),
                PartnerSections.numbersByPrefix(destinations.section("per-day"), MOST_PER_DAY));
    }

    private static EsmeAccount.Text text(ConfigNode text) {
        return new EsmeAccount.Text(
                text.choice("alphabet", DefaultAlphabet.class, DefaultAlphabet.GSM),
                PartnerSections.span(text, "validity"));
    }
}
