package io.silkroam.cli.remote;

import java.util.Optional;

/** Why the API refused (RFC 9457): a code for programs, a title and a detail for people, and what to do next. */
public record Problem(
        int status, String code, String title, Optional<String> detail, Optional<String> hint, Json json) {
    private static final int UNAUTHENTICATED = 401;
    private static final int FORBIDDEN = 403;

    /** An answer that is no problem document, from a proxy for example, gives a problem that says its status. */
    static Problem of(ApiAnswer answer) {
        Json json;
        try {
            json = Json.parse(answer.body());
        } catch (IllegalArgumentException e) {
            json = Json.EMPTY;
        }
        return of(answer.status(), json);
    }

    /** A problem that stands in another answer, for one item of a batch. */
    public static Problem of(int status, Json json) {
        return new Problem(
                status,
                json.text("code").orElse("http-" + status),
                json.text("title").orElse("The server answered " + status),
                json.text("detail"),
                json.text("hint"),
                json);
    }

    /** Detail where there is one, for it says the same more precisely. */
    public String sentence() {
        return detail.orElse(title);
    }

    Problem hinted(String text) {
        return new Problem(status, code, title, detail, Optional.of(text), json);
    }

    Failure failure() {
        return new Refusal(this, isAboutTheToken() ? ExitCode.DENIED : ExitCode.FAILED);
    }

    Optional<String> nextStep() {
        return hint.or(() -> switch (status) {
            case UNAUTHENTICATED ->
                Optional.of("Ask the gateway's administrator for a token: gateway.jar token create.");
            case FORBIDDEN -> Optional.of("Ask the gateway's administrator for a token with the role this needs.");
            default -> Optional.empty();
        });
    }

    private boolean isAboutTheToken() {
        return status == UNAUTHENTICATED || status == FORBIDDEN;
    }
}
