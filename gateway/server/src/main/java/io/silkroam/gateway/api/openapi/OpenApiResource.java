package io.silkroam.gateway.api.openapi;

import io.silkroam.gateway.api.Answer;
import io.silkroam.gateway.api.Resource;
import io.silkroam.gateway.api.Route;
import java.util.List;
import java.util.Set;

/** Serves the document to anybody, as YAML and as JSON. */
public final class OpenApiResource implements Resource {
    private final Answer yaml;
    private final Answer json;

    public OpenApiResource() {
        OpenApiDocument document = OpenApiDocument.shipped();
        yaml = Answer.text("application/yaml", document.yaml());
        json = Answer.text(Answer.JSON, document.json());
    }

    @Override
    public List<Route> routes() {
        return List.of(
                Route.get("/openapi.yaml", Set.of(), call -> yaml).answering("application/yaml"),
                Route.get("/openapi.json", Set.of(), call -> json));
    }
}
