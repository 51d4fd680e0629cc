package io.silkroam.gateway.conf;

import io.silkroam.conf.ConfigFile;
import io.silkroam.conf.ConfigNode;
import io.silkroam.messaging.account.BindKind;
import io.silkroam.messaging.account.DefaultAlphabet;
import io.silkroam.messaging.account.ErrorMap;
import io.silkroam.messaging.account.Secret;
import io.silkroam.messaging.account.SegmentRate;
import io.silkroam.messaging.account.SmscLink;
import io.silkroam.messaging.account.SmscLink.Numbering;
import io.silkroam.messaging.account.SmscLink.Pauses;
import io.silkroam.messaging.account.SmscLink.TonNpi;
import io.silkroam.messaging.message.CarryResult.FailureClass;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Reads the profile of one SMSC link from {@code partners/smsc/NAME.yaml}. */
final class SmscFile {
    private static final int LONGEST_PASSWORD = 8;
    private static final SegmentRate RATE = new SegmentRate(100, 100);
    private static final Pauses THROTTLED = new Pauses(Duration.ofSeconds(1), Duration.ofSeconds(30));
    private static final Pauses RECONNECT = new Pauses(Duration.ofSeconds(1), Duration.ofSeconds(60));

    private final ConfigNode root;
    private final Path folder;

    private SmscFile(ConfigNode root, Path folder) {
        this.root = root;
        this.folder = folder;
    }

    /** @param folder the configuration folder, to which names of files are relative */
    static SmscLink read(Path path, String name, Path folder, SmscLink.Endpoint endpoint) {
        ConfigFile file = ConfigFile.read(path, Map.of());
        SmscLink link = new SmscFile(file.root(), folder).link(name, endpoint);
        file.finish();
        return link;
    }

    private SmscLink link(String name, SmscLink.Endpoint endpoint) {
        return new SmscLink(
                name,
                endpoint,
                login(root.section("login")),
                session(root.section("session")),
                PartnerSections.rate(root.section("rate"), RATE),
                text(root.section("text")),
                receipts(root.section("receipts")),
                numbering(root.section("numbering")),
                PartnerSections.rewriting(root.section("numbers")),
                PartnerSections.pauses(root.section("throttled"), "pause-first", "pause-most", THROTTLED),
                ErrorMap.usual().with(errors(root.section("errors"))),
                PartnerSections.price(root.section("cost")),
                PartnerSections.span(root, "validity"));
    }

    private SmscLink.Login login(ConfigNode login) {
        return new SmscLink.Login(
                PartnerSections.optional(login, "system-id", SmppSection::systemId)
                        .orElse("silkroam"),
                PartnerSections.optional(login, "password-file", this::password).orElse(new Secret("")),
                login.parsed("system-type", text -> atMost(text, 12)).orElse(""),
                login.parsed("interface-version", SmscFile::version).orElse(0x34),
                login.parsed("address-range", text -> atMost(text, 40)).orElse(""));
    }

    /** The secret stands in a file of its own, never in the configuration, and never in a problem either. */
    private Secret password(String name) {
        try {
            String text = Files.readString(folder.resolve(name)).strip();
            if (text.length() > LONGEST_PASSWORD) {
                throw new IllegalArgumentException(name + " holds more than 8 characters");
            }
            return new Secret(text);
        } catch (IOException e) {
            throw new IllegalArgumentException(name + " cannot be read", e);
        }
    }

    private static String atMost(String text, int most) {
        if (text.length() > most || !text.chars().allMatch(c -> c >= ' ' && c < 0x7F)) {
            throw new IllegalArgumentException("'" + text + "' is not up to " + most + " ASCII characters");
        }
        return text;
    }

    private static Integer version(String text) {
        return switch (text) {
            case "3.3" -> 0x33;
            case "3.4" -> 0x34;
            case "5.0" -> 0x50;
            default -> throw new IllegalArgumentException("'" + text + "' is none of 3.3, 3.4, 5.0");
        };
    }

