package io.silkroam.charging.account;

import io.silkroam.charging.request.Origin;
import io.silkroam.charging.request.ServiceKey;
import io.silkroam.sim.Plmn;
import io.silkroam.sim.SubscriberId;
import io.silkroam.sim.plan.Plan;
import io.silkroam.sim.plan.PlanVersion;
import io.silkroam.sim.plan.Stacking;
import io.silkroam.sim.plan.Unit;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * An account as the octets of its row. Plans are kept by version, not by content. The first number is the version
 * of this encoding; a newer program reads every older one. Rejected: a column or a table for each part, which would
 * turn one write per request into many (docs/decisions/004-account-as-one-row.md).
 */
public final class AccountEncoding {
    private static final int VERSION = 3;
    /** Before this version a subscription was used as its plan said. */
    private static final int USE_IS_STORED = 2;
    /** Before this version answers and closed sessions had no lengths. */
    private static final int ENTRIES_HAVE_LENGTHS = 3;

    /** Of an account without its closed sessions, and of a closed session. */
    private static final int USUAL_OCTETS = 512;

    private static final AccountStatus[] STATUSES = AccountStatus.values();
    private static final Unit[] UNITS = Unit.values();
    private static final SignalKind[] SIGNALS = SignalKind.values();
    private static final Stacking[] STACKINGS = Stacking.values();

    private final Function<PlanVersion, Plan> plans;

    /** @param plans finds every version that was ever sold; throws where it knows none */
    public AccountEncoding(Function<PlanVersion, Plan> plans) {
        this.plans = plans;
    }

    public byte[] encode(Account account) {
        Packer out = new Packer(USUAL_OCTETS + account.closed().octets());
        out.number(VERSION)
                .text(account.imsi())
                .constant(account.status())
                .number(account.forgottenUntil().toEpochMilli())
                .number(account.nextSubscriptionId());
        out.number(account.subscriptions().size());
        account.subscriptions().forEach(s -> subscription(out, s));
        out.number(account.sessions().size());
        account.sessions().forEach(s -> session(out, s));
        account.closed().pack(out);
        return out.packed();
    }

    public Account decode(SubscriberId subscriberId, byte[] octets) {
        Unpacker in = new Unpacker(octets);
        int version = version(in);
        String imsi = in.text();
        AccountStatus status = in.constant(STATUSES);
        Instant forgottenUntil = Instant.ofEpochMilli(in.number());
        long nextSubscriptionId = in.number();
        List<Subscription> subscriptions = new ArrayList<>();
        for (int n = in.count(); n > 0; n--) {
            subscriptions.add(subscription(in, version));
        }
        List<Session> sessions = new ArrayList<>();
        for (int n = in.count(); n > 0; n--) {
            sessions.add(session(in, version));
        }
        ClosedSessions closed = closedSessions(in, version);
        in.end();
        return new Account(
                subscriberId, imsi, status, subscriptions, sessions, closed, forgottenUntil, nextSubscriptionId);
    }

    /** A memory that lies outside its account. */
    public static byte[] encode(ClosedSession session) {
        return packed(session, new Packer(USUAL_OCTETS).number(VERSION)).packed();
    }

    public static ClosedSession decodeClosed(byte[] octets) {
        Unpacker in = new Unpacker(octets);
        int version = version(in);
        ClosedSession session = version < ENTRIES_HAVE_LENGTHS ? closedUnframed(in) : closed(in);
        in.end();
        return session;
    }

    private static int version(Unpacker in) {
        long version = in.number();
        if (version < 1 || version > VERSION) {
            throw Unpacker.damaged("version " + version + ", this program knows 1 to " + VERSION);
        }
        return (int) version;
    }

    private static void subscription(Packer out, Subscription s) {
        out.number(s.id())
                .text(s.reference())
                .text(s.plan().version().id())
                .number(s.plan().version().number())
                .constant(s.use())
                .time(s.boughtAt())
                .time(s.activatedAt())
                .time(s.expiresAt())
                .number(s.expiryNotices());
        out.number(s.buckets().size());
        for (Bucket b : s.buckets()) {
            out.number(b.bought()).number(b.remaining()).number(b.usedNotices());
        }
    }

