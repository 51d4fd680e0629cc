package io.silkroam.billing.export.store;

import io.silkroam.billing.Micros;
import io.silkroam.billing.export.rows.ExportKind;
import io.silkroam.billing.export.rows.Issue;
import io.silkroam.billing.export.rows.Scope;
import io.silkroam.store.Columns;
import io.silkroam.store.StoreException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** The table of issues: rows are written once. */
public final class IssueStore {
    private static final String COLUMNS = """
            id, kind, partner, sequence, revision, from_day, to_day, zone, predecessor, late_after, up_to, made_at,
            made_by, what_changed
            """;
    private static final String OF_PERIOD = "SELECT " + COLUMNS + """
              FROM export_issue WHERE kind = ? AND partner = ? AND from_day = ? AND to_day = ?
             ORDER BY sequence DESC, revision DESC
             FETCH FIRST 1 ROWS ONLY
            """;
    private static final String ENDING = "SELECT " + COLUMNS + """
              FROM export_issue WHERE kind = ? AND partner = ? AND to_day = ?
             ORDER BY CASE WHEN span = ? THEN 0 ELSE 1 END, id DESC
             FETCH FIRST 1 ROWS ONLY
            """;
    private static final String FOLLOWER = "SELECT " + COLUMNS + """
              FROM export_issue
             WHERE predecessor IN (SELECT id FROM export_issue WHERE kind = ? AND partner = ? AND sequence = ?)
             ORDER BY id
             FETCH FIRST 1 ROWS ONLY
            """;
    private static final String BY_ID = "SELECT " + COLUMNS + " FROM export_issue WHERE id = ?";
    private static final String PAGE = "SELECT " + COLUMNS + """
              FROM export_issue
             WHERE id < ? AND (? = '' OR kind = ?) AND (? = '' OR partner = ?)
             ORDER BY id DESC
             FETCH FIRST ? ROWS ONLY
            """;
    private static final String LAST_ID = "SELECT COALESCE(MAX(id), 0) FROM export_issue";
    private static final String LAST_SEQUENCE =
            "SELECT COALESCE(MAX(sequence), 0) FROM export_issue WHERE kind = ? AND partner = ?";
    private static final String INSERT = """
            INSERT INTO export_issue (id, kind, partner, sequence, revision, from_day, to_day, zone, span, predecessor,
                                      late_after, up_to, made_at, made_by, what_changed)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """;
    private static final String KNOWN_PARTNER = "SELECT 1 FROM tariff_line WHERE partner = ? FETCH FIRST 1 ROWS ONLY";

    /** The newest revision of a period. */
    public Optional<Issue> ofPeriod(Connection connection, ExportKind kind, Scope scope) {
        return one(connection, OF_PERIOD, select -> {
            series(select, kind, scope.partner());
            select.setLong(3, scope.from().toEpochDay());
            select.setLong(4, scope.to().toEpochDay());
        });
    }

    /** The newest issue that ends where this period begins, one as long as it before any other. */
    public Optional<Issue> before(Connection connection, ExportKind kind, Scope scope) {
        return one(connection, ENDING, select -> {
            series(select, kind, scope.partner());
            select.setLong(3, scope.from().toEpochDay());
            select.setString(4, Issue.Span.of(scope.from(), scope.to()).name());
        });
    }

    /** An issue that holds the late rows of this one or of another revision of it. */
    public Optional<Issue> after(Connection connection, Issue issue) {
        return one(connection, FOLLOWER, select -> {
            series(select, issue.kind(), issue.scope().partner());
            select.setLong(3, issue.number().sequence());
        });
    }

    public Optional<Issue> find(Connection connection, long id) {
        return one(connection, BY_ID, select -> select.setLong(1, id));
    }

    /** Newest first, those below {@code before}. */
    public List<Issue> page(
            Connection connection, Optional<ExportKind> kind, Optional<String> partner, long before, int limit) {
        String kindName = kind.map(ExportKind::name).orElse("");
        return list(connection, PAGE, select -> {
            select.setLong(1, before);
            select.setString(2, kindName);
            select.setString(3, kindName);
            select.setString(4, partner.orElse(""));
            select.setString(5, partner.orElse(""));
            select.setInt(6, limit);
        });
    }

