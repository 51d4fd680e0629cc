package io.silkroam.gateway.api;

import java.util.Locale;

/** Every way in which the API says no, with its status; the code is the name in lower case with dashes. */
public enum ProblemCode {
    INVALID(400, "The request is not valid"),
    IDEMPOTENCY_KEY_MISSING(400, "An Idempotency-Key is needed"),
    UNAUTHENTICATED(401, "No valid token"),
    TOKEN_EXPIRED(401, "The token has expired"),
    TOKEN_REVOKED(401, "The token was revoked"),
    FORBIDDEN(403, "The token's role may not do this"),
    NOT_FOUND(404, "Not found"),
    METHOD_NOT_ALLOWED(405, "The method is not allowed here"),
    NOT_ACCEPTABLE(406, "No acceptable media type"),
    REQUEST_TIMEOUT(408, "The request took too long to arrive"),
    ILLEGAL_TRANSITION(409, "Not possible in this state"),
    NUMBER_TAKEN(409, "The number is taken"),
    ICCID_TAKEN(409, "The ICCID is taken"),
    NAME_TAKEN(409, "The name is taken"),
    ALREADY_USED(409, "Already used"),
    NOT_ACTIVE(409, "Not active"),
    EXPORT_REFUSED(409, "The export was refused"),
    BILLING_OFF(409, "This gateway does no billing"),
    IDEMPOTENCY_IN_PROGRESS(409, "The same request is still being served"),
    TOKEN_SHOWN_ONCE(409, "The answer was shown once already"),
    VERSION_MOVED(412, "Changed by somebody else meanwhile"),
    TOO_LARGE(413, "Too large"),
    URI_TOO_LONG(414, "The address is too long"),
    UNSUPPORTED_MEDIA_TYPE(415, "The media type is not supported"),
    RANGE_NOT_SATISFIABLE(416, "There is no such part of it"),
    EXPECTATION_FAILED(417, "The expectation cannot be met"),
    IDEMPOTENCY_KEY_REUSED(422, "The Idempotency-Key belongs to another request"),
    IMPORT_REFUSED(422, "The import was refused"),
    TOO_MANY_REQUESTS(429, "Too many requests"),
    HEADERS_TOO_LARGE(431, "The header is too large"),
    INTERNAL(500, "Something went wrong here"),
    BUSY(503, "Busy"),
    VERSION_NOT_SUPPORTED(505, "The HTTP version is not supported"),
    NO_ROOM(507, "There is no room for it");

    private final int status;
    private final String title;

    ProblemCode(int status, String title) {
        this.status = status;
        this.title = title;
    }

    public int status() {
        return status;
    }

    public String title() {
        return title;
    }

    /** As it stands in answers. */
    public String text() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
