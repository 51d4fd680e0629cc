package io.silkroam.gateway.api.server;

import io.silkroam.access.NewToken;
import io.silkroam.access.Role;
import io.silkroam.access.TokenStore;
import io.silkroam.gateway.api.Resource;
import io.silkroam.gateway.api.Route;
import io.silkroam.gateway.api.tls.ServerCertificates;
import io.silkroam.gateway.api.token.TokenResource;
import io.silkroam.gateway.conf.ApiSettings;
import io.silkroam.store.Database;
import io.silkroam.store.TestDatabases;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;

/** An API on loopback with whatever routes a test wants, and clients that trust nothing but its authority. */
public final class TestApi implements AutoCloseable {
    private final Path dataDir;
    private final Database database;
    private final ApiServer server;
    private final SettableTime time;
    private final String admin;

    /** A clock that is where it was put. */
    public static final class SettableTime extends Clock {
        private volatile Instant now = Instant.now();

        public void pass(Duration duration) {
            now = now.plus(duration);
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }

    private TestApi(Path dataDir, Database database, ApiSettings settings, List<Resource> resources) {
        this.dataDir = dataDir;
        this.database = database;
        this.time = new SettableTime();
        List<Resource> all = new ArrayList<>(resources);
        all.add(new TokenResource(database, time));
        this.server = ApiServer.start(settings, dataDir, database, time, all);
        this.admin = token("admin", Role.ADMIN);
    }

    public static TestApi start(Path dataDir, Route... routes) {
        return start(dataDir, limits -> limits, routes);
    }

    /** With other limits than the usual ones. */
    public static TestApi start(Path dataDir, UnaryOperator<ApiSettings.Limits> limits, Route... routes) {
        return on(dataDir, TestDatabases.h2(dataDir), limits, routes);
    }

    public static TestApi on(
            Path dataDir, Database database, UnaryOperator<ApiSettings.Limits> limits, Route... routes) {
        return new TestApi(
                dataDir,
                database,
                settings(limits.apply(ApiSettings.Limits.standard())),
                List.of(() -> List.of(routes)));
    }

    static ApiSettings settings(ApiSettings.Limits limits) {
        return new ApiSettings(
                true, List.of("127.0.0.1"), 0, List.of(), Optional.empty(), limits, Duration.ofHours(24));
    }

    public ApiServer server() {
        return server;
    }

    public SettableTime time() {
        return time;
    }

    public Database database() {
        return database;
    }

    /** A token that may do everything. */
    public String admin() {
        return admin;
    }

    public String token(String name, Role role) {
        Optional<String> holder = role == Role.CARRIER ? Optional.of("Lucky") : Optional.empty();
        return token(new NewToken(name, role, holder, Optional.empty()));
    }

    public String token(NewToken wanted) {
        return database.transact(
                        "create a token", connection -> new TokenStore().create(connection, wanted, time.instant()))
                .text();
    }

    /** A connection on which a test writes what it likes. */
    public RawClient connect() {
        try {
            SSLSocket socket = (SSLSocket) trusting().getSocketFactory().createSocket("127.0.0.1", server.port());
            SSLParameters strict = socket.getSSLParameters();
            strict.setEndpointIdentificationAlgorithm("HTTPS");
            socket.setSSLParameters(strict);
            socket.setSoTimeout(15_000);
            socket.startHandshake();
            return new RawClient(socket);
        } catch (IOException | GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    /** One request with the admin's token, as a client library sends it. */
    public HttpResponse<String> send(String method, String path, String json) {
        HttpRequest.Builder request = request(path, admin).header("Content-Type", "application/json");
        HttpRequest.BodyPublisher body =
                json.isEmpty() ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(json);
        return send(
                request.header("Idempotency-Key", UUID.randomUUID().toString()).method(method, body));
    }

    public HttpRequest.Builder request(String path, String token) {
        return HttpRequest.newBuilder(URI.create("https://localhost:" + server.port() + path))
                .timeout(Duration.ofSeconds(20))
                .header("Authorization", "Bearer " + token);
    }

    public HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return client().send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    public HttpClient client() {
        try {
            return HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .sslContext(trusting())
                    .build();
        } catch (IOException | GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    private SSLContext trusting() throws IOException, GeneralSecurityException {
        return trusting(dataDir.resolve(ServerCertificates.AUTHORITY));
    }

    /** Trusts the authority in this file and nobody else. */
    public static SSLContext trusting(Path authority) throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
        store.load(null, null);
        try (InputStream in = Files.newInputStream(authority)) {
            store.setCertificateEntry(
                    "ca", CertificateFactory.getInstance("X.509").generateCertificate(in));
        }
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(store);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return context;
    }

    @Override
    public void close() {
        server.close();
        database.close();
    }
}
