package io.silkroam.gateway.resource;

import io.silkroam.billing.export.ExportedFile;
import io.silkroam.billing.export.manifest.Manifest;
import io.silkroam.billing.export.rows.Issue;
import io.silkroam.gateway.api.JsonObject;
import io.silkroam.sim.Money;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Issues, their files and amounts, as the API shows them. */
final class BillingJson {
    private BillingJson() {}

    static JsonObject issue(Issue issue) {
        return JsonObject.of()
                .with("id", issue.id())
                .with("kind", issue.kind().word())
                .with("partner", said(issue.scope().partner()))
                .with("sequence", issue.number().sequence())
                .with("revision", issue.number().revision())
                .with("from", issue.scope().from().toString())
                .with("to", issue.scope().to().toString())
                .with("zone", issue.scope().zone().getId())
                .with("issuedAt", issue.madeAt())
                .with("issuedBy", issue.madeBy())
                .with("upTo", issue.scope().upTo())
                .with("lateAfter", issue.scope().lateAfter())
                .with("predecessor", issue.predecessor())
                .with("whatChanged", said(issue.whatChanged()));
    }

    /** A file and its manifest, which is a file too. */
    static List<JsonObject> files(ExportedFile file) {
        Manifest manifest = file.manifest();
        byte[] text = manifest.text().getBytes(StandardCharsets.UTF_8);
        JsonObject data = JsonObject.of()
                .with("name", manifest.name())
                .with("type", "data")
                .with("profile", manifest.profile())
                .with("language", manifest.language())
                .with("rows", manifest.rows())
                .with("lateRows", manifest.lateRows())
                .with("octets", manifest.octets())
                .with("sha256", manifest.sha256())
                .with(
                        "totals",
                        manifest.totals().stream()
                                .map(t -> JsonObject.of()
                                        .with("what", t.what())
                                        .with("commodity", t.commodity())
                                        .with("sum", t.sum()))
                                .toList());
        JsonObject beside = JsonObject.of()
                .with("name", manifest.fileName())
                .with("type", "manifest")
                .with("profile", manifest.profile())
                .with("language", manifest.language())
                .with("octets", text.length)
                .with("sha256", sha256(text));
        return List.of(data, beside);
    }

    static List<JsonObject> files(Stream<ExportedFile> files) {
        return files.flatMap(file -> files(file).stream()).toList();
    }

    static JsonObject money(Money money) {
        return JsonObject.of()
                .with("amount", money.amount())
                .with("currency", money.currency().getCurrencyCode());
    }

    private static Optional<String> said(String text) {
        return Optional.of(text).filter(t -> !t.isEmpty());
    }

    private static String sha256(byte[] text) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
