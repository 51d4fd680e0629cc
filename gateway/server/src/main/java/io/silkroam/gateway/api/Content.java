package io.silkroam.gateway.api;

import java.util.List;

/** What the body of a request is; another media type is refused with 415. */
public enum Content {
    /** No body; one that comes all the same is refused. */
    NONE(),
    /** A JSON object, read whole before the handler runs; absent reads as empty. */
    JSON("application/json"),
    /** Text, read whole before the handler runs. */
    TEXT("text/plain", "application/yaml"),
    /** Anything, read by the handler as it comes. */
    STREAM("application/octet-stream");

    @SuppressWarnings("ImmutableEnumChecker") // an immutable copy
    private final List<String> mediaTypes;

    Content(String... mediaTypes) {
        this.mediaTypes = List.of(mediaTypes);
    }

    public List<String> mediaTypes() {
        return mediaTypes;
    }
}
