package io.silkroam.gateway.resource;

import io.silkroam.access.Role;
import io.silkroam.conf.ConfigException;
import io.silkroam.gateway.admin.SimImports;
import io.silkroam.gateway.admin.SimImports.How;
import io.silkroam.gateway.api.Answer;
import io.silkroam.gateway.api.Call;
import io.silkroam.gateway.api.Content;
import io.silkroam.gateway.api.Fields;
import io.silkroam.gateway.api.JsonObject;
import io.silkroam.gateway.api.Problem;
import io.silkroam.gateway.api.ProblemCode;
import io.silkroam.gateway.api.Resource;
import io.silkroam.gateway.api.Route;
import io.silkroam.sim.batch.ImportOutcome;
import io.silkroam.sim.batch.ImportResult;
import io.silkroam.sim.batch.file.RowError;
import io.silkroam.sim.batch.file.VendorMappings;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The import of vendors' files, read as they arrive. */
public final class ImportResource implements Resource {
    private static final int MOST_ERRORS = 1_000;

    private final SimImports imports;

    public ImportResource(SimImports imports) {
        this.imports = imports;
    }

    @Override
    public List<Route> routes() {
        return List.of(Route.post("/v1/imports", Set.of(Role.ADMIN), this::run)
                .taking(Content.STREAM)
                .query("vendor", "fileName", "batch", "dryRun", "keepGoing"));
    }

    private Answer run(Call call) throws IOException {
        Fields query = call.query();
        How how = new How(
                query.text("fileName", "upload"),
                query.text("vendor", VendorMappings.DEFAULT),
                query.text("batch"),
                query.flag("dryRun", false),
                query.flag("keepGoing", false));
        call.finish();
        ImportResult result = result(call, how);
        if (result.outcome() == ImportOutcome.REFUSED) {
            throw refused(result);
        }
        JsonObject json = JsonObject.of();
        members(result).forEach(json::with);
        return Answer.ok(json);
    }

    private ImportResult result(Call call, How how) throws IOException {
        try {
            return imports.run(call.actor(), how, call.stream())
                    .orElseThrow(() -> Problem.invalid("There is no vendor '" + how.vendor() + "'.")
                            .hint("Known: " + String.join(", ", imports.vendorNames())
                                    + ". A vendor is a file in conf/vendors."));
        } catch (ConfigException e) {
            throw Problem.invalid("The vendors' mappings have mistakes: " + e.getMessage())
                    .hint("Mend them in conf/vendors, then repeat the import.");
        }
    }

    private static Problem refused(ImportResult result) {
        String first =
                result.errors().stream().findFirst().map(RowError::toString).orElse("");
        String more = result.errorCount() > 1 ? " (and " + (result.errorCount() - 1) + " more)" : "";
        Problem problem = Problem.of(ProblemCode.IMPORT_REFUSED, first + more)
                .hint("Nothing was imported. Mend the file, or leave bad rows out: simctl sim import --keep-going");
        for (Map.Entry<String, Object> member : members(result).entrySet()) {
            problem = problem.with(member.getKey(), member.getValue());
        }
        return problem;
    }

    private static Map<String, Object> members(ImportResult result) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("outcome", Words.of(result.outcome()));
        members.put("batch", result.batch());
        members.put("vendor", result.vendor());
        members.put("rows", result.rows());
        members.put("imported", result.imported());
        members.put("unchanged", result.unchanged());
        members.put("refused", result.refused());
        members.put("sha256", Optional.of(result.sha256()).filter(s -> !s.isEmpty()));
        members.put(
                "errors",
                result.errors().stream()
                        .limit(MOST_ERRORS)
                        .map(ImportResource::json)
                        .toList());
        members.put("errorCount", result.errorCount());
        members.put("warnings", result.warnings());
        return members;
    }

    private static JsonObject json(RowError error) {
        return JsonObject.of()
                .with("line", error.line())
                .with("column", error.column())
                .with("reason", error.reason());
    }
}
