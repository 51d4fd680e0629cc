package io.silkroam.sim.inventory;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * Which rows a list shows, read along one index that we choose: H2 has no statistics of a fresh table, and would sort
 * 100,000 rows for a page of 100. The first column of the index stands in the order as well, which is how H2 sees that
 * the rows come sorted, and other columns that have an index are hidden from it.
 */
final class Where {
    private final List<String> conditions = new ArrayList<>();
    private final List<Object> values = new ArrayList<>();
    private String first = "";

    /** A condition with one question mark for each value, for which an index may be used. */
    Where and(String condition, Object... given) {
        conditions.add(condition);
        Collections.addAll(values, given);
        return this;
    }

    /** The same, if there is a value. */
    Where andIf(String condition, Optional<?> given) {
        given.ifPresent(value -> and(condition, value));
        return this;
    }

    /** This column has this value; the first one that does names the index. */
    Where is(String column, Optional<String> given) {
        given.ifPresent(value -> {
            if (first.isEmpty()) {
                first = column;
                and(column + " = ?", value);
            } else {
                and("COALESCE(" + column + ", '') = ?", value);
            }
        });
        return this;
    }

    /** This column has one of these values; names no index. Anything goes if there are none. */
    Where isIn(String column, Collection<String> given) {
        if (!given.isEmpty()) {
            String marks = String.join(", ", Collections.nCopies(given.size(), "?"));
            and("COALESCE(" + column + ", '') IN (" + marks + ")", given.toArray());
        }
        return this;
    }

    /** {@code WHERE ...}, or nothing. */
    String sql() {
        return conditions.isEmpty() ? "" : "WHERE " + String.join(" AND ", conditions);
    }

    /** {@code WHERE ... ORDER BY ...} along the index, with one parameter more for the number of rows. */
    String sqlOrderedBy(String column, String direction) {
        String leading = first.isEmpty() ? "" : first + direction + ", ";
        return sql() + " ORDER BY " + leading + column + direction + " FETCH FIRST ? ROWS ONLY";
    }

    /** Sets the parameters; returns the index of the next one. */
    int bind(PreparedStatement statement) throws SQLException {
        int index = 1;
        for (Object value : values) {
            statement.setObject(index++, value);
        }
        return index;
    }

    /** The same for an ordered statement, of at most so many rows. */
    ResultSet query(PreparedStatement select, int limit) throws SQLException {
        select.setInt(bind(select), limit);
        return select.executeQuery();
    }
}
