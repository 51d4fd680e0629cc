package io.silkroam.cli.remote;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.Optional;

/** What came back: the status, the headers by lower-case name, and the whole body. */
@SuppressWarnings("ArrayRecordComponent") // never compared, never kept
public record ApiAnswer(int status, Map<String, String> headers, byte[] body) {
    private static final int SUCCESS = 2;
    private static final int HUNDREDS = 100;
    private static final int TOO_MANY_REQUESTS = 429;
    private static final int BAD_GATEWAY = 502;
    private static final int UNAVAILABLE = 503;
    private static final int GATEWAY_TIMEOUT = 504;
    private static final int CONFLICT = 409;

    boolean isSuccess() {
        return status / HUNDREDS == SUCCESS;
    }

    /** Whether the same request may be answered otherwise a little later. */
    boolean asksToTryAgain() {
        return switch (status) {
            case TOO_MANY_REQUESTS, BAD_GATEWAY, UNAVAILABLE, GATEWAY_TIMEOUT -> true;
            case CONFLICT -> Problem.of(this).code().equals("idempotency-in-progress");
            default -> false;
        };
    }

    /** How long the server asks to wait: seconds, or a date to be held against the server's own (RFC 9110 §10.2.3). */
    Optional<Duration> retryAfter() {
        String text = headers.get("retry-after");
        if (text == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(
                    text.matches("[0-9]{1,9}")
                            ? Duration.ofSeconds(Long.parseLong(text))
                            : Duration.between(date(headers.get("date")), date(text)));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static ZonedDateTime date(String text) {
        return ZonedDateTime.parse(text == null ? "" : text, DateTimeFormatter.RFC_1123_DATE_TIME);
    }

    /** The body as a JSON object; the empty one where there is no body. */
    public Json json() {
        if (body.length == 0) {
            return Json.EMPTY;
        }
        try {
            return Json.parse(body);
        } catch (IllegalArgumentException e) {
            throw Failure.failed(
                    "the answer is not what the API gives: " + e.getMessage(),
                    "Is this the address of the gateway's API?");
        }
    }
}
