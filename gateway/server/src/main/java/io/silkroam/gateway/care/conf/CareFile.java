package io.silkroam.gateway.care.conf;

import io.silkroam.conf.ConfigFile;
import io.silkroam.conf.ConfigNode;
import io.silkroam.gateway.care.rules.Countries;
import io.silkroam.gateway.care.rules.Keywords;
import io.silkroam.gateway.care.rules.Language;
import io.silkroam.gateway.care.rules.Manner;
import io.silkroam.gateway.care.rules.MessageKind;
import io.silkroam.gateway.care.rules.QuietHours;
import io.silkroam.gateway.care.text.Texts;
import io.silkroam.messaging.message.SmsAddress;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * {@code care.yaml}.
 *
 * @param maxParts a text may take at most so many short messages
 */
record CareFile(
        boolean enabled,
        SmsAddress sender,
        String help,
        Language language,
        ZoneId home,
        QuietHours quiet,
        int maxParts,
        Map<MessageKind, Manner> manners,
        CareSettings.Reading reading,
        CareSettings.Asking asking,
        Keywords keywords) {
    static final int MOST_PARTS = 10;
    private static final int NETWORK_SPECIFIC = 3;

    static CareFile read(Path path) {
        ConfigFile file = ConfigFile.read(path, Map.of());
        ConfigNode root = file.root();
        CareFile care = new CareFile(
                root.flag("enabled", true),
                root.required("sender", CareFile::address, SmsAddress.international("0")),
                root.required("help"),
                root.choice("language", Language.class, Language.ZH),
                root.parsed("home", CareFile::zone).orElse(ZoneId.of("Asia/Shanghai")),
                quiet(root.section("quiet-hours")),
                root.integer("max-parts", 4, 1, MOST_PARTS),
                manners(root.section("messages")),
                reading(root.section("reading")),
                asking(root.section("asking")),
                keywords(root.section("keywords")));
        file.finish();
        return care;
    }

    CareSettings settings(Countries countries, Map<Language, Texts> texts) {
        return new CareSettings(
                enabled, sender, help, language, home, quiet, manners, reading, asking, keywords, countries, texts);
    }

    /** A number with a plus, a short code, or a name: the types of number of SMPP 3.4 §5.2.5. */
    private static SmsAddress address(String text) {
        if (text.matches("\\+[1-9][0-9]{6,14}")) {
            return SmsAddress.international(text.substring(1));
        }
        if (text.matches("[0-9]{3,8}")) {
            return new SmsAddress(NETWORK_SPECIFIC, 0, text);
        }
        if (text.matches("(?=.*[A-Za-z])[A-Za-z0-9 ]{1,11}")) {
            return new SmsAddress(SmsAddress.ALPHANUMERIC, 0, text);
        }
        throw new IllegalArgumentException(
                "'" + text + "' is none of +31612345678, a short code of 3 to 8 digits, a name of at most 11 letters");
    }

    private static QuietHours quiet(ConfigNode node) {
        return new QuietHours(
                node.parsed("from", LocalTime::parse).orElse(LocalTime.of(22, 0)),
                node.parsed("until", LocalTime::parse).orElse(LocalTime.of(8, 0)));
    }

    private static Map<MessageKind, Manner> manners(ConfigNode node) {
        Map<MessageKind, Manner> manners = new EnumMap<>(MessageKind.class);
        for (MessageKind kind : MessageKind.values()) {
            Manner usual = usual(kind);
            ConfigNode section =
                    node.section(kind.name().toLowerCase(Locale.ROOT).replace('_', '-'));
            boolean urgent = section.flag("urgent", usual.urgent());
            boolean despiteStop = section.flag("despite-stop", usual.despiteStop());
            Duration validity = section.duration("validity", usual.validity());
            try {
                manners.put(kind, new Manner(urgent, despiteStop, validity));
            } catch (IllegalArgumentException e) {
                section.problem(e.getMessage());
                manners.put(kind, usual);
            }
        }
        return manners;
    }

    private static Manner usual(MessageKind kind) {
        return switch (kind) {
            case ENTRY, ACTIVATION -> new Manner(true, true, Duration.ofHours(24));
            case USED_UP -> new Manner(true, false, Duration.ofHours(12));
            case USAGE, EXPIRY -> new Manner(false, false, Duration.ofHours(12));
            case ANSWER -> new Manner(true, true, Duration.ofHours(1));
        };
    }

    private static CareSettings.Reading reading(ConfigNode node) {
        return new CareSettings.Reading(
                node.duration("every", Duration.ofSeconds(1)),
                node.integer("rows", 1_000, 1, 10_000),
                node.duration("lease", Duration.ofSeconds(30)),
                node.duration("post-wait", Duration.ofSeconds(10)),
                node.integer("cached-subscribers", 200_000, 100, 100_000_000));
    }

    private static CareSettings.Asking asking(ConfigNode node) {
        return new CareSettings.Asking(node.integer("threads", 2, 1, 64), node.integer("queue", 1_000, 1, 1_000_000));
    }

    private static Keywords keywords(ConfigNode node) {
        Map<String, Keywords.Word> words = new HashMap<>();
        for (Keywords.Word word : Keywords.Word.values()) {
            String key = word.name().toLowerCase(Locale.ROOT).replace('_', '-');
            for (ConfigNode element : node.list(key)) {
                String folded = Keywords.folded(element.value().orElse(""));
                if (!folded.matches(".*[^0-9].*")) {
                    element.problem("a keyword has at least one letter");
                } else if (words.getOrDefault(folded, word) != word) {
                    element.problem("means " + words.get(folded) + " already");
                }
                words.put(folded, word);
            }
            if (!words.containsValue(word)) {
                node.problem("'" + key + "' has no keyword");
            }
        }
        return new Keywords(words);
    }

    private static ZoneId zone(String text) {
        try {
            return ZoneId.of(text);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("'" + text + "' is not a time zone such as Asia/Shanghai", e);
        }
    }
}
