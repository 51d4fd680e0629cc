package io.silkroam.cli.remote;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpRetryException;
import java.net.URL;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javax.net.ssl.HttpsURLConnection;
import javax.net.ssl.SSLSocketFactory;

/**
 * Sends requests to the gateway's API, again where that does no harm. On the JDK's old connection class: the newer
 * client takes half a second longer to start, and loses an answer that comes while a file is still being sent.
 */
public final class ApiClient {
    private static final int LARGEST_ANSWER = 64 << 20;
    private static final int PIECE = 1 << 16;
    private static final int MILLIS = 1000;
    private static final int OK = 200;
    private static final int PARTIAL_CONTENT = 206;
    private static final int CONNECT_SECONDS = 10;
    private static final int LARGEST_PAGE = 1000;
    private static final Duration LARGE_WORK = Duration.ofMinutes(30);

    static {
        // Whether a request goes out twice is decided here, where its key is known.
        System.setProperty("sun.net.http.retryPost", "false");
    }

    private final ApiAddress address;
    private final String agent;
    private final Retries.Pause pause;
    private final Consumer<String> talk;
    private final Unreachable unreachable;
    private final Optional<SSLSocketFactory> sockets;

    public ApiClient(ApiAddress address, String agent, Retries.Pause pause, Consumer<String> talk) {
        this.address = address;
        this.agent = agent;
        this.pause = pause;
        this.talk = talk;
        this.unreachable = new Unreachable(address.base(), address.variables());
        this.sockets = address.ca().map(TrustedAuthority::of);
    }

    /** The answer of a request that succeeded; otherwise a {@link Failure}, which is a {@link Refusal} if it came. */
    public ApiAnswer send(ApiRequest request) {
        return send(request, () -> request, ApiClient::read);
    }

    /** Has a file sent; after a lost connection only what is missing. The file has still to be kept. */
    public void download(ApiRequest request, ArrivingFile file) {
        send(request, () -> file.rest(request.takingAnything()), connection -> read(connection, file));
    }

    /** Reads what came back. */
    private interface Reader {
        ApiAnswer read(HttpsURLConnection connection) throws IOException;
    }

    private ApiAnswer send(ApiRequest request, Supplier<ApiRequest> next, Reader reader) {
        Retries retries = Retries.of(pause, talk);
        while (true) {
            try {
                ApiAnswer answer = exchange(next.get(), reader);
                boolean again = answer.asksToTryAgain()
                        && request.isRepeatable()
                        && retries.again("the gateway answered " + answer.status(), answer.retryAfter());
                if (!again) {
                    return successful(answer);
                }
            } catch (Body.UnreadableSource e) {
                throw Failure.failed(
                        "the file cannot be read: " + e.getMessage(), "Nothing was kept of what was sent.");
            } catch (IOException e) {
                if (!request.isRepeatable() || !retries.again("the connection broke", Optional.empty())) {
                    throw unreachable.after(request, e);
                }
            }
        }
    }

    public Json get(String... segments) {
        return send(ApiRequest.get(segments)).json();
    }

    /** The items of a list, page after page, at most {@code limit}; says whether there are more. */
    public boolean each(ApiRequest list, long limit, Consumer<Json> item) {
        long left = limit;
        Optional<String> cursor = Optional.empty();
        while (left > 0) {
            ApiRequest page = list.with("limit", Math.min(left, LARGEST_PAGE)).with("cursor", cursor);
            Json answer = send(page).json();
            List<Json> items = answer.objects("items");
            items.stream().limit(left).forEach(item);
            left -= items.size();
            cursor = answer.text("next");
            if (cursor.isEmpty()) {
                return left < 0;
            }
        }
        return true;
    }

    private static ApiAnswer successful(ApiAnswer answer) {
        if (!answer.isSuccess()) {
            Problem problem = Problem.of(answer);
            throw answer.retryAfter().isPresent() && problem.hint().isEmpty()
                    ? problem.hinted("Try again in " + answer.retryAfter().get().toSeconds() + " s.")
                            .failure()
                    : problem.failure();
        }
        return answer;
    }

