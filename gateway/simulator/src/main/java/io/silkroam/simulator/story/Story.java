package io.silkroam.simulator.story;

import io.silkroam.gateway.admin.SubscriberView.BoughtPlan;
import io.silkroam.simulator.demo.Progress;
import io.silkroam.simulator.demo.Screen;
import io.silkroam.simulator.demo.Table;
import io.silkroam.simulator.esme.RefusedException;
import io.silkroam.simulator.esme.Wishes;
import io.silkroam.simulator.gy.Location;
import io.silkroam.simulator.gy.ServiceKey;
import io.silkroam.simulator.gy.Subscriber;
import io.silkroam.simulator.gy.Usage;
import io.silkroam.simulator.jsmpp.Esme;
import io.silkroam.simulator.pgw.DataSession;
import io.silkroam.simulator.pgw.PacketGateway;
import io.silkroam.simulator.pgw.Passage;
import io.silkroam.simulator.pgw.Stop;
import io.silkroam.simulator.profile.GatewayProfile;
import io.silkroam.simulator.sms.Text;
import io.silkroam.smpp.pdu.Address;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeoutException;

/**
 * A traveller's fortnight with the WeChat Go SIM. Every sentence on the screen is something that has just happened
 * between a gateway and a packet gateway on a Diameter stack that is not ours; every "ok" is a check against the
 * gateway's books.
 */
public final class Story {
    private static final String REQUESTS = "gy.requests.";
    private static final long MB = 1_000_000;
    private static final long GB = 1_000 * MB;
    private static final ServiceKey DATA = ServiceKey.of(200, 200);
    private static final ServiceKey WECHAT = ServiceKey.ratingGroup(201);
    private static final Location FRANCE = Location.in("208", "01");
    private static final Location SWITZERLAND = Location.in("228", "01");
    private static final Location GERMANY = Location.in("262", "01");

    private final Stage stage;
    private final Screen screen;
    private final Subscriber traveller = Subscriber.of(Stage.IMSI, Stage.MSISDN);
    private final List<DataSession> sessions = new ArrayList<>();
    private PacketGateway packetGateway;
    private DataSession session;

    private Story(Stage stage, Screen screen) {
        this.stage = stage;
        this.screen = screen;
    }

    /**
     * Tells the whole story; {@link Screen#failures()} says how many checks failed.
     *
     * @param files the folder in which billing's files stay
     */
    public static void tell(Path conf, Path files, Screen screen) throws IOException {
        try (Stage stage = new Stage(conf)) {
            new Story(stage, screen).tell(files);
        }
    }

    private void tell(Path files) throws IOException {
        Instant begin = stage.clock().instant();
        screen.title("Silkroam: a travel SIM is charged over Diameter Gy and told over SMPP");
        connect();
        sell();
        attachInFrance();
        askForTheBalance();
        useTheGigabyte();
        refuse();
        topUp();
        chat();
        crossTheBorder();
        expire();
        bulk();
        addUp();
        new Settlement(stage.backOffice(), screen).tell(begin, stage.clock().instant(), files);
        screen.end("Every octet adds up, and every cent.");
    }

    private void connect() throws IOException {
        screen.step("A gateway starts, and a partner operator connects");
        packetGateway = stage.connect(GatewayProfile.MAGMA);
        screen.say("The gateway keeps its books in an H2 file and listens on 127.0.0.1 port " + stage.port() + ".");
        screen.say("KPN's packet gateway has connected over TCP. It runs on jDiameter and asks as a Magma FeG does.");
        screen.check(
                "it is bound to KPN's message centre, which runs on jSMPP",
                () -> Stage.eventually(stage.phone()::isOnline));
    }

    private void sell() {
        screen.step("A shop sells a WeChat Go SIM");
        stage.activateSim();
        stage.sell("order-1");
        screen.say("%s for %s: 1 GB, 15 days from first use, everywhere in the EEA."
                .formatted(stage.offer().name(), stage.offer().price()));
        screen.check(
                "the plan waits for its first use", () -> only().activatedAt().isEmpty());
    }

