package io.silkroam.gateway;

import io.silkroam.billing.export.ExportRequest;
import io.silkroam.billing.export.ExportedFile;
import io.silkroam.billing.export.Exports;
import io.silkroam.billing.export.ProgressListener;
import io.silkroam.billing.export.csv.Profile;
import io.silkroam.billing.export.csv.Rendering;
import io.silkroam.billing.export.rows.ExportKind;
import io.silkroam.billing.export.rows.Issue;
import io.silkroam.billing.tariff.Tariffs;
import io.silkroam.conf.ConfigNode;
import io.silkroam.gateway.feed.delivery.IssueFiles;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Supplier;

/** Exports in the words of schedules and deliveries. */
final class ExportedIssues implements IssueFiles {
    private static final String SCHEDULE = "schedule";

    private final Exports exports;
    private final Supplier<Tariffs> tariffs;

    ExportedIssues(Exports exports, Supplier<Tariffs> tariffs) {
        this.exports = exports;
        this.tariffs = tariffs;
    }

    @Override
    public List<String> partners(String kind) {
        return ExportKind.parse(kind).needsPartner()
                ? tariffs.get().partners().stream().sorted().toList()
                : List.of("");
    }

    @Override
    public long issue(String kind, String partner, LocalDate from, LocalDate to) {
        return exports.issue(new ExportRequest(ExportKind.parse(kind), from, to, partner, false), SCHEDULE)
                .id();
    }

    @Override
    public Made file(long issue, String profile, String language) {
        Issue issued =
                exports.find(issue).orElseThrow(() -> new IllegalArgumentException("there is no issue " + issue));
        Rendering rendering = new Rendering(ConfigNode.choiceOf(profile, Profile.class), language);
        ExportedFile made = exports.make(issued, rendering, ProgressListener.NONE);
        return new Made(made.path(), made.manifestPath());
    }
}
