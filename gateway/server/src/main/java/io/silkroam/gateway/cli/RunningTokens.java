package io.silkroam.gateway.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.silkroam.access.AccessToken;
import io.silkroam.access.NewToken;
import io.silkroam.access.Role;
import io.silkroam.access.TokenStore.Revocation;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The table in the database of a running gateway, asked for by its API. */
final class RunningTokens implements TokenAccess {
    private final RunningGateway gateway;

    RunningTokens(RunningGateway gateway) {
        this.gateway = gateway;
    }

    @Override
    public String create(NewToken wanted, Optional<Integer> days) {
        ObjectNode body = RunningGateway.object()
                .put("name", wanted.name())
                .put("role", wanted.role().text());
        wanted.holder().ifPresent(holder -> body.put("holder", holder));
        days.ifPresent(d -> body.put("expiresInDays", d));
        return gateway.post("/v1/tokens", body, 201).path("token").asText();
    }

    @Override
    public List<AccessToken> list() {
        List<AccessToken> all = new ArrayList<>();
        String cursor = "";
        do {
            JsonNode page = gateway.get("/v1/tokens?limit=1000" + cursor, 200);
            page.path("items").forEach(item -> all.add(token(item)));
            cursor = page.has("next") ? "&cursor=" + page.path("next").asText() : "";
        } while (!cursor.isEmpty());
        return all;
    }

    @Override
    public Revocation revoke(String name) {
        return gateway.delete("/v1/tokens/" + name, 204) ? Revocation.REVOKED : Revocation.UNKNOWN;
    }

    private static AccessToken token(JsonNode item) {
        return new AccessToken(
                0,
                item.path("name").asText(),
                Role.valueOf(item.path("role").asText().toUpperCase(Locale.ROOT)),
                Optional.ofNullable(item.path("holder").textValue()),
                Instant.parse(item.path("createdAt").asText()),
                instant(item, "expiresAt"),
                instant(item, "revokedAt"),
                instant(item, "lastUsedAt"));
    }

    private static Optional<Instant> instant(JsonNode item, String name) {
        return Optional.ofNullable(item.path(name).textValue()).map(Instant::parse);
    }

    @Override
    public void close() {
        // A client of this Java version has nothing to close; its threads end with the process.
    }
}
