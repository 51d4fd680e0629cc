package io.silkroam.gateway.admin;

import io.silkroam.store.Database;
import io.silkroam.store.StoreException;

/** A transaction that may meet another at the same rows, and is then done again. */
final class Contested {
    private static final int ATTEMPTS = 5;

    private Contested() {}

    /** @throws StoreException of kind CONFLICT if it met another each time; nothing of it is kept */
    static <T> T transact(Database database, String doing, Database.Work<T> work) {
        for (int attempt = 1; ; attempt++) {
            try {
                return database.transact(doing, work);
            } catch (StoreException e) {
                if (e.kind() != StoreException.Kind.CONFLICT || attempt == ATTEMPTS) {
                    throw e;
                }
            }
        }
    }
}
