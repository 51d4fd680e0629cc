package io.silkroam.gateway.api.http;

import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.DefaultHttpResponse;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import io.silkroam.gateway.api.Answer;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Answers as HTTP messages: nothing of them is to be stored, guessed at or framed by a browser. */
public final class Responses {
    /** IMF-fixdate (RFC 9110 §5.6.7). */
    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ENGLISH);

    private static final int NO_CONTENT = 204;

    private final Clock clock;

    public Responses(Clock clock) {
        this.clock = clock;
    }

    /**
     * @param head whether the client asked for the header alone
     * @param keepAlive whether it may ask for more on this connection
     */
    public FullHttpResponse of(Answer answer, boolean head, boolean keepAlive) {
        FullHttpResponse response = new DefaultFullHttpResponse(
                HttpVersion.HTTP_1_1,
                HttpResponseStatus.valueOf(answer.status()),
                head ? Unpooled.EMPTY_BUFFER : Unpooled.wrappedBuffer(answer.body()));
        fill(response.headers(), answer, answer.body().length, keepAlive);
        return response;
    }

    /** The head of an answer that is a file, or part of one; the body follows. */
    public HttpResponse of(Answer answer, Part part, boolean keepAlive) {
        HttpResponse response = new DefaultHttpResponse(
                HttpVersion.HTTP_1_1, part.isWhole() ? HttpResponseStatus.OK : HttpResponseStatus.PARTIAL_CONTENT);
        fill(response.headers(), answer, part.length(), keepAlive);
        response.headers().set(HttpHeaderNames.ACCEPT_RANGES, HttpHeaderValues.BYTES);
        if (!part.isWhole()) {
            response.headers().set(HttpHeaderNames.CONTENT_RANGE, part.contentRange());
        }
        return response;
    }

    private void fill(HttpHeaders headers, Answer answer, long length, boolean keepAlive) {
        headers.set(HttpHeaderNames.DATE, DATE.format(clock.instant().atOffset(ZoneOffset.UTC)));
        headers.set(HttpHeaderNames.CACHE_CONTROL, HttpHeaderValues.NO_STORE);
        headers.set("X-Content-Type-Options", "nosniff");
        headers.set(HttpHeaderNames.CONTENT_SECURITY_POLICY, "default-src 'none'; frame-ancestors 'none'");
        if (answer.status() != NO_CONTENT) {
            headers.set(HttpHeaderNames.CONTENT_TYPE, answer.type());
            headers.set(HttpHeaderNames.CONTENT_LENGTH, length);
        }
        answer.headers().forEach(headers::set);
        headers.set(HttpHeaderNames.CONNECTION, keepAlive ? HttpHeaderValues.KEEP_ALIVE : HttpHeaderValues.CLOSE);
    }
}
