package io.silkroam.gateway.api.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.silkroam.gateway.api.Content;
import io.silkroam.gateway.api.Route;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** The document itself: its text, its tree, and where it and the routes of a server say different things. */
public final class OpenApiDocument {
    private static final String PLACE = "/io/silkroam/gateway/api/openapi.yaml";
    private static final Set<String> METHODS = Set.of("get", "put", "post", "delete", "patch", "head", "options");

    private final String yaml;
    private final JsonNode tree;

    private OpenApiDocument(String yaml, JsonNode tree) {
        this.yaml = yaml;
        this.tree = tree;
    }

    /** The document this program was built with. */
    public static OpenApiDocument shipped() {
        try (InputStream in = OpenApiDocument.class.getResourceAsStream(PLACE)) {
            String yaml = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return new OpenApiDocument(yaml, new YAMLMapper().readTree(yaml));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public String yaml() {
        return yaml;
    }

    public String json() {
        try {
            return new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(tree);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The whole, to look things up in. */
    public JsonNode tree() {
        return tree;
    }

    /** An operation, with the parameters of its path; missing where there is none. */
    public JsonNode operation(String method, String template) {
        return tree.path("paths").path(template).path(method.toLowerCase(Locale.ROOT));
    }

    /** What a {@code $ref} within the document means; any other node is what it is. */
    public JsonNode resolved(JsonNode node) {
        JsonNode ref = node.path("$ref");
        return ref.isTextual() ? tree.at(ref.asText().substring(1)) : node;
    }

    /** Where the document and these routes differ, a sentence each: operations, roles, parameters, bodies. */
    public List<String> differencesTo(List<Route> routes) {
        List<String> differences = new ArrayList<>();
        TreeMap<String, Route> served = new TreeMap<>();
        routes.forEach(r -> served.put(r.toString(), r));
        Set<String> described = described();
        described.stream()
                .filter(o -> !served.containsKey(o))
                .forEach(o -> differences.add(o + " is described, but not served"));
        served.forEach((name, route) -> {
            if (described.contains(name)) {
                compare(route, differences::add);
            } else {
                differences.add(name + " is served, but not described");
            }
        });
        return differences;
    }

    private Set<String> described() {
        Set<String> described = new TreeSet<>();
        tree.path("paths")
                .properties()
                .forEach(path -> path.getValue().properties().forEach(operation -> {
                    if (METHODS.contains(operation.getKey())) {
                        described.add(operation.getKey().toUpperCase(Locale.ROOT) + " " + path.getKey());
                    }
                }));
        return described;
    }

    private void compare(Route route, Consumer<String> difference) {
        JsonNode operation = operation(route.method().name(), route.template());
        differ(
                route + " roles",
                texts(operation.path("x-roles")),
                route.roles().stream().map(r -> r.text()).collect(Collectors.toCollection(TreeSet::new)),
                difference);
        differ(route + " query parameters", parameters(route, "query"), new TreeSet<>(route.query()), difference);
        Set<String> variables = new TreeSet<>();
        for (String segment : route.template().split("/", -1)) {
            if (segment.startsWith("{")) {
                variables.add(segment.substring(1, segment.length() - 1));
            }
        }
        differ(route + " path parameters", parameters(route, "path"), variables, difference);
        Set<String> bodies = new TreeSet<>();
        resolved(operation.path("requestBody")).path("content").fieldNames().forEachRemaining(bodies::add);
        // A JSON body may be left out of the document where an empty object is all that is taken.
        if (route.content() != Content.JSON || !bodies.isEmpty()) {
            differ(
                    route + " media types of the body",
                    bodies,
                    new TreeSet<>(route.content().mediaTypes()),
                    difference);
        }
    }

    private Set<String> parameters(Route route, String place) {
        Set<String> names = new TreeSet<>();
        JsonNode path = tree.path("paths").path(route.template());
        for (JsonNode owner : List.of(path, operation(route.method().name(), route.template()))) {
            for (JsonNode parameter : owner.path("parameters")) {
                JsonNode actual = resolved(parameter);
                if (actual.path("in").asText().equals(place)) {
                    names.add(actual.path("name").asText());
                }
            }
        }
        return names;
    }

    private static Set<String> texts(JsonNode list) {
        Set<String> texts = new TreeSet<>();
        list.forEach(t -> texts.add(t.asText()));
        return texts;
    }

    private static void differ(String what, Set<String> described, Set<String> served, Consumer<String> difference) {
        if (!described.equals(served)) {
            difference.accept(what + ": described " + described + ", served " + served);
        }
    }
}
