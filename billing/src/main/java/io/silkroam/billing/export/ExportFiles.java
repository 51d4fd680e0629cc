package io.silkroam.billing.export;

import io.silkroam.billing.export.csv.CsvSink;
import io.silkroam.billing.export.csv.LocalTimes;
import io.silkroam.billing.export.csv.Profile;
import io.silkroam.billing.export.csv.Rendering;
import io.silkroam.billing.export.layout.Layout;
import io.silkroam.billing.export.layout.Masking;
import io.silkroam.billing.export.manifest.Manifest;
import io.silkroam.billing.export.manifest.Total;
import io.silkroam.billing.export.rows.BalanceRow;
import io.silkroam.billing.export.rows.Issue;
import io.silkroam.billing.export.rows.SaleRow;
import io.silkroam.billing.export.rows.Scope;
import io.silkroam.billing.export.sheet.BalancesSheet;
import io.silkroam.billing.export.sheet.LedgerSheet;
import io.silkroam.billing.export.sheet.PlanNames;
import io.silkroam.billing.export.sheet.SalesSheet;
import io.silkroam.billing.export.sheet.Sheet;
import io.silkroam.billing.export.sheet.UsageSheet;
import io.silkroam.billing.export.sheet.WholesaleSheet;
import io.silkroam.billing.export.store.BalanceRows;
import io.silkroam.billing.export.store.FileStore;
import io.silkroam.billing.export.store.IssueStore;
import io.silkroam.billing.export.store.OwedRows;
import io.silkroam.billing.export.store.PostingRows;
import io.silkroam.billing.export.store.RatedRows;
import io.silkroam.billing.export.store.RowSource;
import io.silkroam.billing.export.store.SaleRows;
import io.silkroam.billing.store.BookStore;
import io.silkroam.sim.Money;
import io.silkroam.store.Database;
import java.security.SecureRandom;
import java.sql.Connection;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Makes the files of issues, in {@code FOLDER/KIND}. */
final class ExportFiles {
    private static final int SECRET_OCTETS = 32;

    private final ExportGround ground;
    private final Database database;
    private final Folder.Opener opener;
    private final PlanTerms terms;
    private final BookStore book = new BookStore();
    private final FileStore store = new FileStore();
    private final IssueStore issues = new IssueStore();

    ExportFiles(ExportGround ground, Folder.Opener opener) {
        this.ground = ground;
        this.database = ground.database();
        this.opener = opener;
        this.terms = new PlanTerms(ground.plans(), ground.settings().shares());
    }

    ExportedFile make(Issue issue, Rendering rendering, ProgressListener progress) {
        Folder folder = folder(issue);
        folder.make(ground.clock().instant());
        Optional<FileStore.Row> before = known(issue, rendering);
        if (before.isPresent()
                && folder.sha256(before.get().name()).equals(before.get().sha256())) {
            return withManifest(folder, issue, before.get());
        }
        Layout layout = ground.layouts().get().of(issue.kind());
        String name = issue.name() + "-" + rendering.word() + ".csv";
        try (Folder.Unfinished<SheetWriter.Written> file = folder.write(
                name,
                channel -> contents(issue, new Form(layout, rendering, masking()), new CsvSink(channel), progress))) {
            FileStore.Row made = row(issue, rendering, name, layout, file.result());
            FileStore.Row noted = note(made);
            if (!noted.sha256().equals(made.sha256())) {
                throw otherOctets(issue, noted, made);
            }
            file.publish();
            return withManifest(folder, issue, noted);
        }
    }

    /** How rows become octets. */
    private record Form(Layout layout, Rendering rendering, Masking masking) {}

