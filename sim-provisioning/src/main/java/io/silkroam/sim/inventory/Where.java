package io.silkroam.sim.inventory;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** The conditions of a list, with their parameters: only those asked for, so that each has its index. */
final class Where {
    private final List<String> conditions = new ArrayList<>();
    private final List<Object> values = new ArrayList<>();

    /** @param condition SQL with one question mark for each value */
    Where and(String condition, Object... given) {
        conditions.add(condition);
        Collections.addAll(values, given);
        return this;
    }

    Where andIf(String condition, Optional<?> given) {
        given.ifPresent(value -> and(condition, value));
        return this;
    }

    /** The column has one of these names; no condition when there are none. */
    Where andIn(String column, Collection<? extends Enum<?>> names) {
        if (!names.isEmpty()) {
            String marks = String.join(", ", Collections.nCopies(names.size(), "?"));
            and(column + " IN (" + marks + ")", names.stream().map(Enum::name).toArray());
        }
        return this;
    }

    /** {@code WHERE ...}, or nothing. */
    String sql() {
        return conditions.isEmpty() ? "" : "WHERE " + String.join(" AND ", conditions);
    }

    /** Sets the parameters; returns the index of the next one. */
    int bind(PreparedStatement statement) throws SQLException {
        int index = 1;
        for (Object value : values) {
            statement.setObject(index++, value);
        }
        return index;
    }
}
