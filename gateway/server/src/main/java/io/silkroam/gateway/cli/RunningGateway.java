package io.silkroam.gateway.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
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
import java.util.Optional;
import java.util.UUID;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;

/** Asks a running gateway by its API, through the way in it keeps for whoever may read its files. */
final class RunningGateway {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final LocalAdmin gateway;
    private final HttpClient client;

    /**
     * The gateway that has the embedded database open; empty where none does, or the database is a server, which serves
     * us as well.
     */
    static Optional<RunningGateway> find(GatewaySettings settings) {
        if (!settings.database().url().startsWith("jdbc:h2:")) {
            return Optional.empty();
        }
        try {
            return LocalAdmin.find(settings.dataDir()).map(running -> of(running, settings));
        } catch (IOException e) {
            throw new RefusedException("%s cannot be read: %s; run this as the user the gateway runs as"
                    .formatted(settings.dataDir().resolve(LocalAdmin.NAME), e.getMessage()));
        }
    }

    private RunningGateway(LocalAdmin gateway, HttpClient client) {
        this.gateway = gateway;
        this.client = client;
    }

    /** Believes the authority the gateway made, or the very certificate it was given. */
    static RunningGateway of(LocalAdmin gateway, GatewaySettings settings) {
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
            return new RunningGateway(gateway, client);
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

    static ObjectNode object() {
        return JSON.createObjectNode();
    }

    JsonNode get(String path, int expected) {
        return expect(send(request(path).GET()), expected);
    }

    JsonNode post(String path, ObjectNode body, int expected) {
        HttpRequest.Builder request =
                request(path).header("Content-Type", "application/json").POST(BodyPublishers.ofString(body.toString()));
        return expect(send(request), expected);
    }

    /** False where the API knows no such thing. */
    boolean delete(String path, int expected) {
        HttpResponse<String> response = send(request(path).DELETE());
        if (response.statusCode() == 404) {
            return false;
        }
        expect(response, expected);
        return true;
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
}
