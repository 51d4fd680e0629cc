package io.silkroam.gateway.api.http;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpUtil;
import io.silkroam.gateway.api.Answer;
import io.silkroam.gateway.api.Content;
import io.silkroam.gateway.api.Problem;
import io.silkroam.gateway.api.ProblemCode;
import io.silkroam.gateway.api.Route;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/** The head of one request: what it says, checked as far as that needs neither its body nor the database. */
public record Exchange(HttpRequest request, Target target, Routes.Match match) {
    private static final int LONGEST_KEY = 128;

    public Route route() {
        return match.route();
    }

    public boolean keepsAlive() {
        return HttpUtil.isKeepAlive(request);
    }

    public Optional<String> header(CharSequence name) {
        return Optional.ofNullable(request.headers().get(name));
    }

    public boolean expectsContinue() {
        return HttpUtil.is100ContinueExpected(request);
    }

    /** The length the client declares; empty where the body comes in chunks, or there is none. */
    public OptionalLong contentLength() {
        long length = HttpUtil.getContentLength(request, -1L);
        return length < 0 ? OptionalLong.empty() : OptionalLong.of(length);
    }

    public boolean hasBody() {
        return contentLength().orElse(0) > 0 || HttpUtil.isTransferEncodingChunked(request);
    }

    /** What can be refused before anything is read. */
    public void checkHead(long mostOctets) {
        header(HttpHeaderNames.EXPECT)
                .filter(e -> !e.equalsIgnoreCase("100-continue"))
                .ifPresent(e -> {
                    throw Problem.of(ProblemCode.EXPECTATION_FAILED, "Only 100-continue can be expected.");
                });
        checkAccept();
        if (!hasBody()) {
            return;
        }
        if (route().content() == Content.NONE) {
            throw Problem.invalid("A body is not taken here.");
        }
        if (contentLength().orElse(0) > mostOctets) {
            throw tooLarge(mostOctets);
        }
        checkMediaType();
    }

    public static Problem tooLarge(long mostOctets) {
        return Problem.of(ProblemCode.TOO_LARGE, "The body is longer than the " + mostOctets + " octets it may have.");
    }

    /** The parameters the route does not know are refused: a mistyped filter would find too much. */
    public void checkQuery() {
        List<String> unknown = target.query().keySet().stream()
                .filter(name -> !route().query().contains(name))
                .toList();
        if (!unknown.isEmpty()) {
            String known = route().query().isEmpty()
                    ? "none is known here"
                    : "known here: " + String.join(", ", route().query());
            throw Problem.invalid("Unknown query parameter " + String.join(", ", unknown) + "; " + known + ".")
                    .errors(unknown.stream()
                            .map(name -> new Problem.FieldError(name, "is unknown; " + known))
                            .toList());
        }
    }

    /** The key of a write; empty for a read. */
    public Optional<String> idempotencyKey() {
        if (!route().method().writes()) {
            return Optional.empty();
        }
        String key = header("Idempotency-Key").orElseThrow(() -> Problem.of(
                        ProblemCode.IDEMPOTENCY_KEY_MISSING, "A write needs the header Idempotency-Key.")
                .hint("Send a fresh UUID, and the same one when you repeat the request."));
        if (key.isEmpty() || key.length() > LONGEST_KEY || key.chars().anyMatch(c -> c < ' ' || c > '~')) {
            throw Problem.of(
                    ProblemCode.IDEMPOTENCY_KEY_MISSING,
                    "An Idempotency-Key is 1 to " + LONGEST_KEY + " printable ASCII characters.");
        }
        return Optional.of(key);
    }

    /** The version the client saw; empty where any will do. */
    public OptionalLong ifMatch() {
        Optional<String> text = header(HttpHeaderNames.IF_MATCH);
        if (text.isEmpty() || text.get().strip().equals("*")) {
            return OptionalLong.empty();
        }
        String version = text.get().strip();
        if (!version.matches("\"[0-9]{1,18}\"")) {
            throw Problem.invalid("If-Match should be the ETag of one answer, such as \"7\".");
        }
        return OptionalLong.of(Long.parseLong(version.substring(1, version.length() - 1)));
    }

    /**
     * What makes this request the request it is: method, target, If-Match and body. Of an upload, which is not read
     * before it is served, the declared length and digest stand for the body (Content-Digest, RFC 9530; Digest).
     */
    public byte[] hash(byte[] body) {
        try {
            MessageDigest hash = MessageDigest.getInstance("SHA-256");
            add(hash, request.method().name());
            add(hash, request.uri());
            add(hash, header(HttpHeaderNames.IF_MATCH).orElse(""));
            if (route().content() == Content.STREAM) {
                add(hash, header(HttpHeaderNames.CONTENT_LENGTH).orElse(""));
                add(hash, header("Content-Digest").orElse(""));
                add(hash, header("Digest").orElse(""));
            } else {
                hash.update(body);
            }
            return hash.digest();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private static void add(MessageDigest hash, String text) {
        hash.update(text.getBytes(StandardCharsets.UTF_8));
        hash.update((byte) 0);
    }

    private void checkAccept() {
        List<String> wanted = request.headers().getAll(HttpHeaderNames.ACCEPT);
        if (wanted.isEmpty()) {
            return;
        }
        boolean acceptable = wanted.stream()
                .flatMap(line -> List.of(line.split(",", -1)).stream())
                .filter(range -> !range.replace(" ", "").matches(".*;q=0(\\.0*)?"))
                .anyMatch(range -> isServed(mediaType(range)));
        if (!acceptable) {
            String served = String.join(" or ", route().types());
            throw Problem.of(ProblemCode.NOT_ACCEPTABLE, "Here one gets " + served + " only.");
        }
    }

    private boolean isServed(String range) {
        return range.equals("*/*")
                || route().types().stream()
                        .anyMatch(type -> type.equals(range)
                                || range.equals(type.substring(0, type.indexOf('/')) + "/*")
                                || (type.equals(Answer.JSON) && range.equals(Problem.MEDIA_TYPE)));
    }

    private void checkMediaType() {
        HttpHeaders headers = request.headers();
        String sent = mediaType(headers.get(HttpHeaderNames.CONTENT_TYPE, ""));
        if (!route().content().mediaTypes().contains(sent)) {
            throw Problem.of(
                            ProblemCode.UNSUPPORTED_MEDIA_TYPE,
                            sent.isEmpty() ? "The body has no Content-Type." : "Bodies of this type are not taken.")
                    .hint("Send it as " + String.join(" or ", route().content().mediaTypes()) + ".")
                    .header("Accept", String.join(", ", route().content().mediaTypes()));
        }
        String encoding = headers.get(HttpHeaderNames.CONTENT_ENCODING, "identity");
        if (!encoding.equalsIgnoreCase("identity")) {
            throw Problem.of(ProblemCode.UNSUPPORTED_MEDIA_TYPE, "Compressed bodies are not taken.")
                    .header("Accept-Encoding", "identity");
        }
    }

    private static String mediaType(String text) {
        return text.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    }
}