    private SheetWriter.Written contents(Issue issue, Form form, CsvSink sink, ProgressListener progress) {
        Scope scope = issue.scope();
        PlanNames names = new PlanNames(terms::names, form.rendering().language());
        return switch (issue.kind()) {
            case USAGE -> rows(scope, form, sink, progress, UsageSheet.of(names, scope.zone()), new RatedRows());
            case SALES -> rows(scope, form, sink, progress, SalesSheet.of(names, scope.zone()), inBooks(scope));
            case LEDGER -> rows(scope, form, sink, progress, LedgerSheet.of(scope.zone()), new PostingRows());
            case WHOLESALE -> rows(scope, form, sink, progress, WholesaleSheet.of(), new OwedRows());
            case BALANCES -> rows(scope, form, sink, progress, BalancesSheet.of(names), asItWas());
        };
    }

    private <R> SheetWriter.Written rows(
            Scope scope, Form form, CsvSink sink, ProgressListener progress, Sheet<R> sheet, RowSource<R> source) {
        SheetWriter<R> writer =
                new SheetWriter<>(sheet, form.layout(), form.rendering(), form.masking(), sink, progress);
        source.read(database, scope, writer);
        return writer.finish();
    }

    private RowSource<BalanceRow> asItWas() {
        return (from, period, reader) -> new BalanceRows().read(from, period, row -> reader.accept(terms.asItWas(row)));
    }

    private RowSource<SaleRow> inBooks(Scope scope) {
        LocalTimes times = new LocalTimes(scope.zone());
        return (from, period, reader) ->
                new SaleRows().read(from, period, sale -> reader.accept(inBooks(sale, times.day(sale.happened()))));
    }

    private SaleRow inBooks(SaleRow sale, LocalDate day) {
        Currency books = ground.settings().currency();
        SaleRow.Amounts amounts = sale.amounts();
        if (amounts.currency().equals(books.getCurrencyCode())) {
            return sale;
        }
        long gross = inBooks(Money.of(amounts.gross(), amounts.currency()), books, day);
        long net = inBooks(Money.of(amounts.net(), amounts.currency()), books, day);
        return sale.inBooks(new SaleRow.Amounts(
                books.getCurrencyCode(), books.getDefaultFractionDigits(), gross, net, gross - net));
    }

    private long inBooks(Money amount, Currency books, LocalDate day) {
        return ground.rates()
                .convert(amount, books, day)
                .orElseThrow(() -> new ExportException(
                        ExportException.Reason.REFUSED,
                        "there is no rate from %s to %s on %s; add one to conf/exchange-rates.csv and run it again"
                                .formatted(amount.currency(), books, day)))
                .minor();
    }

    /** Noted by whoever is first; the others compare. */
    private FileStore.Row note(FileStore.Row made) {
        return database.transact("note a file", connection -> {
            book.lock(connection);
            return known(connection, made).orElseGet(() -> {
                store.insert(connection, made);
                return made;
            });
        });
    }

    private Optional<FileStore.Row> known(Connection connection, FileStore.Row file) {
        return store.ofIssue(connection, file.issue()).stream()
                .filter(f -> f.profile().equals(file.profile()) && f.language().equals(file.language()))
                .findFirst();
    }

    private Optional<FileStore.Row> known(Issue issue, Rendering rendering) {
        return database.read("look up files", connection -> store.ofIssue(connection, issue.id())).stream()
                .filter(f -> f.profile().equals(profile(rendering.profile()))
                        && f.language().equals(rendering.language()))
                .findFirst();
    }

    private ExportedFile withManifest(Folder folder, Issue issue, FileStore.Row file) {
        Manifest manifest = manifest(issue, file);
        try (Folder.Unfinished<String> text = folder.write(manifest.fileName(), manifest.text())) {
            text.publish();
        }
        return new ExportedFile(folder.file(file.name()), manifest);
    }

    List<ExportedFile> of(Issue issue) {
        Folder folder = folder(issue);
        return database.read("look up files", connection -> store.ofIssue(connection, issue.id())).stream()
                .map(file -> new ExportedFile(folder.file(file.name()), manifest(issue, file)))
                .toList();
    }

