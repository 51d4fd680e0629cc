package io.silkroam.gateway;

import io.silkroam.billing.export.ExportRequest;
import io.silkroam.billing.export.ExportedFile;
import io.silkroam.billing.export.Exports;
import io.silkroam.billing.export.ProgressListener;
import io.silkroam.billing.export.csv.Profile;
import io.silkroam.billing.export.csv.Rendering;
import io.silkroam.billing.export.rows.ExportKind;
import io.silkroam.billing.export.rows.Issue;
import io.silkroam.gateway.feed.delivery.IssueFiles;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;

/** Exports, as schedules and deliveries see them. */
record IssuedFiles(Exports exports, Supplier<? extends Collection<String>> known) implements IssueFiles {
    private static final String BY = "schedule";

    @Override
    public List<String> partners(String kind) {
        return ExportKind.parse(kind).needsPartner()
                ? known.get().stream().sorted().toList()
                : List.of("");
    }

    @Override
    public long issue(String kind, String partner, LocalDate from, LocalDate to) {
        return exports.issue(new ExportRequest(ExportKind.parse(kind), from, to, partner, false), BY)
                .id();
    }

    @Override
    public Made file(long issue, String profile, String language) {
        Issue found = exports.find(issue)
                .orElseThrow(() -> new IllegalStateException("issue " + issue + " is not there any more"));
        Rendering rendering = new Rendering(Profile.valueOf(profile.toUpperCase(Locale.ROOT)), language);
        ExportedFile file = exports.make(found, rendering, ProgressListener.NONE);
        return new Made(file.path(), file.manifestPath());
    }
}