    public long nextId(Connection connection) {
        return number(connection, LAST_ID) + 1;
    }

    /** The next number of the series. */
    public long nextSequence(Connection connection, ExportKind kind, String partner) {
        try (PreparedStatement select = connection.prepareStatement(LAST_SEQUENCE)) {
            series(select, kind, partner);
            try (ResultSet row = select.executeQuery()) {
                row.next();
                return row.getLong(1) + 1;
            }
        } catch (SQLException e) {
            throw StoreException.of("number an export", e);
        }
    }

    /** Whether a tariff of this partner ever rated anything. */
    public boolean knowsPartner(Connection connection, String partner) {
        try (PreparedStatement select = connection.prepareStatement(KNOWN_PARTNER)) {
            select.setString(1, partner);
            try (ResultSet row = select.executeQuery()) {
                return row.next();
            }
        } catch (SQLException e) {
            throw StoreException.of("look up a partner", e);
        }
    }

    public void insert(Connection connection, Issue issue) {
        Scope scope = issue.scope();
        try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
            insert.setLong(1, issue.id());
            insert.setString(2, issue.kind().name());
            insert.setString(3, scope.partner());
            insert.setLong(4, issue.number().sequence());
            insert.setInt(5, issue.number().revision());
            insert.setLong(6, scope.from().toEpochDay());
            insert.setLong(7, scope.to().toEpochDay());
            insert.setString(8, scope.zone().getId());
            insert.setString(9, issue.span().name());
            insert.setObject(10, boxed(issue.predecessor()), java.sql.Types.BIGINT);
            insert.setObject(11, boxed(scope.lateAfter()), java.sql.Types.BIGINT);
            insert.setLong(12, scope.upTo());
            insert.setLong(13, Micros.of(issue.madeAt()));
            insert.setString(14, issue.madeBy());
            insert.setString(15, issue.whatChanged());
            Columns.expectCount(insert.executeUpdate(), 1, "issue an export");
        } catch (SQLException e) {
            throw StoreException.of("issue an export", e);
        }
    }

    @FunctionalInterface
    private interface Parameters {
        void set(PreparedStatement statement) throws SQLException;
    }

    private static void series(PreparedStatement select, ExportKind kind, String partner) throws SQLException {
        select.setString(1, kind.name());
        select.setString(2, partner);
    }

    private static Optional<Issue> one(Connection connection, String sql, Parameters parameters) {
        List<Issue> found = list(connection, sql, parameters);
        return found.isEmpty() ? Optional.empty() : Optional.of(found.get(0));
    }

    private static List<Issue> list(Connection connection, String sql, Parameters parameters) {
        List<Issue> issues = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            parameters.set(select);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    issues.add(issue(row));
                }
            }
            return issues;
        } catch (SQLException e) {
            throw StoreException.of("look up exports", e);
        }
    }

    private static Issue issue(ResultSet row) throws SQLException {
        Scope scope = new Scope(
                LocalDate.ofEpochDay(row.getLong(6)),
                LocalDate.ofEpochDay(row.getLong(7)),
                ZoneId.of(row.getString(8)),
                optional(row, 10),
                row.getLong(11),
                row.getString(3));
        return new Issue(
                row.getLong(1),
                ExportKind.valueOf(row.getString(2)),
                new Issue.SeriesNumber(row.getLong(4), row.getInt(5)),
                scope,
                optional(row, 9),
                Micros.instant(row.getLong(12)),
                row.getString(13),
                row.getString(14));
    }

    private static long number(Connection connection, String sql) {
        try (PreparedStatement select = connection.prepareStatement(sql);
                ResultSet row = select.executeQuery()) {
            row.next();
            return row.getLong(1);
        } catch (SQLException e) {
            throw StoreException.of("number an export", e);
        }
    }

    private static OptionalLong optional(ResultSet row, int column) throws SQLException {
        long value = row.getLong(column);
        return row.wasNull() ? OptionalLong.empty() : OptionalLong.of(value);
    }

    private static Long boxed(OptionalLong value) {
        return value.isPresent() ? (Long) value.getAsLong() : null;
    }
}