    /** Whether a file of this issue was made under other columns than there are now. */
    boolean isOfOtherLayout(Connection connection, Issue issue) {
        String now = ground.layouts().get().of(issue.kind()).digest();
        return store.ofIssue(connection, issue.id()).stream()
                .anyMatch(file -> !file.layoutDigest().equals(now));
    }

    private Folder folder(Issue issue) {
        return new Folder(
                ground.settings().files().folder().resolve(issue.kind().word()), opener);
    }

    private Masking masking() {
        byte[] random = new byte[SECRET_OCTETS];
        new SecureRandom().nextBytes(random);
        String secret = database.transact("look up the secret of masks", connection -> {
            book.lock(connection);
            return store.secret(connection, HexFormat.of().formatHex(random));
        });
        return new Masking(HexFormat.of().parseHex(secret));
    }

    private ExportException otherOctets(Issue issue, FileStore.Row noted, FileStore.Row made) {
        List<String> reasons = new ArrayList<>();
        if (!noted.layoutDigest().equals(made.layoutDigest())) {
            reasons.add("the layout conf/exports/%s.yaml was changed (version %d then, %d now): a revision takes the"
                            .formatted(issue.kind().word(), noted.layoutVersion(), made.layoutVersion())
                    + " new one, the old file brings it back");
        } else if (noted.rows() != made.rows()) {
            reasons.add("it had %d rows then and has %d now: records may be removed after their time (retention)"
                    .formatted(noted.rows(), made.rows()));
        } else {
            reasons.add("the rows are as many as then: records may be anonymised after their time (retention),"
                    + " a rate of exchange or a plan's name may be another one");
        }
        return new ExportException(
                ExportException.Reason.OTHER_OCTETS,
                "%s would not have the octets that it had (SHA-256 %s); it was not made. Perhaps because %s"
                        .formatted(noted.name(), noted.sha256(), String.join("; ", reasons)));
    }

    private FileStore.Row row(
            Issue issue, Rendering rendering, String name, Layout layout, SheetWriter.Written written) {
        StringBuilder totals = new StringBuilder();
        written.totals().forEach(t -> totals.append("%s\t%s\t%s\n".formatted(t.what(), t.commodity(), t.sum())));
        return new FileStore.Row(
                issue.id(),
                profile(rendering.profile()),
                rendering.language(),
                name,
                written.rows(),
                written.lateRows(),
                written.octets(),
                written.sha256(),
                totals.toString(),
                layout.version(),
                layout.digest(),
                ground.generator());
    }

    private Manifest manifest(Issue issue, FileStore.Row file) {
        Scope scope = issue.scope();
        return new Manifest(
                file.name(),
                issue.kind().word(),
                scope.partner(),
                issue.number().sequence(),
                issue.number().revision(),
                file.profile(),
                file.language(),
                new Manifest.Period(
                        scope.from().toString(),
                        scope.to().toString(),
                        scope.zone().getId()),
                file.rows(),
                file.lateRows(),
                totals(file.totals()),
                file.octets(),
                file.sha256(),
                new Manifest.Layout(issue.kind().word(), file.layoutVersion(), file.layoutDigest()),
                new Manifest.Source(
                        scope.upTo(),
                        scope.lateAfter().orElse(-1),
                        predecessor(issue),
                        issue.whatChanged(),
                        issue.madeAt().toString(),
                        issue.madeBy(),
                        file.generator()));
    }

    private String predecessor(Issue issue) {
        return issue.predecessor().isEmpty()
                ? ""
                : database.read(
                                "look up an export",
                                c -> issues.find(c, issue.predecessor().getAsLong()))
                        .map(Issue::name)
                        .orElse("");
    }

    private static List<Total> totals(String text) {
        return text.lines()
                .map(line -> line.split("\t", -1))
                .map(parts -> new Total(parts[0], parts[1], parts[2]))
                .toList();
    }

    private static String profile(Profile profile) {
        return profile.name().toLowerCase(Locale.ROOT);
    }
}
