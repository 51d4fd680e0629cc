package io.silkroam.gateway.api.token;

import io.silkroam.access.AccessToken;
import io.silkroam.access.Actor;
import io.silkroam.access.IssuedToken;
import io.silkroam.access.NewToken;
import io.silkroam.access.Role;
import io.silkroam.access.TokenNameTakenException;
import io.silkroam.access.TokenStore;
import io.silkroam.access.TokenStore.Revocation;
import io.silkroam.gateway.api.Answer;
import io.silkroam.gateway.api.Call;
import io.silkroam.gateway.api.JsonObject;
import io.silkroam.gateway.api.Page;
import io.silkroam.gateway.api.Problem;
import io.silkroam.gateway.api.ProblemCode;
import io.silkroam.gateway.api.Resource;
import io.silkroam.gateway.api.Route;
import io.silkroam.sim.inventory.AuditLog;
import io.silkroam.store.Database;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** Who may use the API: tokens made, listed and revoked; and who the caller is. */
public final class TokenResource implements Resource {
    private static final Set<Role> READERS = EnumSet.of(Role.ADMIN, Role.AUDITOR);
    private static final Set<Role> WRITERS = EnumSet.of(Role.ADMIN);
    private static final int MOST_DAYS = 3_650;

    private final Database database;
    private final Clock clock;
    private final AuditLog audit = new AuditLog();
    private final TokenStore tokens = new TokenStore();

    public TokenResource(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    @Override
    public List<Route> routes() {
        return List.of(
                Route.get("/v1/me", EnumSet.allOf(Role.class), this::me),
                Route.list("/v1/tokens", READERS, this::list),
                Route.post("/v1/tokens", WRITERS, this::create),
                Route.delete("/v1/tokens/{name}", WRITERS, this::revoke));
    }

    private Answer me(Call call) {
        Actor actor = call.actor();
        Optional<AccessToken> token =
                database.read("look up a token", connection -> tokens.findLiving(connection, actor.name()));
        return Answer.ok(JsonObject.of()
                .with("name", actor.name())
                .with("role", actor.role().text())
                .with("holder", actor.holder())
                .with("expiresAt", token.flatMap(AccessToken::expiresAt)));
    }

    private Answer list(Call call) {
        Page page = call.page();
        Optional<Long> after = page.after().flatMap(TokenResource::id);
        call.finish();
        List<AccessToken> found =
                database.read("list the tokens", connection -> tokens.list(connection, after.orElse(0L), page.limit()));
        Optional<String> next = found.size() < page.limit()
                ? Optional.empty()
                : Optional.of(Long.toString(found.get(found.size() - 1).id()));
        return Answer.page(found.stream().map(TokenResource::json).toList(), next);
    }

    private Answer create(Call call) {
        Optional<String> name = call.body().required("name", NewToken::requireName);
        Optional<Role> role = call.body().requiredChoice("role", Role.class);
        Optional<String> holder = call.body().text("holder");
        OptionalLong days = call.body().integer("expiresInDays", 1, MOST_DAYS);
        call.finish();
        Instant now = clock.instant();
        Optional<Instant> expiresAt =
                days.isPresent() ? Optional.of(now.plus(Duration.ofDays(days.getAsLong()))) : Optional.empty();
        NewToken wanted = wanted(name.orElseThrow(), role.orElseThrow(), holder, expiresAt);
        IssuedToken issued = issue(call.actor(), wanted, now);
        return Answer.created(JsonObject.of()
                        .with("name", issued.token().name())
                        .with("role", issued.token().role().text())
                        .with("holder", issued.token().holder())
                        .with("expiresAt", issued.token().expiresAt())
                        .with("token", issued.text()))
                .shownOnce();
    }

    private static NewToken wanted(String name, Role role, Optional<String> holder, Optional<Instant> expiresAt) {
        try {
            return new NewToken(name, role, holder, expiresAt);
        } catch (IllegalArgumentException e) {
            throw Problem.invalid(e.getMessage() + ".")
                    .errors(List.of(new Problem.FieldError("holder", e.getMessage())));
        }
    }

    private IssuedToken issue(Actor actor, NewToken wanted, Instant now) {
        try {
            return database.transact("create a token", connection -> {
                IssuedToken issued = tokens.create(connection, wanted, now);
                audit.append(connection, List.of(TokenAudit.created(actor, issued.token(), now)));
                return issued;
            });
        } catch (TokenNameTakenException e) {
            throw Problem.of(ProblemCode.NAME_TAKEN, "There is a token named '" + wanted.name() + "' already.")
                    .hint("Take another name, or revoke that token first.");
        }
    }

    private Answer revoke(Call call) {
        String name = call.path("name");
        Instant now = clock.instant();
        Revocation done = database.transact("revoke a token", connection -> {
            Revocation result = tokens.revoke(connection, name, now);
            if (result == Revocation.REVOKED) {
                audit.append(connection, List.of(TokenAudit.revoked(call.actor(), name, now)));
            }
            return result;
        });
        if (done == Revocation.UNKNOWN) {
            throw Problem.notFound("token named '" + name + "'");
        }
        return Answer.noContent();
    }

    private static Optional<Long> id(String place) {
        return place.matches("[0-9]{1,18}") ? Optional.of(Long.parseLong(place)) : Optional.empty();
    }

    private static JsonObject json(AccessToken token) {
        return JsonObject.of()
                .with("name", token.name())
                .with("role", token.role().text())
                .with("holder", token.holder())
                .with("createdAt", token.createdAt())
                .with("expiresAt", token.expiresAt())
                .with("revokedAt", token.revokedAt())
                .with("lastUsedAt", token.lastUsedAt());
    }
}
