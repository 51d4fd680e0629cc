package io.silkroam.gateway.resource;

import static io.silkroam.access.Role.ADMIN;
import static io.silkroam.access.Role.AUDITOR;

import io.silkroam.access.Role;
import io.silkroam.gateway.admin.KeyAdmin;
import io.silkroam.gateway.api.Answer;
import io.silkroam.gateway.api.Call;
import io.silkroam.gateway.api.Fields;
import io.silkroam.gateway.api.JsonObject;
import io.silkroam.gateway.api.Page;
import io.silkroam.gateway.api.Problem;
import io.silkroam.gateway.api.ProblemCode;
import io.silkroam.gateway.api.Resource;
import io.silkroam.gateway.api.Route;
import io.silkroam.sim.keys.KeyCheckValue;
import io.silkroam.sim.keys.KeyEncryptionKeys;
import io.silkroam.sim.keys.KeyVault;
import io.silkroam.sim.keys.TransportKey;
import io.silkroam.sim.keys.TransportKeyException;
import io.silkroam.sim.keys.TransportKeys;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Keys, by their names and check values: a key goes in, and none comes out. */
public final class KeyResource implements Resource {
    private static final Set<Role> READERS = EnumSet.of(ADMIN, AUDITOR);
    private static final Set<Role> ADMINS = Set.of(ADMIN);
    private static final int USUAL_REWRAP = 1_000;
    private static final int MOST_REWRAP = 10_000;

    private final KeyAdmin keys;

    public KeyResource(KeyAdmin keys) {
        this.keys = keys;
    }

    @Override
    public List<Route> routes() {
        return List.of(
                Route.get("/v1/keys", READERS, call -> listed()),
                Route.post("/v1/keys/rotate", ADMINS, this::rotate),
                Route.post("/v1/keys/rewrap", ADMINS, this::rewrap),
                Route.list("/v1/transport-keys", READERS, this::transportKeys),
                Route.put("/v1/transport-keys/{name}", ADMINS, this::putTransportKey),
                Route.delete("/v1/transport-keys/{name}", ADMINS, this::deleteTransportKey));
    }

    private Answer listed() {
        List<KeyEncryptionKeys.Status> all = keys.list();
        return Answer.ok(JsonObject.of()
                .with(
                        "current",
                        all.stream()
                                .filter(KeyEncryptionKeys.Status::current)
                                .map(KeyEncryptionKeys.Status::id)
                                .findFirst())
                .with("keys", all.stream().map(KeyResource::json).toList()));
    }

    private Answer rotate(Call call) {
        call.finish();
        keys.rotate(call.actor());
        return listed();
    }

    private Answer rewrap(Call call) {
        int limit = call.body().integer("limit", USUAL_REWRAP, 1, MOST_REWRAP);
        call.finish();
        KeyVault.Rewrapped rewrapped = keys.rewrap(limit);
        return Answer.ok(JsonObject.of()
                .with("done", rewrapped.done())
                .with("remaining", rewrapped.remaining())
                .with("broken", rewrapped.broken()));
    }

    private Answer transportKeys(Call call) {
        Page page = call.page();
        call.finish();
        return ShortList.page(page, keys.transportKeys(), TransportKeys.Listed::name, KeyResource::json);
    }

    private Answer putTransportKey(Call call) {
        Fields body = call.body();
        Optional<TransportKeys.Algorithm> algorithm = body.requiredChoice("algorithm", TransportKeys.Algorithm.class);
        Optional<KeyCheckValue> expected = body.parsed("keyCheckValue", KeyCheckValue::parse);
        Optional<String> hex = body.secret("key");
        if (hex.isEmpty()) {
            body.problem("key", "is missing");
        }
        call.finish();
        try (TransportKey key = TransportKey.ofHex(hex.orElseThrow())) {
            return Answer.ok(json(
                    keys.addTransportKey(call.actor(), call.path("name"), algorithm.orElseThrow(), key, expected)));
        } catch (IllegalArgumentException e) {
            throw Problem.invalid(e.getMessage());
        } catch (TransportKeyException e) {
            throw Problem.of(ProblemCode.NAME_TAKEN, e.getMessage())
                    .hint("Compare the check value with the vendor's, or remove the key of this name first.");
        }
    }

    private Answer deleteTransportKey(Call call) {
        if (!keys.removeTransportKey(call.actor(), call.path("name"))) {
            throw Problem.notFound("transport key '" + call.path("name") + "'");
        }
        return Answer.noContent();
    }

    private static JsonObject json(KeyEncryptionKeys.Status key) {
        return JsonObject.of()
                .with("id", key.id())
                .with("keyCheckValue", key.checkValue().toString())
                .with("createdAt", key.createdAt())
                .with("current", key.current())
                .with("simKeys", key.simKeys())
                .with("transportKeys", key.transportKeys());
    }

    private static JsonObject json(TransportKeys.Listed key) {
        return JsonObject.of()
                .with("name", key.name())
                .with("algorithm", Words.of(key.algorithm()))
                .with("keyCheckValue", key.checkValue().toString())
                .with("createdAt", key.createdAt());
    }
}
