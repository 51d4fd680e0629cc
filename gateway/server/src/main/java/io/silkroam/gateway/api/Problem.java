package io.silkroam.gateway.api;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A refusal, as RFC 9457 problem details. Thrown by a handler it becomes the answer; nothing in it may be secret.
 * Carries no stack trace: it is an expected result on its way out.
 */
public final class Problem extends RuntimeException {
    /** The media type of problems. */
    public static final String MEDIA_TYPE = "application/problem+json";

    private final ProblemCode code;
    private final transient Details details;

    /** One mistake in what was sent: which member or parameter, and why. */
    public record FieldError(String field, String reason) {}

    private record Details(
            Optional<String> hint, List<FieldError> errors, Map<String, Object> members, Map<String, String> headers) {}

    private Problem(ProblemCode code, String detail, Details details) {
        super(detail, null, false, false);
        this.code = code;
        this.details = details;
    }

    /** @param detail what is wrong with this very request, for a person to read */
    public static Problem of(ProblemCode code, String detail) {
        return new Problem(code, detail, new Details(Optional.empty(), List.of(), Map.of(), Map.of()));
    }

    public static Problem invalid(String detail) {
        return of(ProblemCode.INVALID, detail);
    }

    /** @param what in words, such as "SIM 8931..." */
    public static Problem notFound(String what) {
        return of(ProblemCode.NOT_FOUND, "There is no " + what + ".");
    }

    /** The same with the next step to take. */
    public Problem hint(String hint) {
        return new Problem(
                code,
                getMessage(),
                new Details(Optional.of(hint), details.errors(), details.members(), details.headers()));
    }

    /** The same with these mistakes. */
    public Problem errors(List<FieldError> more) {
        List<FieldError> all = new ArrayList<>(details.errors());
        all.addAll(more);
        return new Problem(
                code,
                getMessage(),
                new Details(details.hint(), List.copyOf(all), details.members(), details.headers()));
    }

    /** The same with an extension member; the value is anything {@link JsonObject#with} takes. */
    public Problem with(String member, Object value) {
        Map<String, Object> all = new LinkedHashMap<>(details.members());
        all.put(member, value);
        return new Problem(code, getMessage(), new Details(details.hint(), details.errors(), all, details.headers()));
    }

    /** The same with a header. */
    public Problem header(String name, String value) {
        Map<String, String> all = new LinkedHashMap<>(details.headers());
        all.put(name, value);
        return new Problem(code, getMessage(), new Details(details.hint(), details.errors(), details.members(), all));
    }

    /** The same, worth trying again after this. */
    public Problem retryAfter(Duration wait) {
        return header(
                "Retry-After", Long.toString(Math.max(1, wait.plusMillis(999).toSeconds())));
    }

    public ProblemCode code() {
        return code;
    }

    /** As an answer; also what stands in a list of results. */
    public Answer answer() {
        Answer answer = Answer.of(code.status(), body()).type(MEDIA_TYPE);
        for (Map.Entry<String, String> header : details.headers().entrySet()) {
            answer = answer.header(header.getKey(), header.getValue());
        }
        return answer;
    }

    /** The members. */
    public JsonObject body() {
        JsonObject body = JsonObject.of()
                .with("type", "urn:silkroam:problem:" + code.text())
                .with("title", code.title())
                .with("status", code.status())
                .with("detail", getMessage())
                .with("code", code.text())
                .with("hint", details.hint());
        if (!details.errors().isEmpty()) {
            body = body.with(
                    "errors",
                    details.errors().stream()
                            .map(e -> JsonObject.of().with("field", e.field()).with("reason", e.reason()))
                            .toList());
        }
        for (Map.Entry<String, Object> member : details.members().entrySet()) {
            body = body.with(member.getKey(), member.getValue());
        }
        return body;
    }
}
