package io.silkroam.gateway.api;

import io.silkroam.access.Role;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * One operation: where it is, who may use it, what it takes.
 *
 * @param template such as {@code /v1/sims/{iccid}/actions}; a variable is a whole segment
 * @param roles who may use it; empty for what needs no token
 * @param query the query parameters it knows; any other is refused before the handler runs
 * @param types the media types it answers with; a client that takes none of them is told so
 */
public record Route(
        Method method,
        String template,
        Set<Role> roles,
        Content content,
        List<String> query,
        List<String> types,
        Handler handler) {
    /** The query parameters of a list that comes in pages. */
    public static final List<String> PAGING = List.of("limit", "cursor");

    public Route {
        if (!template.matches("(/[A-Za-z0-9._-]+|/\\{[A-Za-z]+})+")) {
            throw new IllegalArgumentException("not a template of a path: " + template);
        }
        roles = roles.isEmpty() ? Set.of() : Collections.unmodifiableSet(EnumSet.copyOf(roles));
        query = List.copyOf(query);
        types = List.copyOf(types);
    }

    private Route(Method method, String template, Set<Role> roles, Content content, Handler handler) {
        this(method, template, roles, content, List.of(), List.of(Answer.JSON), handler);
    }

    /** Reads one thing. */
    public static Route get(String template, Set<Role> roles, Handler handler) {
        return new Route(Method.GET, template, roles, Content.NONE, handler);
    }

    /** Reads a list in pages: knows {@code limit} and {@code cursor}. */
    public static Route list(String template, Set<Role> roles, Handler handler) {
        return new Route(Method.GET, template, roles, Content.NONE, PAGING, List.of(Answer.JSON), handler);
    }

    /** Takes a JSON object. */
    public static Route post(String template, Set<Role> roles, Handler handler) {
        return new Route(Method.POST, template, roles, Content.JSON, handler);
    }

    /** Takes a JSON object. */
    public static Route put(String template, Set<Role> roles, Handler handler) {
        return new Route(Method.PUT, template, roles, Content.JSON, handler);
    }

    /** Takes no body. */
    public static Route delete(String template, Set<Role> roles, Handler handler) {
        return new Route(Method.DELETE, template, roles, Content.NONE, handler);
    }

    /** The same with another kind of body. */
    public Route taking(Content other) {
        return new Route(method, template, roles, other, query, types, handler);
    }

    /** The same with more query parameters. */
    public Route query(String... more) {
        List<String> all = new ArrayList<>(query);
        all.addAll(List.of(more));
        return new Route(method, template, roles, content, all, types, handler);
    }

    /** The same, answered with one of these media types; refusals are JSON all the same. */
    public Route answering(String... mediaTypes) {
        return new Route(method, template, roles, content, query, List.of(mediaTypes), handler);
    }

    @Override
    public String toString() {
        return method + " " + template;
    }
}
