package io.silkroam.gateway.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.silkroam.access.Actor;
import io.silkroam.gateway.api.Problem.FieldError;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * One request as its handler sees it. A handler reads parameters and members with the getters, then calls
 * {@link #finish()}, and only then does anything.
 */
public final class Call {
    private static final int DEEPEST = 32;

    /** Strict, and silent about what it read: a body may hold a key. */
    private static final ObjectMapper STRICT = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    static {
        STRICT.getFactory()
                .setStreamReadConstraints(
                        StreamReadConstraints.builder().maxNestingDepth(DEEPEST).build());
    }

    private final Head head;
    private final Optional<Actor> actor;
    private final byte[] octets;
    private final InputStream stream;
    private final List<FieldError> mistakes = new ArrayList<>();
    private final Fields query;
    private final Fields body;
    private boolean finished;

    /**
     * What stands in front of the body.
     *
     * @param path the variables of the route's template
     * @param query the parameters, each once
     */
    public record Head(
            Route route,
            Map<String, String> path,
            Map<String, String> query,
            OptionalLong ifMatch,
            Optional<String> idempotencyKey) {}

    private Call(Head head, Optional<Actor> actor, byte[] octets, InputStream stream) {
        this.head = head;
        this.actor = actor;
        this.octets = octets;
        this.stream = stream;
        ObjectNode parameters = JsonNodeFactory.instance.objectNode();
        head.query().forEach(parameters::put);
        this.query = new Fields("", parameters, true, mistakes);
        boolean json = head.route().content() == Content.JSON;
        this.body = new Fields("", json ? object(octets) : JsonNodeFactory.instance.objectNode(), false, mistakes);
    }

    /** A call whose body is there. */
    public static Call of(Head head, Optional<Actor> actor, byte[] body) {
        return new Call(head, actor, body, new ByteArrayInputStream(body));
    }

    /** A call whose body comes as it is read. */
    public static Call streaming(Head head, Optional<Actor> actor, InputStream body) {
        return new Call(head, actor, new byte[0], body);
    }

    public Route route() {
        return head.route();
    }

    /** Who asks; not to be asked on a route that needs no token. */
    public Actor actor() {
        return actor.orElseThrow(() -> new IllegalStateException(route() + " needs no token"));
    }

    /** A variable of the template, percent-decoded. */
    public String path(String variable) {
        String value = head.path().get(variable);
        if (value == null) {
            throw new IllegalStateException(route() + " has no {" + variable + "}");
        }
        return value;
    }

    /** The query parameters; those the route does not name were refused already. */
    public Fields query() {
        return query;
    }

    /** Which part of the list is wanted. */
    public Page page() {
        return new Page(query.integer("limit", Page.USUAL, 1, Page.MOST), query.parsed("cursor", Page::placeOf));
    }

    /** The members of the JSON object sent. */
    public Fields body() {
        return body;
    }

    /** The body as text. */
    public String text() {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(octets))
                    .toString();
        } catch (CharacterCodingException e) {
            throw Problem.invalid("The body is not UTF-8 text.");
        }
    }

    /** The body as it comes; an IOException means that the client went away, and everything is to be undone. */
    public InputStream stream() {
        return stream;
    }

    /** The version the client saw last, where it says so. */
    public OptionalLong ifMatch() {
        return head.ifMatch();
    }

    /** Refuses when the client has seen another version than this one. */
    public void requireVersion(long actual) {
        if (ifMatch().isPresent() && ifMatch().getAsLong() != actual) {
            throw Problem.of(
                            ProblemCode.VERSION_MOVED,
                            "It is at version %d; the request expects version %d."
                                    .formatted(actual, ifMatch().getAsLong()))
                    .hint("Read it again, and decide again.")
                    .with("version", actual);
        }
    }

    /** What makes a repeat of this request a repeat; every write has one. */
    public String idempotencyKey() {
        return head.idempotencyKey().orElseThrow(() -> new IllegalStateException(route() + " does not write"));
    }

    /** Refuses with every mistake found, and every member that nobody asked for. */
    public void finish() {
        finished = true;
        body.reportUnread();
        if (!mistakes.isEmpty()) {
            List<String> reasons =
                    mistakes.stream().map(m -> m.field() + ": " + m.reason()).toList();
            throw Problem.invalid(String.join("; ", reasons)).errors(mistakes);
        }
    }

    /** Finds the handler that answered without having asked whether what it read was any good. */
    public void requireFinished() {
        boolean somethingToRead =
                route().content() == Content.JSON || !head.query().isEmpty();
        if (somethingToRead && !finished) {
            throw new IllegalStateException("the handler of " + route() + " does not call finish()");
        }
    }

    private static ObjectNode object(byte[] octets) {
        if (octets.length == 0) {
            return JsonNodeFactory.instance.objectNode();
        }
        try {
            JsonNode tree = STRICT.readTree(octets);
            if (tree instanceof ObjectNode object) {
                return object;
            }
            throw Problem.invalid("The body should be a JSON object.");
        } catch (JsonProcessingException e) {
            String place = e.getLocation() == null
                    ? ""
                    : " (line %d, column %d)"
                            .formatted(
                                    e.getLocation().getLineNr(), e.getLocation().getColumnNr());
            throw Problem.invalid("The body is not JSON" + place + ".");
        } catch (IOException e) {
            throw Problem.invalid("The body is not JSON.");
        }
    }
}
