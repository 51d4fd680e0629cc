package io.silkroam.gateway.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.silkroam.access.AccessToken;
import io.silkroam.access.NewToken;
import io.silkroam.access.Role;
import io.silkroam.access.TokenStore.Revocation;
import io.silkroam.gateway.api.server.LocalAdmin;
import io.silkroam.gateway.api.tls.ServerCertificates;
import io.silkroam.gateway.conf.GatewaySettings;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;

/** The table in the database of a running gateway, asked for by its API and the way in it keeps for us. */
final class RunningTokens implements TokenAccess {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final LocalAdmin gateway;
    private final HttpClient client;

    private RunningTokens(LocalAdmin gateway, HttpClient client) {
        this.gateway = gateway;
        this.client = client;
    }

    /** Believes the authority the gateway made, or the very certificate it was given. */
    static RunningTokens of(LocalAdmin gateway, GatewaySettings settings) {
        Path given = settings.api().tls().map(files -> files.certificate()).orElse(null);
        Path trusted = given == null ? settings.dataDir().resolve(ServerCertificates.AUTHORITY) : given;
        try (InputStream in = Files.newInputStream(trusted)) {
            X509Certificate certificate =
                    (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(in);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, given == null ? trusting(certificate) : PinnedCertificate.only(certificate), null);
            HttpClient client = HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(PATIENCE)
                    .sslContext(context)
                    .build();
            return new RunningTokens(gateway, client);
        } catch (IOException | GeneralSecurityException e) {
            throw new RefusedException("the certificate in " + trusted + " cannot be read: " + e.getMessage());
        }
    }

    private static TrustManager[] trusting(X509Certificate authority) throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
        store.load(null, null);
        store.setCertificateEntry("authority", authority);
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(store);
        return trust.getTrustManagers();
    }

    @Override
    public String create(NewToken wanted, Optional<Integer> days) {
        ObjectNode body = JSON.createObjectNode()
                .put("name", wanted.name())
                .put("role", wanted.role().text());
        wanted.holder().ifPresent(holder -> body.put("holder", holder));
        days.ifPresent(d -> body.put("expiresInDays", d));
        HttpRequest.Builder request = request("/v1/tokens")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body.toString()));
        return expect(send(request), 201).path("token").asText();
    }

    @Override
    public List<AccessToken> list() {
        List<AccessToken> all = new ArrayList<>();
        String cursor = "";
        do {
            JsonNode page =
                    expect(send(request("/v1/tokens?limit=1000" + cursor).GET()), 200);
            page.path("items").forEach(item -> all.add(token(item)));
            cursor = page.has("next") ? "&cursor=" + page.path("next").asText() : "";
        } while (!cursor.isEmpty());
        return all;
    }

    @Override
    public Revocation revoke(String name) {
        HttpResponse<String> response = send(request("/v1/tokens/" + name).DELETE());
        if (response.statusCode() == 404) {
            return Revocation.UNKNOWN;
        }
        expect(response, 204);
        return Revocation.REVOKED;
    }

    private HttpRequest.Builder request(String path) {
        String host = gateway.address().contains(":") ? "[" + gateway.address() + "]" : gateway.address();
        return HttpRequest.newBuilder(URI.create("https://" + host + ":" + gateway.port() + path))
                .timeout(PATIENCE)
                .header("Authorization", "Bearer " + gateway.token())
                .header("Idempotency-Key", UUID.randomUUID().toString());
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return client.send(request.build(), BodyHandlers.ofString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RefusedException("interrupted");
        } catch (IOException e) {
            throw new RefusedException(
                    "the gateway (process %d) does not answer at %s port %d: %s; if none runs, remove %s"
                            .formatted(gateway.pid(), gateway.address(), gateway.port(), reason(e), LocalAdmin.NAME));
        }
    }

    private static String reason(IOException e) {
        return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    }

    private static JsonNode expect(HttpResponse<String> response, int status) {
        try {
            JsonNode body = response.body().isEmpty() ? JSON.createObjectNode() : JSON.readTree(response.body());
            if (response.statusCode() != status) {
                String hint = body.has("hint") ? " " + body.path("hint").asText() : "";
                throw new RefusedException(body.path("detail").asText("HTTP " + response.statusCode()) + hint);
            }
            return body;
        } catch (IOException e) {
            throw new RefusedException("the gateway's answer is not JSON");
        }
    }

    private static AccessToken token(JsonNode item) {
        return new AccessToken(
                0,
                item.path("name").asText(),
                Role.valueOf(item.path("role").asText().toUpperCase(Locale.ROOT)),
                Optional.ofNullable(item.path("holder").textValue()),
                Instant.parse(item.path("createdAt").asText()),
                instant(item, "expiresAt"),
                instant(item, "revokedAt"),
                instant(item, "lastUsedAt"));
    }

    private static Optional<Instant> instant(JsonNode item, String name) {
        return Optional.ofNullable(item.path(name).textValue()).map(Instant::parse);
    }

    @Override
    public void close() {
        // A client of this Java version has nothing to close; its threads end with the process.
    }
}
