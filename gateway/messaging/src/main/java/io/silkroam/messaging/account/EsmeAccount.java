package io.silkroam.messaging.account;

import io.silkroam.messaging.number.NumberRanges;
import io.silkroam.messaging.number.NumberRewriting;
import io.silkroam.messaging.number.Prefixes;
import io.silkroam.messaging.number.SenderList;
import io.silkroam.messaging.route.SegmentPrice;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * An account by which an ESME binds to us; {@code conf/partners/esme/NAME.yaml}. Its password is not part of it
 * ({@link EsmePasswords}).
 *
 * @param name the file's; messages and counters carry it
 * @param price what the partner owes for segments; empty where it is free of charge
 * @param receives short codes and numbers whose messages are delivered to it
 */
public record EsmeAccount(
        String name,
        Access access,
        Binds binds,
        SegmentRate rate,
        ThrottleAnswer throttleAnswer,
        TrafficClass trafficClass,
        Senders senders,
        Destinations destinations,
        NumberRewriting rewriting,
        Text text,
        Optional<SegmentPrice> price,
        Set<String> receives) {

    /**
     * Who may bind by it.
     *
     * @param systemId as bound with, at most 15 characters (SMPP 3.4 §5.2.1)
     * @param addresses where from; empty refuses everybody
     * @param tlsRequired a plain connection is refused
     * @param certificateName the name that the peer's certificate has to carry; empty does not look
     */
    public record Access(
            String systemId, List<AddressBlock> addresses, boolean tlsRequired, Optional<String> certificateName) {
        public Access {
            addresses = List.copyOf(addresses);
        }

        public boolean allows(InetAddress address) {
            return addresses.stream().anyMatch(block -> block.contains(address));
        }
    }

    /**
     * Its sessions.
     *
     * @param atMost at a time; one more is refused
     * @param windowIn its requests that may be unanswered on one session; one more is answered ESME_RTHROTTLED
     * @param windowOut ours on one session
     */
    public record Binds(Set<BindKind> kinds, int atMost, int windowIn, int windowOut) {
        public Binds {
            kinds = Set.copyOf(kinds);
        }
    }

    /** What a submit beyond the rate is answered. */
    public enum ThrottleAnswer {
        /** ESME_RTHROTTLED. */
        THROTTLED,
        /** ESME_RMSGQFUL, for ESMEs that know no other. */
        QUEUE_FULL
    }

    /**
     * Whose name its messages may carry.
     *
     * @param any every sender that is nobody else's
     * @param substitute takes the place of a sender that is not listed; empty refuses the message
     * @param ownNumbers whether it may send in the name of our subscribers
     */
    public record Senders(SenderList listed, boolean any, Optional<String> substitute, boolean ownNumbers) {}

    /**
     * Whom it may write to.
     *
     * @param ownSubscribers our subscribers' numbers, whatever {@code prefixes} says
     * @param perDay segments to numbers of a prefix within a day (UTC); more are refused until the next
     */
    public record Destinations(boolean ownSubscribers, NumberRanges prefixes, Prefixes<Long> perDay) {}

    /**
     * Its messages.
     *
     * @param alphabet what it means by data_coding 0
     * @param validity of a message that says none; empty takes the gateway's
     */
    public record Text(DefaultAlphabet alphabet, Optional<Duration> validity) {}

    public EsmeAccount {
        receives = Set.copyOf(receives);
    }
}
