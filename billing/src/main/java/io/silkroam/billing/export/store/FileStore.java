package io.silkroam.billing.export.store;

import io.silkroam.store.Columns;
import io.silkroam.store.StoreException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** The table of files that were made of issues, and the secret of those that hide numbers. */
public final class FileStore {
    private static final String OF_ISSUE = """
            SELECT issue, profile, language, name, row_count, late_count, octets, sha256, totals, layout_version,
                   layout_digest, generator
              FROM export_file WHERE issue = ? ORDER BY profile, language
            """;
    private static final String INSERT = """
            INSERT INTO export_file (issue, profile, language, name, row_count, late_count, octets, sha256, totals,
                                     layout_version, layout_digest, generator)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """;
    private static final String SECRET = "SELECT secret FROM export_mask WHERE id = 1";
    private static final String KEEP_SECRET = "INSERT INTO export_mask (id, secret) VALUES (1, ?)";

    /**
     * A file as it was made.
     *
     * @param totals a line each: what, commodity and sum, with tabulators
     */
    public record Row(
            long issue,
            String profile,
            String language,
            String name,
            long rows,
            long lateRows,
            long octets,
            String sha256,
            String totals,
            int layoutVersion,
            String layoutDigest,
            String generator) {}

    public List<Row> ofIssue(Connection connection, long issue) {
        List<Row> files = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement(OF_ISSUE)) {
            select.setLong(1, issue);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    files.add(new Row(
                            row.getLong(1),
                            row.getString(2),
                            row.getString(3),
                            row.getString(4),
                            row.getLong(5),
                            row.getLong(6),
                            row.getLong(7),
                            row.getString(8),
                            row.getString(9),
                            row.getInt(10),
                            row.getString(11),
                            row.getString(12)));
                }
            }
            return files;
        } catch (SQLException e) {
            throw StoreException.of("look up files", e);
        }
    }

    public void insert(Connection connection, Row file) {
        try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
            insert.setLong(1, file.issue());
            insert.setString(2, file.profile());
            insert.setString(3, file.language());
            insert.setString(4, file.name());
            insert.setLong(5, file.rows());
            insert.setLong(6, file.lateRows());
            insert.setLong(7, file.octets());
            insert.setString(8, file.sha256());
            insert.setString(9, file.totals());
            insert.setInt(10, file.layoutVersion());
            insert.setString(11, file.layoutDigest());
            insert.setString(12, file.generator());
            Columns.expectCount(insert.executeUpdate(), 1, "note a file");
        } catch (SQLException e) {
            throw StoreException.of("note a file", e);
        }
    }

    /** The secret of masks, in hexadecimal; the one given where there was none. The caller holds the book's lock. */
    public String secret(Connection connection, String otherwise) {
        try (PreparedStatement select = connection.prepareStatement(SECRET);
                ResultSet row = select.executeQuery()) {
            if (row.next()) {
                return row.getString(1);
            }
        } catch (SQLException e) {
            throw StoreException.of("look up the secret of masks", e);
        }
        try (PreparedStatement insert = connection.prepareStatement(KEEP_SECRET)) {
            insert.setString(1, otherwise);
            Columns.expectCount(insert.executeUpdate(), 1, "keep the secret of masks");
            return otherwise;
        } catch (SQLException e) {
            throw StoreException.of("keep the secret of masks", e);
        }
    }
}
