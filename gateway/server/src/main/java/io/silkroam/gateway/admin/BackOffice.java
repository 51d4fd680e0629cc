package io.silkroam.gateway.admin;

import io.silkroam.billing.UsageJournal;
import io.silkroam.billing.audit.Audit;
import io.silkroam.billing.audit.AuditReport;
import io.silkroam.billing.audit.Finding;
import io.silkroam.billing.books.Bookkeeper;
import io.silkroam.billing.export.ExportRequest;
import io.silkroam.billing.export.ExportedFile;
import io.silkroam.billing.export.Exports;
import io.silkroam.billing.export.ProgressListener;
import io.silkroam.billing.export.csv.Profile;
import io.silkroam.billing.export.csv.Rendering;
import io.silkroam.billing.export.rows.ExportKind;
import io.silkroam.billing.export.rows.Issue;
import io.silkroam.billing.statement.Statement;
import io.silkroam.billing.statement.StatementPage;
import io.silkroam.billing.statement.StatementText;
import io.silkroam.billing.statement.Statements;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What {@link FrontDesk} is for selling, for billing: plain words for programs that have the gateway inside. */
public final class BackOffice {
    private static final String NAME = "back-office";

    private final UsageJournal journal;
    private final Bookkeeper books;
    private final Exports exports;
    private final Statements statements;
    private final Audit audit;

    /** A file of a period, and its manifest beside it. */
    public record MadeFile(Path path, Path manifest, long rows) {}

    /** What an audit came to; {@code findings} is empty where the books are right. */
    public record Audited(String summary, List<String> findings) {}

    public BackOffice(UsageJournal journal, Bookkeeper books, Exports exports, Statements statements, Audit audit) {
        this.journal = journal;
        this.books = books;
        this.exports = exports;
        this.statements = statements;
        this.audit = audit;
    }

    /** Whether everything that happened so far is in the books. */
    public boolean hasBookedAll() {
        return journal.after(books.booked(), 1).isEmpty();
    }

    /** How many records wait because they could not be rated in full. */
    public long suspended() {
        return books.suspended();
    }

    /**
     * Makes a file of each kind for the days in [from, to).
     *
     * @param partner whose wholesale file is made too
     * @param forPeople for spreadsheets; false: for programs
     */
    public List<MadeFile> make(LocalDate from, LocalDate to, String partner, boolean forPeople, String language) {
        Rendering rendering = new Rendering(forPeople ? Profile.EXCEL : Profile.MACHINE, language);
        List<MadeFile> made = new ArrayList<>();
        for (ExportKind kind : ExportKind.values()) {
            Issue issue =
                    exports.issue(new ExportRequest(kind, from, to, kind.needsPartner() ? partner : "", false), NAME);
            ExportedFile file = exports.make(issue, rendering, ProgressListener.NONE);
            made.add(new MadeFile(
                    file.path(), file.manifestPath(), file.manifest().rows()));
        }
        return made;
    }

    /** What we owe a partner for a month, for a terminal, as they may see it; empty for one that is not known. */
    public Optional<String> statement(String partner, YearMonth month) {
        return statements.of(partner, month).map(Statement::forPartner).map(StatementText::of);
    }

    /** The same as a page to print, with what the month was worth to us. */
    public Optional<String> statementPage(String partner, YearMonth month, String language) {
        return statements.of(partner, month).map(statement -> StatementPage.html(statement, language));
    }

    /** Proves all books against each other. */
    public Audited audit() {
        AuditReport report = audit.run(io.silkroam.sim.batch.ProgressListener.NONE);
        return new Audited(
                report.summary(), report.findings().stream().map(Finding::text).toList());
    }
}