    /** What goes wrong before the request leaves ends here; what goes wrong after that is thrown. */
    private ApiAnswer exchange(ApiRequest request, Reader reader) throws IOException {
        HttpsURLConnection connection = open(request);
        try {
            connection.connect();
        } catch (IOException e) {
            throw unreachable.before(e);
        }
        try {
            if (request.body().isPresent()) {
                write(request.body().get(), connection);
            }
            return reader.read(connection);
        } catch (HttpRetryException e) {
            return new ApiAnswer(e.responseCode(), Map.of(), new byte[0]);
        } catch (IOException e) {
            connection.disconnect();
            throw e;
        }
    }

    private HttpsURLConnection open(ApiRequest request) throws IOException {
        URL url = new URL(address.base() + request.target());
        HttpsURLConnection connection = (HttpsURLConnection) url.openConnection();
        sockets.ifPresent(connection::setSSLSocketFactory);
        connection.setConnectTimeout(CONNECT_SECONDS * MILLIS);
        connection.setReadTimeout(Math.toIntExact(timeout(request).toMillis()));
        connection.setInstanceFollowRedirects(false);
        connection.setUseCaches(false);
        connection.setRequestMethod(request.method());
        connection.setRequestProperty("Authorization", address.token().authorization());
        connection.setRequestProperty("Accept", "application/json");
        connection.setRequestProperty("User-Agent", agent);
        request.headers().forEach(connection::setRequestProperty);
        request.body().ifPresent(body -> {
            connection.setDoOutput(true);
            connection.setRequestProperty("Content-Type", body.contentType());
            if (body.isStreamed()) {
                // Not with a length: then the JDK would forget an answer that comes before everything was sent.
                connection.setChunkedStreamingMode(PIECE);
            }
        });
        return connection;
    }

    /** What is streamed is answered when all of it was worked on. */
    private Duration timeout(ApiRequest request) {
        boolean streamed = request.body().filter(Body::isStreamed).isPresent();
        return streamed && address.timeout().compareTo(LARGE_WORK) < 0 ? LARGE_WORK : address.timeout();
    }

    /**
     * A server may refuse before it has read everything; its answer then waits behind the failed write. What could
     * not be read to its end is never closed, for closing would tell the server that it has the whole file.
     */
    private static void write(Body body, HttpsURLConnection connection) throws IOException {
        OutputStream out = connection.getOutputStream();
        try {
            body.writeTo(out);
            out.close();
        } catch (Body.UnreadableSource e) {
            throw e;
        } catch (IOException e) {
            try {
                connection.getResponseCode();
            } catch (IOException lost) {
                e.addSuppressed(lost);
                throw e;
            }
        }
    }

    private static ApiAnswer read(HttpsURLConnection connection, ArrivingFile file) throws IOException {
        int status = connection.getResponseCode();
        if (status != OK && status != PARTIAL_CONTENT) {
            return read(connection);
        }
        long before = status == PARTIAL_CONTENT ? file.size() : 0;
        try (InputStream in = connection.getInputStream()) {
            file.take(in, status == PARTIAL_CONTENT);
        }
        // The JDK takes the end of a connection for the end of the answer.
        if (connection.getContentLengthLong() >= 0 && file.size() - before < connection.getContentLengthLong()) {
            throw new EOFException("the connection ended before the file did");
        }
        return new ApiAnswer(status, headers(connection), new byte[0]);
    }

    private static Map<String, String> headers(HttpsURLConnection connection) {
        Map<String, String> headers = new LinkedHashMap<>();
        connection.getHeaderFields().forEach((name, values) -> {
            if (name != null) {
                headers.put(name.toLowerCase(Locale.ROOT), values.get(0));
            }
        });
        return headers;
    }

    private static ApiAnswer read(HttpsURLConnection connection) throws IOException {
        int status = connection.getResponseCode();
        if (status < 0) {
            throw new IOException("the answer is not HTTP");
        }
        Map<String, String> headers = headers(connection);
        InputStream stream = status < 400 ? connection.getInputStream() : connection.getErrorStream();
        if (stream == null) {
            return new ApiAnswer(status, headers, new byte[0]);
        }
        try (InputStream in = stream) {
            byte[] body = in.readNBytes(LARGEST_ANSWER + 1);
            if (body.length > LARGEST_ANSWER) {
                throw Failure.failed("the answer is larger than 64 MiB", "Ask for less at once: --limit.");
            }
            return new ApiAnswer(status, headers, body);
        }
    }
}
