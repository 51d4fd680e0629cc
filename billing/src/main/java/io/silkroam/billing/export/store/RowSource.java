package io.silkroam.billing.export.store;

import io.silkroam.billing.export.rows.Scope;
import io.silkroam.store.Database;
import java.util.function.Consumer;

/** Rows of a kind in the order of their file: late ones first. The same scope gives the same rows at any time. */
@FunctionalInterface
public interface RowSource<R> {
    void read(Database database, Scope scope, Consumer<R> reader);
}
