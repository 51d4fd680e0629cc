package io.silkroam.gateway.cli;

import io.silkroam.access.AccessToken;
import io.silkroam.access.Actor;
import io.silkroam.access.IssuedToken;
import io.silkroam.access.NewToken;
import io.silkroam.access.Role;
import io.silkroam.access.TokenNameTakenException;
import io.silkroam.access.TokenStore;
import io.silkroam.access.TokenStore.Revocation;
import io.silkroam.gateway.api.token.TokenAudit;
import io.silkroam.gateway.conf.GatewaySettings;
import io.silkroam.sim.inventory.AuditLog;
import io.silkroam.store.Database;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The table in a database opened by this command: no gateway runs on it, or it is a server. */
final class OpenedTokens implements TokenAccess {
    static final Actor COMMAND_LINE = new Actor("command-line", Role.ADMIN, Optional.empty());
    private static final int PAGE = 1_000;

    private final Database database;
    private final Clock clock;
    private final TokenStore tokens = new TokenStore();
    private final AuditLog audit = new AuditLog();

    private OpenedTokens(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    static OpenedTokens open(GatewaySettings settings, Clock clock) {
        return new OpenedTokens(openDatabase(settings), clock);
    }

    /** The database of a gateway, brought to this program's version. */
    static Database openDatabase(GatewaySettings settings) {
        try {
            Files.createDirectories(settings.dataDir());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot create " + settings.dataDir() + ": " + e.getMessage(), e);
        }
        Database database = Database.open(settings.database(), fatal -> {});
        try {
            return database.migrate();
        } catch (RuntimeException e) {
            database.close();
            throw e;
        }
    }

    @Override
    public String create(NewToken wanted, Optional<Integer> days) {
        Instant now = clock.instant();
        try {
            IssuedToken issued = database.transact("create a token", connection -> {
                IssuedToken made = tokens.create(connection, wanted, now);
                audit.append(connection, List.of(TokenAudit.created(COMMAND_LINE, made.token(), now)));
                return made;
            });
            return issued.text();
        } catch (TokenNameTakenException e) {
            throw new RefusedException("There is a token named '" + wanted.name()
                    + "' already; take another name, or: token revoke --name " + wanted.name());
        }
    }

    @Override
    public List<AccessToken> list() {
        List<AccessToken> all = new ArrayList<>();
        List<AccessToken> page;
        do {
            long after = all.isEmpty() ? 0 : all.get(all.size() - 1).id();
            page = database.read("list the tokens", connection -> tokens.list(connection, after, PAGE));
            all.addAll(page);
        } while (page.size() == PAGE);
        return all;
    }

    @Override
    public Revocation revoke(String name) {
        Instant now = clock.instant();
        return database.transact("revoke a token", connection -> {
            Revocation done = tokens.revoke(connection, name, now);
            if (done == Revocation.REVOKED) {
                audit.append(connection, List.of(TokenAudit.revoked(COMMAND_LINE, name, now)));
            }
            return done;
        });
    }

    @Override
    public void close() {
        database.close();
    }
}