    private Subscription subscription(Unpacker in, int version) {
        long id = in.number();
        String reference = in.text();
        Plan plan = plans.apply(new PlanVersion(in.text(), in.small()));
        Stacking use = version < USE_IS_STORED ? plan.stacking() : in.constant(STACKINGS);
        Instant boughtAt = in.time();
        Instant activatedAt = in.time();
        Instant expiresAt = in.time();
        int notices = in.small();
        List<Bucket> buckets = new ArrayList<>();
        for (int n = in.count(); n > 0; n--) {
            buckets.add(new Bucket(in.number(), in.number(), in.small()));
        }
        return new Subscription(id, reference, plan, use, boughtAt, activatedAt, expiresAt, buckets, notices);
    }

    private static void session(Packer out, Session s) {
        out.text(s.id());
        origin(out, s.origin());
        network(out, s.network());
        out.time(s.openedAt()).time(s.deadline());
        out.flag(s.signalled().isPresent());
        s.signalled().ifPresent(out::constant);
        out.number(s.reservations().size());
        s.reservations().forEach(r -> reservation(out, r));
        s.answers().pack(out);
    }

    private static Session session(Unpacker in, int version) {
        String id = in.text();
        Origin origin = origin(in);
        Optional<Plmn> network = network(in);
        Instant openedAt = in.time();
        Instant deadline = in.time();
        long below = version < ENTRIES_HAVE_LENGTHS ? in.number() : 0;
        Optional<SignalKind> signalled = in.flag() ? Optional.of(in.constant(SIGNALS)) : Optional.empty();
        List<Reservation> reservations = new ArrayList<>();
        for (int n = in.count(); n > 0; n--) {
            reservations.add(reservation(in));
        }
        Answers answers = version < ENTRIES_HAVE_LENGTHS ? Answers.unpackedUnframed(in, below) : Answers.unpacked(in);
        return new Session(id, origin, network, openedAt, deadline, reservations, answers, signalled);
    }

    private static void reservation(Packer out, Reservation r) {
        AnswerEncoding.service(out, r.service());
        out.constant(r.unit()).flag(r.free());
        network(out, r.network());
        out.number(r.prepaid()).number(r.holds().size());
        for (Hold h : r.holds()) {
            out.number(h.subscriptionId()).number(h.bucket()).number(h.amount()).number(h.rate() + 1L);
        }
    }

    private static Reservation reservation(Unpacker in) {
        ServiceKey service = AnswerEncoding.service(in);
        Unit unit = in.constant(UNITS);
        boolean free = in.flag();
        Optional<Plmn> network = network(in);
        long prepaid = in.number();
        List<Hold> holds = new ArrayList<>();
        for (int n = in.count(); n > 0; n--) {
            holds.add(new Hold(in.number(), in.small(), in.number(), in.small() - 1));
        }
        return new Reservation(service, unit, free, network, holds, prepaid);
    }

    static Packer packed(ClosedSession c) {
        return packed(c, new Packer(USUAL_OCTETS));
    }

    private static Packer packed(ClosedSession c, Packer out) {
        out.text(c.id());
        origin(out, c.origin());
        out.time(c.closedAt());
        c.answers().pack(out);
        return out;
    }

    static ClosedSession closed(Unpacker in) {
        return new ClosedSession(in.text(), origin(in), in.time(), Answers.unpacked(in));
    }

    private static ClosedSession closedUnframed(Unpacker in) {
        return new ClosedSession(in.text(), origin(in), in.time(), Answers.unpackedUnframed(in, in.number()));
    }

    private static ClosedSessions closedSessions(Unpacker in, int version) {
        if (version >= ENTRIES_HAVE_LENGTHS) {
            return ClosedSessions.unpacked(in);
        }
        ClosedSessions closed = ClosedSessions.NONE;
        for (int n = in.count(); n > 0; n--) {
            closed = closed.with(closedUnframed(in));
        }
        return closed;
    }

    private static void origin(Packer out, Origin origin) {
        out.text(origin.host()).text(origin.realm());
    }

    private static Origin origin(Unpacker in) {
        return new Origin(in.text(), in.text());
    }

    private static void network(Packer out, Optional<Plmn> network) {
        out.text(network.map(Plmn::digits).orElse(""));
    }

    private static Optional<Plmn> network(Unpacker in) {
        String digits = in.text();
        return digits.isEmpty() ? Optional.empty() : Optional.of(new Plmn(digits));
    }
}