    private SmscLink.Session session(ConfigNode session) {
        return new SmscLink.Session(
                session.choice("bind", BindKind.class, BindKind.TRANSCEIVER),
                session.integer("binds", 1, 1, 100),
                session.integer("window", 50, 1, 10_000),
                session.integer("window-in", 100, 1, 10_000),
                session.duration("response", Duration.ofSeconds(30)),
                session.duration("enquire-link", Duration.ofSeconds(30)),
                PartnerSections.pauses(session, "reconnect-first", "reconnect-most", RECONNECT),
                tls(session.section("tls")));
    }

    private Optional<SmscLink.Tls> tls(ConfigNode tls) {
        boolean enabled = tls.flag("enabled", false);
        Optional<Path> authorities = PartnerSections.optional(tls, "authorities", folder::resolve);
        Optional<Path> certificates = PartnerSections.optional(tls, "certificates", folder::resolve);
        Optional<Path> privateKey = PartnerSections.optional(tls, "private-key", folder::resolve);
        Optional<String> name = PartnerSections.optional(tls, "name", text -> text);
        if (certificates.isPresent() != privateKey.isPresent()) {
            tls.problem("needs certificates and private-key, or neither");
            return Optional.empty();
        }
        return Optional.of(new SmscLink.Tls(
                        authorities,
                        certificates.map(c -> new SmscLink.Tls.Identity(c, privateKey.orElseThrow())),
                        name))
                .filter(t -> enabled);
    }

    private static SmscLink.Text text(ConfigNode text) {
        return new SmscLink.Text(
                text.choice("alphabet", DefaultAlphabet.class, DefaultAlphabet.GSM),
                text.choice("concatenation", SmscLink.Concatenation.class, SmscLink.Concatenation.UDH8),
                Set.copyOf(PartnerSections.each(
                        text, "national-tables", t -> ConfigNode.choiceOf(t, SmscLink.NationalTable.class))));
    }

    private static SmscLink.Receipts receipts(ConfigNode receipts) {
        return new SmscLink.Receipts(
                receipts.choice("ids", SmscLink.ReceiptIds.class, SmscLink.ReceiptIds.AUTO),
                receipts.parsed("time-zone", SmscFile::zone).orElse(ZoneId.of("UTC")),
                receipts.flag("odd-esm-class", true));
    }

    private static ZoneId zone(String text) {
        try {
            return ZoneId.of(text);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("'" + text + "' is not a time zone such as Europe/Amsterdam", e);
        }
    }

    private static Numbering numbering(ConfigNode numbering) {
        Numbering d = Numbering.standard();
        return new Numbering(
                numbering.parsed("number", SmscFile::tonNpi).orElse(d.number()),
                numbering.parsed("name", SmscFile::tonNpi).orElse(d.name()),
                numbering.parsed("short-code", SmscFile::tonNpi).orElse(d.shortCode()),
                numbering.parsed("destination", SmscFile::tonNpi).orElse(d.destination()),
                numbering.flag("plus", d.plus()),
                numbering.integer("short-code-digits", d.shortCodeDigits(), 0, 15));
    }

    private static TonNpi tonNpi(String text) {
        if (!text.matches("[0-9]{1,3}/[0-9]{1,3}")) {
            throw new IllegalArgumentException("'" + text + "' is not a TON and an NPI such as 1/1");
        }
        String[] both = text.split("/", 2);
        return new TonNpi(Integer.parseInt(both[0]), Integer.parseInt(both[1]));
    }

    private static Map<Integer, FailureClass> errors(ConfigNode errors) {
        Map<Integer, FailureClass> read = new TreeMap<>();
        errors.entries().forEach((status, node) -> node.value().ifPresent(text -> {
            try {
                read.put(status(status), ConfigNode.choiceOf(text, FailureClass.class));
            } catch (IllegalArgumentException e) {
                node.problem(e.getMessage());
            }
        }));
        return read;
    }

    private static int status(String text) {
        if (!text.matches("0x[0-9A-Fa-f]{1,8}")) {
            throw new IllegalArgumentException("'" + text + "' is not a command_status such as 0x58");
        }
        return Integer.parseUnsignedInt(text.substring(2), 16);
    }
}