    private void attachInFrance() {
        screen.step("The traveller lands in Paris and switches data on");
        session = open(FRANCE);
        screen.check("the session is open", session::isOpen);
        screen.check("the plan runs from now for 15 days", () -> only().activatedAt()
                .map(start -> start.plus(Duration.ofDays(15)))
                .equals(only().expiresAt()));
        screen.say("The plan ends at " + only().expiresAt().orElseThrow().truncatedTo(ChronoUnit.SECONDS) + ".");
        read("an SMS says welcome, in Chinese, with the local emergency number", "法国", "112");
    }

    private void askForTheBalance() {
        screen.step("The traveller asks what is left, by SMS: 余额");
        screen.check("the message is taken", () -> stage.phone().write("余额"));
        read("the answer comes by SMS", "剩余", "1 GB");
    }

    /** Shows an SMS that has to arrive. */
    private void read(String claim, String... words) {
        Optional<String> text = stage.phone().awaitText(words);
        text.ifPresent(screen::note);
        screen.check(claim, text::isPresent);
    }

    private void useTheGigabyte() {
        screen.step("Two weeks of maps and pictures: 1 GB, slice by slice");
        boolean told = false;
        boolean toldInTime = true;
        Optional<String> text = Optional.empty();
        Optional<Stop> stopped = Optional.empty();
        try (Progress progress = screen.progress("1 GB", GB / MB)) {
            for (long used = 0; used < GB && stopped.isEmpty(); used += 10 * MB) {
                Passage passage =
                        session.transfer(DATA, Usage.octets(2 * MB, 8 * MB)).join();
                stopped = passage.stoppedBy();
                progress.advance(passage.passed().totalOctets() / MB);
                boolean noticed = stage.noticed("80%");
                toldInTime &= noticed == (stage.journalled("USAGE") >= 800 * MB);
                if (noticed && !told) {
                    text = stage.phone().awaitText("80%");
                }
                told |= noticed;
            }
        }
        boolean notice = told && toldInTime;
        screen.check("a notice went out when 80 % were used, not before", () -> notice);
        text.ifPresent(screen::note);
        screen.check("the traveller has read so, once", () -> stage.phone().count("80%") == 1);
        Passage more = session.transfer(DATA, Usage.octets(0, 1)).join();
        screen.check(
                "exactly 1 GB went through, not an octet more",
                () -> session.meter().passed(DATA).totalOctets() == GB
                        && more.passed().isNone());
        screen.check(
                "the last slice said where to go then: "
                        + session.redirectAddress(DATA).orElse("nowhere"),
                () -> more.stoppedBy().equals(Optional.of(Stop.REDIRECTED)));
    }

    private void refuse() {
        screen.step("Switching data off and on again does not help");
        DataSession second = open(FRANCE);
        screen.check("the new session gets no data: credit limit reached (4012)", () -> second.stop(DATA)
                .isPresent());
        second.end().join();
    }

    private void topUp() {
        screen.step("The traveller tops up while the session is open");
        stage.sell("order-2");
        screen.say("The gateway tells the packet gateway to ask again (RAR).");
        screen.check(
                "the packet gateway came back and has quota again",
                () -> Stage.eventually(() -> session.stop(DATA).isEmpty()));
        Passage passage = session.transfer(DATA, Usage.octets(20 * MB, 80 * MB)).join();
        screen.check("another 100 MB go through", () -> passage.passed().totalOctets() == 100 * MB);
    }

    private void chat() {
        screen.step("A video call on WeChat, whose rating group is free");
        session.reAuthorise().join();
        long before = stage.balance();
        Passage call = session.transfer(WECHAT, Usage.octets(30 * MB, 30 * MB)).join();
        session.reAuthorise().join();
        screen.check("60 MB of WeChat went through", () -> call.passed().totalOctets() == 60 * MB);
        screen.check("the balance has not moved: %d octets".formatted(before), () -> stage.balance() == before);
    }

