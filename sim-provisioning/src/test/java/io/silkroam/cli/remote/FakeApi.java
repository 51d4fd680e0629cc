package io.silkroam.cli.remote;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/**
 * A gateway's API that answers what a test tells it to, over real TLS on loopback with a certificate made for the
 * moment. Requests it was not told about are answered 404, with the problem the gateway has for that.
 */
public final class FakeApi implements AutoCloseable {
    private static final String PASSWORD = "changeit";
    private static final int MOST_KEPT = 1 << 16;

    private final HttpsServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Map<String, Deque<Answer>> answers = new ConcurrentHashMap<>();
    private final Set<String> early = ConcurrentHashMap.newKeySet();
    private final List<Request> requests = new CopyOnWriteArrayList<>();

    /** What came in: the beginning of the body, and how long all of it was. */
    public record Request(String method, String target, Map<String, String> headers, String body, long length) {
        @Override
        public String toString() {
            return method + " " + target + (body.isEmpty() ? "" : " " + body);
        }
    }

    private record Answer(int status, Map<String, String> headers, String body, int sent) {}

    private FakeApi(Certificate certificate) throws IOException {
        server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(certificate.context()));
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    /** A server whose certificate is for the address it listens at. */
    public static FakeApi start() throws IOException {
        return new FakeApi(Certificate.GOOD);
    }

    /** A server whose certificate is for another name. */
    public static FakeApi misnamed() throws IOException {
        return new FakeApi(Certificate.MISNAMED);
    }

    public String url() {
        return "https://127.0.0.1:" + port();
    }

    public int port() {
        return server.getAddress().getPort();
    }

    /** The certificate that a client must trust. */
    public static Path ca() {
        return Certificate.GOOD.pem();
    }

    public static Path misnamedCa() {
        return Certificate.MISNAMED.pem();
    }

    /** The next answer to a request; the last one told is given again and again. */
    public FakeApi answer(String methodAndTarget, String json) {
        return answer(methodAndTarget, 200, json);
    }

    public FakeApi answer(String methodAndTarget, int status, String json, String... headers) {
        Map<String, String> map = new LinkedHashMap<>();
        for (int i = 0; i < headers.length; i += 2) {
            map.put(headers[i], headers[i + 1]);
        }
        return add(methodAndTarget, new Answer(status, map, json, Integer.MAX_VALUE));
    }

    /** A problem document with these members. */
    public FakeApi refuse(String methodAndTarget, int status, String code, String title, String more) {
        String json = """
                {"type":"urn:silkroam:problem:%s","title":"%s","status":%d,"code":"%s"%s}""";
        String filled = json.formatted(code, title, status, code, more.isEmpty() ? "" : "," + more);
        return answer(methodAndTarget, status, filled, "Content-Type", "application/problem+json");
    }

    /** The request is read to its end, and then the connection is closed without an answer. */
    public FakeApi cut(String methodAndTarget) {
        return add(methodAndTarget, new Answer(0, Map.of(), "", 0));
    }

    /** The head of an answer comes, and so many octets of its body; then the connection is closed. */
    public FakeApi cutAfter(String methodAndTarget, String body, int octets) {
        return add(methodAndTarget, new Answer(200, Map.of(), body, octets));
    }

    /** Requests to this are answered before their body is read; then it is read, as a considerate server does. */
    public FakeApi refuseEarly(String methodAndTarget, int status, String json) {
        early.add(methodAndTarget);
        return answer(methodAndTarget, status, json);
    }

    private FakeApi add(String methodAndTarget, Answer answer) {
        answers.computeIfAbsent(methodAndTarget, k -> new ArrayDeque<>()).add(answer);
        return this;
    }

    public List<Request> requests() {
        return List.copyOf(requests);
    }

    public Request last() {
        return requests.get(requests.size() - 1);
    }

    private void handle(HttpExchange exchange) throws IOException {
        String target = exchange.getRequestURI().toString();
        byte[] kept = new byte[0];
        long length = 0;
        if (!early.contains(exchange.getRequestMethod() + " " + target)) {
            InputStream in = exchange.getRequestBody();
            kept = in.readNBytes(MOST_KEPT);
            length = kept.length + in.transferTo(OutputStream.nullOutputStream());
        }
        Map<String, String> headers = new LinkedHashMap<>();
        exchange.getRequestHeaders()
                .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values.get(0)));
        requests.add(new Request(
                exchange.getRequestMethod(), target, headers, new String(kept, StandardCharsets.UTF_8), length));
        Answer answer = next(exchange.getRequestMethod() + " " + target);
        if (answer.status() == 0) {
            exchange.close();
            return;
        }
        answer.headers().forEach((name, value) -> exchange.getResponseHeaders().set(name, value));
        byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(answer.status(), body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body, 0, Math.min(body.length, answer.sent()));
        exchange.getResponseBody().flush();
        exchange.getRequestBody().transferTo(OutputStream.nullOutputStream());
        exchange.close();
    }

    private synchronized Answer next(String methodAndTarget) {
        Deque<Answer> told = answers.get(methodAndTarget);
        if (told == null) {
            return new Answer(404, Map.of("Content-Type", "application/problem+json"), """
                    {"code":"not-found","status":404,"title":"Not found",\
                    "detail":"There is nothing like that."}""", Integer.MAX_VALUE);
        }
        return told.size() > 1 ? told.remove() : told.peek();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    /** A key pair and its certificate, made by the JDK's own tool once for all tests. */
    private enum Certificate {
        GOOD("ip:127.0.0.1"),
        MISNAMED("dns:elsewhere.example");

        private final Path pem;

        @SuppressWarnings("ImmutableEnumChecker") // used as it was made
        private final SSLContext context;

        Certificate(String name) {
            try {
                Path folder = Files.createTempDirectory("fake-api");
                Path store = folder.resolve("api.p12");
                pem = folder.resolve("ca.pem");
                keytool(
                        "-genkeypair",
                        store,
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=fake",
                        "-ext",
                        "san=" + name,
                        "-ext",
                        "bc=ca:true");
                keytool("-exportcert", store, "-rfc", "-file", pem.toString());
                context = context(store);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        Path pem() {
            return pem;
        }

        SSLContext context() {
            return context;
        }

        private static void keytool(String command, Path store, String... more) throws IOException {
            List<String> line = new ArrayList<>(List.of(
                    Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                    command,
                    "-alias",
                    "api",
                    "-keystore",
                    store.toString(),
                    "-storetype",
                    "PKCS12",
                    "-storepass",
                    PASSWORD));
            line.addAll(List.of(more));
            Process process = new ProcessBuilder(line).redirectErrorStream(true).start();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            try {
                if (process.waitFor() != 0) {
                    throw new IOException(said);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IOException(e);
            }
        }

        private static SSLContext context(Path store) throws IOException {
            try (InputStream in = Files.newInputStream(store)) {
                KeyStore keys = KeyStore.getInstance("PKCS12");
                keys.load(in, PASSWORD.toCharArray());
                KeyManagerFactory factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
                factory.init(keys, PASSWORD.toCharArray());
                SSLContext made = SSLContext.getInstance("TLS");
                made.init(factory.getKeyManagers(), null, null);
                return made;
            } catch (GeneralSecurityException e) {
                throw new IOException(e);
            }
        }
    }
}
