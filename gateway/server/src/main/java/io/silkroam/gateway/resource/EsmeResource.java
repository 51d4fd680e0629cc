package io.silkroam.gateway.resource;

import static io.silkroam.access.Role.ADMIN;
import static io.silkroam.access.Role.AUDITOR;
import static io.silkroam.access.Role.SUPPORT;

import io.silkroam.gateway.admin.EsmeAdmin;
import io.silkroam.gateway.api.Answer;
import io.silkroam.gateway.api.Call;
import io.silkroam.gateway.api.JsonObject;
import io.silkroam.gateway.api.Page;
import io.silkroam.gateway.api.Problem;
import io.silkroam.gateway.api.Resource;
import io.silkroam.gateway.api.Route;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** ESME accounts: what is configured, and new passwords for them. */
public final class EsmeResource implements Resource {
    private final EsmeAdmin esmes;

    public EsmeResource(EsmeAdmin esmes) {
        this.esmes = esmes;
    }

    @Override
    public List<Route> routes() {
        return List.of(
                Route.list("/v1/esme-accounts", EnumSet.of(ADMIN, SUPPORT, AUDITOR), this::list),
                Route.post("/v1/esme-accounts/{name}/password", Set.of(ADMIN), this::password));
    }

    private Answer list(Call call) {
        Page page = call.page();
        call.finish();
        return ShortList.page(page, esmes.list(), listed -> listed.account().name(), EsmeResource::json);
    }

    private Answer password(Call call) {
        String name = call.path("name");
        Optional<String> derived = call.body().secret("derived");
        call.finish();
        if (derived.isPresent()) {
            return changed(call, name, derived.get());
        }
        String password = esmes.renew(call.actor(), name).orElseThrow(() -> unknown(name));
        return Answer.created(JsonObject.of().with("name", name).with("password", password))
                .shownOnce();
    }

    private Answer changed(Call call, String name, String derived) {
        try {
            if (!esmes.change(call.actor(), name, derived)) {
                throw unknown(name);
            }
        } catch (IllegalArgumentException e) {
            throw Problem.invalid("derived: " + e.getMessage());
        }
        return Answer.created(JsonObject.of().with("name", name));
    }

    private static Problem unknown(String name) {
        return Problem.notFound("ESME account '" + name + "'");
    }

    private static JsonObject json(EsmeAdmin.Listed listed) {
        return JsonObject.of()
                .with("name", listed.account().name())
                .with("systemId", listed.account().access().systemId())
                .with("class", Words.of(listed.account().trafficClass()))
                .with("binds", listed.account().binds().atMost())
                .with("segmentsPerSecond", listed.account().rate().perSecond())
                .with("passwordChangedAt", listed.passwordChangedAt());
    }
}
