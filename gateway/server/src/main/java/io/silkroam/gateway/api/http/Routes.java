package io.silkroam.gateway.api.http;

import io.silkroam.gateway.api.Method;
import io.silkroam.gateway.api.Problem;
import io.silkroam.gateway.api.ProblemCode;
import io.silkroam.gateway.api.Route;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** Every route, and which of them a request means. A literal segment goes before a variable. */
public final class Routes {
    private final Node root = new Node();
    private final List<Route> all;

    /** What was found. */
    public record Match(Route route, Map<String, String> path) {}

    private static final class Node {
        private final Map<String, Node> literals = new LinkedHashMap<>();
        private Node variable;
        private final Map<Method, Route> routes = new LinkedHashMap<>();
    }

    public Routes(List<Route> routes) {
        this.all = List.copyOf(routes);
        routes.forEach(this::add);
    }

    public List<Route> all() {
        return all;
    }

    private void add(Route route) {
        Node node = root;
        for (String segment : route.template().substring(1).split("/", -1)) {
            if (isVariable(segment)) {
                node.variable = node.variable == null ? new Node() : node.variable;
                node = node.variable;
            } else {
                node = node.literals.computeIfAbsent(segment, s -> new Node());
            }
        }
        if (node.routes.put(route.method(), route) != null) {
            throw new IllegalStateException("two routes are " + route);
        }
    }

    /**
     * The route of a request; a HEAD is the GET it stands for.
     *
     * @throws Problem not-found, or method-not-allowed with what is allowed
     */
    public Match find(String method, Target target) {
        Node node = nodeOf(target)
                .orElseThrow(() -> Problem.of(ProblemCode.NOT_FOUND, "There is nothing at this address.")
                        .hint("GET /openapi.yaml describes what there is."));
        String asked = method.equals("HEAD") ? "GET" : method;
        for (Map.Entry<Method, Route> candidate : node.routes.entrySet()) {
            if (candidate.getKey().name().equals(asked)) {
                return new Match(candidate.getValue(), variables(candidate.getValue(), target));
            }
        }
        String allowed = allowed(node);
        throw Problem.of(ProblemCode.METHOD_NOT_ALLOWED, "Here one can " + allowed + ".")
                .header("Allow", allowed);
    }

    /** What is allowed at an address, for OPTIONS; not-found where nothing is. */
    public String allowed(Target target) {
        return nodeOf(target)
                .map(Routes::allowed)
                .orElseThrow(() -> Problem.of(ProblemCode.NOT_FOUND, "There is nothing at this address."));
    }

    private static String allowed(Node node) {
        TreeSet<String> methods = new TreeSet<>(List.of("OPTIONS"));
        node.routes.keySet().forEach(m -> methods.add(m.name()));
        if (methods.contains("GET")) {
            methods.add("HEAD");
        }
        return String.join(", ", methods);
    }

    private Optional<Node> nodeOf(Target target) {
        return find(root, target.segments(), 0);
    }

    private static Optional<Node> find(Node node, List<String> segments, int at) {
        if (at == segments.size()) {
            return node.routes.isEmpty() ? Optional.empty() : Optional.of(node);
        }
        Node literal = node.literals.get(segments.get(at));
        Optional<Node> found = literal == null ? Optional.empty() : find(literal, segments, at + 1);
        if (found.isPresent() || node.variable == null || segments.get(at).isEmpty()) {
            return found;
        }
        return find(node.variable, segments, at + 1);
    }

    private static Map<String, String> variables(Route route, Target target) {
        Map<String, String> path = new LinkedHashMap<>();
        List<String> names =
                new ArrayList<>(List.of(route.template().substring(1).split("/", -1)));
        for (int i = 0; i < names.size(); i++) {
            if (isVariable(names.get(i))) {
                path.put(
                        names.get(i).substring(1, names.get(i).length() - 1),
                        target.segments().get(i));
            }
        }
        return path;
    }

    private static boolean isVariable(String segment) {
        return segment.startsWith("{");
    }
}