    private void crossTheBorder() {
        screen.step("A day trip to Switzerland, which is not in the plan's zone");
        session.moveTo(SWITZERLAND).join();
        screen.check("data is refused there: end user service denied (4010)", () -> session.stop(DATA)
                .isPresent());
        screen.check("what was used before the border is charged in France's zone", () -> stage.journal().stream()
                .filter(r -> r.kind().equals("USAGE"))
                .allMatch(r -> r.network().equals("20801") && r.zone().equals("EEA")));
        session.moveTo(GERMANY).join();
        Passage passage = session.transfer(DATA, Usage.octets(5 * MB, 45 * MB)).join();
        screen.check("in Germany it works again: 50 MB", () -> passage.passed().totalOctets() == 50 * MB);
        session.end().join();
    }

    private void expire() {
        screen.step("Sixteen days later");
        stage.clock().skip(Duration.ofDays(16));
        DataSession late = open(FRANCE);
        screen.check("the plan has expired and nothing is granted", () -> late.stop(DATA)
                .isPresent());
        late.end().join();
        screen.check("what was left lapsed", () -> stage.balance() == 0 && stage.journalled("EXPIRY") > 0);
    }

    private void bulk() throws IOException {
        screen.step("A partner's system writes to three of our numbers over SMPP");
        try (Esme partner = stage.bindPartner()) {
            List<String> ids = new ArrayList<>();
            for (String number : List.of("31612345678", "31612345679", "31612345680")) {
                ids.addAll(partner.submit(
                        new Address(5, 0, "Partner1"),
                        new Address(1, 1, number),
                        Text.of("Your parcel is on its way. €5 off: 您好 😀", ids.size()),
                        Wishes.receipt()));
            }
            screen.say("Accepted, and on disk, as " + String.join(", ", ids) + ".");
            screen.check(
                    "each has its receipt: DELIVRD",
                    () -> Stage.eventually(() -> partner.inbox().receipts().size() == ids.size())
                            && partner.inbox().receipts().stream()
                                    .allMatch(r -> r.state().equals("DELIVRD") && ids.contains(r.id())));
        } catch (RefusedException | TimeoutException e) {
            screen.check("the partner's messages are accepted: " + e.getMessage(), () -> false);
        }
        screen.check(
                "the Chinese, the euro sign and the emoji arrived",
                () -> stage.phone().count("€5", "您好 😀") == 3);
    }

    private void addUp() {
        screen.step("The books");
        JournalTable.show(screen, stage.journal(), sessions);
        requestTable();
        long measured = sessions.stream()
                .mapToLong(s -> s.meter().reported().totalOctets())
                .sum();
        long passed = sessions.stream()
                .mapToLong(s -> s.meter().passed().totalOctets())
                .sum();
        long used = stage.journalled("USAGE");
        long free = stage.journalled("FREE");
        long over = stage.journalled("OVERUSE");
        long lapsed = stage.journalled("EXPIRY");
        screen.table(Table.of("octets", "amount")
                .row("bought (two plans)", 2 * GB)
                .row("charged", used)
                .row("lapsed at expiry", lapsed)
                .row("left", stage.balance())
                .row("free (WeChat)", free)
                .row("not covered", over)
                .row("metered by the packet gateway", passed));
        screen.say("");
        screen.check("bought = charged + lapsed + left", () -> 2 * GB == used + lapsed + stage.balance());
        screen.check(
                "metered = reported = charged + free + not covered",
                () -> passed == measured && measured == used + free + over);
        screen.check("nothing is reserved any more", () -> stage.traveller().openSessions() == 0);
    }

    private void requestTable() {
        Table table = Table.of("requests", "answered", "count");
        long requests = 0;
        for (Map.Entry<String, Long> counter : stage.counters().entrySet()) {
            if (counter.getKey().startsWith(REQUESTS)) {
                String key = counter.getKey().substring(REQUESTS.length());
                int dot = key.indexOf('.');
                table.row("CCR " + key.substring(0, dot), key.substring(dot + 1), counter.getValue());
                requests += counter.getValue();
            }
        }
        table.row("all", "", requests);
        screen.table(table);
    }

    private DataSession open(Location place) {
        DataSession opened = packetGateway.open(traveller, place).join();
        sessions.add(opened);
        return opened;
    }

    private BoughtPlan only() {
        return stage.traveller().plans().get(0);
    }
}
