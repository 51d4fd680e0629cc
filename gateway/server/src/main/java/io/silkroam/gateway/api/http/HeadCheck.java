package io.silkroam.gateway.api.http;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import io.silkroam.gateway.api.Problem;
import io.silkroam.gateway.api.ProblemCode;

/** Whether a head is HTTP/1.1 at all (RFC 9112 §3), within its bounds. */
public final class HeadCheck {
    private HeadCheck() {}

    public static void check(HttpRequest request) {
        Throwable cause = request.decoderResult().cause();
        if (cause instanceof TooLongHttpLineException) {
            throw Problem.of(ProblemCode.URI_TOO_LONG, "The request line is longer than it may be.");
        }
        if (cause instanceof TooLongHttpHeaderException) {
            throw Problem.of(ProblemCode.HEADERS_TOO_LARGE, "The header is larger than it may be.");
        }
        if (cause != null) {
            throw Problem.invalid("The request is not HTTP/1.1.");
        }
        HttpVersion version = request.protocolVersion();
        if (!version.protocolName().equals("HTTP") || version.majorVersion() != 1) {
            throw Problem.of(ProblemCode.VERSION_NOT_SUPPORTED, "HTTP/1.1 is spoken here.");
        }
        int hosts = request.headers().getAll(HttpHeaderNames.HOST).size();
        if (hosts > 1 || (hosts == 0 && version.minorVersion() > 0)) {
            throw Problem.invalid("The header Host should stand there once.");
        }
        if (request.headers().getAll(HttpHeaderNames.AUTHORIZATION).size() > 1) {
            throw Problem.invalid("The header Authorization should stand there once.");
        }
    }
}
