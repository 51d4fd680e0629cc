package io.silkroam.messaging.account;

import io.silkroam.messaging.number.NumberRanges;
import io.silkroam.messaging.number.NumberRewriting;
import io.silkroam.messaging.number.Prefixes;
import io.silkroam.messaging.number.SenderList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Accounts for tests. */
public final class Accounts {
    private final String name;
    private int binds = 4;
    private SegmentRate rate = new SegmentRate(0, 1);
    private EsmeAccount.Senders senders = senders(List.of(), false, Optional.empty(), false);
    private EsmeAccount.Destinations destinations = destinations(Map.of());

    private Accounts(String name) {
        this.name = name;
    }

    public static Accounts named(String name) {
        return new Accounts(name);
    }

    public Accounts binds(int atMost) {
        this.binds = atMost;
        return this;
    }

    public Accounts rate(int perSecond, int burst) {
        this.rate = new SegmentRate(perSecond, burst);
        return this;
    }

    public Accounts senders(String... listed) {
        List<String> all = List.of(listed);
        this.senders =
                senders(all.stream().filter(s -> !s.equals("*")).toList(), all.contains("*"), Optional.empty(), false);
        return this;
    }

    public Accounts replacedBy(String substitute) {
        this.senders =
                new EsmeAccount.Senders(senders.listed(), senders.any(), Optional.of(substitute), senders.ownNumbers());
        return this;
    }

    public Accounts ownNumbers() {
        this.senders = new EsmeAccount.Senders(senders.listed(), senders.any(), senders.substitute(), true);
        return this;
    }

    public Accounts destinations(boolean own, String... prefixes) {
        this.destinations =
                new EsmeAccount.Destinations(own, NumberRanges.of(List.of(prefixes)), Prefixes.of(Map.of()));
        return this;
    }

    public Accounts perDay(Map<String, Long> caps) {
        this.destinations = destinations(caps);
        return this;
    }

    private static EsmeAccount.Senders senders(
            List<String> listed, boolean any, Optional<String> substitute, boolean own) {
        return new EsmeAccount.Senders(SenderList.of(listed), any, substitute, own);
    }

    private static EsmeAccount.Destinations destinations(Map<String, Long> caps) {
        return new EsmeAccount.Destinations(true, NumberRanges.none(), Prefixes.of(caps));
    }

    public EsmeAccount build() {
        return new EsmeAccount(
                name,
                new EsmeAccount.Access(name, List.of(AddressBlock.parse("127.0.0.0/8")), false, Optional.empty()),
                new EsmeAccount.Binds(EnumSet.allOf(BindKind.class), binds, 100, 50),
                rate,
                EsmeAccount.ThrottleAnswer.THROTTLED,
                TrafficClass.A2P,
                senders,
                destinations,
                new NumberRewriting(List.of("00"), "0", "31", 6, 1, 1, Prefixes.of(Map.of())),
                new EsmeAccount.Text(DefaultAlphabet.GSM, Optional.empty()),
                Optional.empty(),
                Set.of());
    }
}
