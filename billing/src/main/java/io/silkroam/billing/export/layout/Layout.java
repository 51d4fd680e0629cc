package io.silkroam.billing.export.layout;

import io.silkroam.billing.export.rows.ExportKind;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.TreeMap;

/**
 * The columns of a kind.
 *
 * @param version counted by whoever changes it; readers of machine files look at it
 */
public record Layout(ExportKind kind, int version, Separators separators, List<Column> columns) {
    private static final int DIGEST_DIGITS = 16;

    public Layout {
        columns = List.copyOf(columns);
    }

    /** The same for the same columns and separators: tells a layout that was changed without a new version. */
    public String digest() {
        StringBuilder text = new StringBuilder().append(separators).append('\n');
        columns.forEach(c -> text.append(c.field())
                .append('\t')
                .append(c.header())
                .append('\t')
                .append(new TreeMap<>(c.names()))
                .append('\t')
                .append(c.mask())
                .append('\n'));
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256").digest(text.toString().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest).substring(0, DIGEST_DIGITS);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
