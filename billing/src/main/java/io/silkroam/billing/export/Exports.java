package io.silkroam.billing.export;

import io.silkroam.billing.export.csv.Rendering;
import io.silkroam.billing.export.rows.ExportKind;
import io.silkroam.billing.export.rows.Issue;
import io.silkroam.billing.export.rows.Scope;
import io.silkroam.billing.export.store.IssueStore;
import io.silkroam.billing.export.store.RatedRows;
import io.silkroam.billing.store.BookStore;
import io.silkroam.store.Database;
import java.sql.Connection;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Issues periods and makes their files. A period is issued once: asked for again it is the same issue, whose files have
 * the same octets, or it is revised under the same number. For any number of threads and gateways.
 */
public final class Exports {
    private final ExportGround ground;
    private final Database database;
    private final BookStore book = new BookStore();
    private final IssueStore store = new IssueStore();
    private final ExportFiles files;

    public Exports(ExportGround ground) {
        this(ground, Folder::onDisk);
    }

    Exports(ExportGround ground, Folder.Opener opener) {
        this.ground = ground;
        this.database = ground.database();
        this.files = new ExportFiles(ground, opener);
    }

    /**
     * The issue of a period: the one there is, or a new one.
     *
     * @param by who asks, for the record
     */
    public Issue issue(ExportRequest request, String by) {
        LocalDate today =
                LocalDate.ofInstant(ground.clock().instant(), ground.settings().zone());
        if (request.from().isAfter(today)) {
            throw new ExportException(
                    ExportException.Reason.BAD_REQUEST,
                    "the period has not begun: all of it would come late; ask again from " + request.from() + " on");
        }
        return database.transact("issue an export", connection -> {
            // Nobody books or issues until this is decided: numbers have no gap, and what is booked is all there.
            long upTo = book.lock(connection).lastTransaction();
            Scope period = period(request, upTo);
            Optional<Issue> known = store.ofPeriod(connection, request.kind(), period);
            if (known.isPresent()) {
                return request.revise() ? revised(connection, known.get(), upTo, by) : known.get();
            }
            if (request.revise()) {
                throw new ExportException(
                        ExportException.Reason.REFUSED,
                        "%s of %s to %s was never issued; there is nothing to revise"
                                .formatted(request.kind().word(), request.from(), request.to()));
            }
            return first(connection, request.kind(), period, by);
        });
    }

    private Scope period(ExportRequest request, long upTo) {
        return new Scope(
                request.from(), request.to(), ground.settings().zone(), OptionalLong.empty(), upTo, request.partner());
    }

    private Issue first(Connection connection, ExportKind kind, Scope period, String by) {
        if (kind.needsPartner()
                && !ground.partners().test(period.partner())
                && !store.knowsPartner(connection, period.partner())) {
            throw new ExportException(
                    ExportException.Reason.BAD_REQUEST,
                    "no tariff has a partner '" + period.partner() + "'; see conf/tariffs");
        }
        Optional<Issue> before = store.before(connection, kind, period);
        Scope scope = new Scope(
                period.from(),
                period.to(),
                period.zone(),
                before.map(b -> OptionalLong.of(b.scope().upTo())).orElse(OptionalLong.empty()),
                period.upTo(),
                period.partner());
        Issue issue = new Issue(
                store.nextId(connection),
                kind,
                new Issue.SeriesNumber(store.nextSequence(connection, kind, period.partner()), 1),
                scope,
                before.map(b -> OptionalLong.of(b.id())).orElse(OptionalLong.empty()),
                now(),
                by,
                "");
        store.insert(connection, issue);
        return issue;
    }

    /** What came since goes into the revision, unless a later file has it already; then only the form may differ. */
    private Issue revised(Connection connection, Issue old, long upTo, String by) {
        Optional<Issue> follower = store.after(connection, old);
        boolean otherForm = files.isOfOtherLayout(connection, old);
        if (follower.isPresent() && !otherForm) {
            throw new ExportException(
                    ExportException.Reason.REFUSED,
                    "%s cannot be revised: %s follows it and holds, marked late, what was booked since"
                            .formatted(old.name(), follower.get().name()));
        }
        Scope was = old.scope();
        long now = follower.isPresent() ? was.upTo() : upTo;
        Scope scope = new Scope(was.from(), was.to(), was.zone(), was.lateAfter(), now, was.partner());
        Issue issue = new Issue(
                store.nextId(connection),
                old.kind(),
                new Issue.SeriesNumber(old.number().sequence(), old.number().revision() + 1),
                scope,
                old.predecessor(),
                now(),
                by,
                whatChanged(connection, old, now, otherForm));
        store.insert(connection, issue);
        return issue;
    }

    /** As exactly as the table keeps it: a manifest says the same whenever it is written. */
    private Instant now() {
        return ground.clock().instant().truncatedTo(ChronoUnit.MICROS);
    }

    private static String whatChanged(Connection connection, Issue old, long upTo, boolean otherForm) {
        List<String> changes = new ArrayList<>();
        long records =
                new RatedRows().booked(connection, old.scope(), old.scope().upTo(), upTo);
        if (upTo > old.scope().upTo()) {
            changes.add("ledger transactions %d to %d were booked since, among them %d usage records of the period"
                    .formatted(old.scope().upTo() + 1, upTo, records));
        }
        if (otherForm) {
            changes.add("the layout is another one");
        }
        if (changes.isEmpty()) {
            changes.add("nothing was booked since; names of plans or rates of exchange may be other ones");
        }
        return "after revision %d: %s".formatted(old.number().revision(), String.join("; ", changes));
    }

    /** What whoever asked for an issue should know: that its period is not over, or what came since. */
    public List<String> notices(Issue issue) {
        List<String> notices = new ArrayList<>();
        Instant end = issue.scope().to().atStartOfDay(issue.scope().zone()).toInstant();
        if (ground.clock().instant().isBefore(end)) {
            notices.add("the period is not over: what is booked of it from now on goes to the next file, marked late");
        }
        database.read("look what came since", connection -> {
            Optional<Issue> follower = store.after(connection, issue);
            long now = book.head(connection).lastTransaction();
            long since = new RatedRows()
                    .booked(connection, issue.scope(), issue.scope().upTo(), now);
            if (since > 0 && follower.isEmpty()) {
                notices.add(("%d usage records of the period came since; they go to the next file, marked late;"
                                + " a revision makes them part of this one instead")
                        .formatted(since));
            }
            return null;
        });
        return notices;
    }

    /**
     * Makes a file of an issue, or finds that it is there. A file that would have other octets than it had is refused.
     */
    public ExportedFile make(Issue issue, Rendering rendering, ProgressListener progress) {
        return files.make(issue, rendering, progress);
    }

    /** The files that were ever made of an issue; whether they still lie in their folder is another matter. */
    public List<ExportedFile> files(Issue issue) {
        return files.of(issue);
    }

    public Optional<Issue> find(long id) {
        return database.read("look up an export", connection -> store.find(connection, id));
    }

    /**
     * Issues, newest first.
     *
     * @param before only those with a smaller id; {@link Long#MAX_VALUE} for the first page
     */
    public List<Issue> issues(Optional<ExportKind> kind, Optional<String> partner, long before, int limit) {
        return database.read("list exports", connection -> store.page(connection, kind, partner, before, limit));
    }
}
