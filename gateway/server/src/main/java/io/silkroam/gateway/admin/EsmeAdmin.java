package io.silkroam.gateway.admin;

import io.silkroam.access.Actor;
import io.silkroam.messaging.account.EsmeAccount;
import io.silkroam.messaging.account.EsmePasswords;
import io.silkroam.messaging.account.Partners;
import io.silkroam.sim.inventory.AuditEntry;
import io.silkroam.sim.inventory.AuditLog;
import io.silkroam.store.Database;
import java.sql.Connection;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** The passwords of ESME accounts, as people change them; each change is written down, never the password. */
public final class EsmeAdmin {
    private final Database database;
    private final EsmePasswords passwords;
    private final Supplier<Partners> partners;
    private final Clock clock;
    private final AuditLog audit = new AuditLog();

    /** An account, and when its password was last changed; empty where it has none yet. */
    public record Listed(EsmeAccount account, Optional<Instant> passwordChangedAt) {}

    public EsmeAdmin(Database database, EsmePasswords passwords, Supplier<Partners> partners, Clock clock) {
        this.database = database;
        this.passwords = passwords;
        this.partners = partners;
        this.clock = clock;
    }

    /** Every account that is configured, by name. */
    public List<Listed> list() {
        Map<String, Instant> changes = passwords.changes();
        return partners.get().accounts().values().stream()
                .map(account -> new Listed(account, Optional.ofNullable(changes.get(account.name()))))
                .toList();
    }

    /** Makes a password and returns it, this once; empty where there is no such account. */
    public Optional<String> renew(Actor actor, String account) {
        String password = EsmePasswords.fresh();
        return change(actor, account, connection -> passwords.change(connection, account, password))
                ? Optional.of(password)
                : Optional.empty();
    }

    /**
     * Takes what {@link EsmePasswords#derived} made of a password; false where there is no such account.
     *
     * @throws IllegalArgumentException if it is not that
     */
    public boolean change(Actor actor, String account, String derived) {
        return change(actor, account, connection -> passwords.changeTo(connection, account, derived));
    }

    private boolean change(Actor actor, String account, Consumer<Connection> change) {
        if (partners.get().account(account).isEmpty()) {
            return false;
        }
        AuditEntry entry =
                AuditEntry.of(clock.instant(), actor.name(), actor.role().text(), "change-password", "esme", account);
        return database.transact("change an ESME's password", connection -> {
            change.accept(connection);
            audit.append(connection, List.of(entry));
            return true;
        });
    }
}
