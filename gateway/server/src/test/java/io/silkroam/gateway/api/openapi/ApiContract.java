package io.silkroam.gateway.api.openapi;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Holds real answers against what the shipped document says of them. */
public final class ApiContract {
    private static final String NAME = "urn:silkroam:openapi";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final OpenApiDocument document = OpenApiDocument.shipped();
    private final SchemaRegistry schemas = SchemaRegistry.withDefaultDialect(
            SpecificationVersion.DRAFT_2020_12, builder -> builder.schemas(Map.of(NAME, document.json())));

    /**
     * Where an answer is not as described, a sentence each; none when all is well.
     *
     * @param template of the route, such as {@code /v1/sims/{iccid}}
     * @param contentType of the answer; empty where it has no body
     */
    public List<String> problemsOf(String method, String template, int status, String contentType, String body) {
        JsonNode operation = document.operation(method, template);
        if (operation.isMissingNode()) {
            return List.of(method + " " + template + " is not described");
        }
        JsonNode responses = operation.path("responses");
        JsonNode response = document.resolved(responses.path(Integer.toString(status)));
        if (response.isMissingNode()) {
            if (status < 400) {
                return List.of(status + " is not described");
            }
            response = document.resolved(responses.path("default"));
        }
        JsonNode content = response.path("content");
        if (content.isMissingNode()) {
            return body.isEmpty() ? List.of() : List.of("a body is not described: " + body);
        }
        String type = contentType.split(";", 2)[0];
        if (!content.has(type)) {
            return List.of("the media type " + contentType + " is not described");
        }
        return type.endsWith("json") ? against(content.path(type).path("schema"), body) : List.of();
    }

    /** Where a JSON text does not fit a schema of the document, such as {@code Sim}. */
    public List<String> problemsOf(String schema, String body) {
        return against(JSON.createObjectNode().put("$ref", "#/components/schemas/" + schema), body);
    }

    List<String> against(JsonNode schema, String body) {
        List<String> problems = new ArrayList<>();
        try {
            JsonNode tree = JSON.readTree(body);
            schema(schema)
                    .validate(tree, context -> context.executionConfig(c -> c.formatAssertionsEnabled(true)))
                    .forEach(error -> problems.add(error.toString()));
        } catch (JsonProcessingException e) {
            problems.add("not JSON: " + e.getOriginalMessage());
        }
        return problems;
    }

    private Schema schema(JsonNode schema) {
        String text = schema.toString().replace("\"#/components", "\"" + NAME + "#/components");
        try {
            return schemas.getSchema(
                    SchemaLocation.of("urn:test:" + Integer.toHexString(text.hashCode())), JSON.readTree(text));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
