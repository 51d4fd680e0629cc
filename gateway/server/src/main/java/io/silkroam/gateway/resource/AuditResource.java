package io.silkroam.gateway.resource;

import static io.silkroam.access.Role.ADMIN;
import static io.silkroam.access.Role.AUDITOR;
import static io.silkroam.access.Role.CARRIER;
import static io.silkroam.access.Role.SUPPORT;

import io.silkroam.access.Actor;
import io.silkroam.access.Role;
import io.silkroam.gateway.admin.Provisioning;
import io.silkroam.gateway.api.Answer;
import io.silkroam.gateway.api.Call;
import io.silkroam.gateway.api.Fields;
import io.silkroam.gateway.api.JsonObject;
import io.silkroam.gateway.api.Page;
import io.silkroam.gateway.api.Problem;
import io.silkroam.gateway.api.Resource;
import io.silkroam.gateway.api.Route;
import io.silkroam.sim.inventory.AuditEntry;
import io.silkroam.sim.inventory.AuditFilter;
import io.silkroam.sim.inventory.AuditPage;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** Who did what. Those who are not to see everything see what they did themselves. */
public final class AuditResource implements Resource {
    private static final Set<Role> READERS = EnumSet.of(ADMIN, AUDITOR, SUPPORT, CARRIER);
    private static final Set<Role> SEE_ALL = EnumSet.of(ADMIN, AUDITOR);

    private final Provisioning tables;

    public AuditResource(Provisioning tables) {
        this.tables = tables;
    }

    @Override
    public List<Route> routes() {
        return List.of(
                Route.list("/v1/audit", READERS, this::list).query("object", "kind", "actor", "action", "from", "to"));
    }

    private Answer list(Call call) {
        Fields query = call.query();
        Optional<String> asked = query.text("actor");
        AuditFilter filter = new AuditFilter(
                query.text("object"),
                query.text("kind"),
                actor(call.actor(), asked),
                query.text("action"),
                query.instant("from"),
                query.instant("to"));
        Page page = call.page();
        call.finish();
        OptionalLong before = page.after().map(AuditResource::id).orElse(OptionalLong.empty());
        AuditPage listed =
                tables.database().read("read the audit log", c -> tables.audit().list(c, filter, before, page.limit()));
        OptionalLong next = listed.next();
        return Answer.page(
                listed.items().stream().map(AuditResource::json).toList(),
                next.isPresent() ? Optional.of(Long.toString(next.getAsLong())) : Optional.empty());
    }

    private static Optional<String> actor(Actor caller, Optional<String> asked) {
        return SEE_ALL.contains(caller.role()) ? asked : Optional.of(caller.name());
    }

    private static OptionalLong id(String text) {
        if (!text.matches("[0-9]{1,18}")) {
            throw Problem.invalid("The cursor was not given out by this list.");
        }
        return OptionalLong.of(Long.parseLong(text));
    }

    private static JsonObject json(AuditPage.Item item) {
        AuditEntry entry = item.entry();
        return JsonObject.of()
                .with("id", item.id())
                .with("at", entry.at())
                .with("actor", entry.actor())
                .with("role", entry.role())
                .with("action", entry.action())
                .with("kind", entry.kind())
                .with("object", entry.object())
                .with("from", said(entry.from()))
                .with("to", said(entry.to()))
                .with("reason", said(entry.reason()))
                .with("detail", said(entry.detail()));
    }

    private static Optional<String> said(String text) {
        return Optional.of(text).filter(t -> !t.isEmpty());
    }
}
