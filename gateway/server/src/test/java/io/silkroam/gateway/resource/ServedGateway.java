package io.silkroam.gateway.resource;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.silkroam.gateway.ConfFolder;
import io.silkroam.gateway.Gateway;
import io.silkroam.gateway.api.openapi.ApiContract;
import io.silkroam.gateway.api.server.TestApi;
import io.silkroam.gateway.cli.Main;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;

/** A whole gateway and a client of its API, which holds every answer against the document that is served. */
final class ServedGateway implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    /** Of billing, as it is shipped. */
    private static final ZoneId ZONE = ZoneId.of("Europe/Amsterdam");

    final Gateway gateway;
    final List<String> heard = new ArrayList<>();
    private final Clock clock = fromNoon();
    private final Path data;
    private final ConfFolder conf;
    private final ApiContract contract = new ApiContract();
    private final HttpClient client;
    private String token;

    ServedGateway(Path temporary) {
        this(temporary, Map.of(), files -> {});
    }

    /** @param change what is different in its files */
    ServedGateway(Path temporary, Map<String, String> overrides, Consumer<ConfFolder> change) {
        data = temporary.resolve("data");
        conf = ConfFolder.copyTo(temporary.resolve("conf"));
        change.accept(conf);
        gateway = Gateway.start(conf.configuration(data, overrides), clock, failure -> {
            throw failure;
        });
        try {
            client = HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .sslContext(TestApi.trusting(data.resolve("api-ca.pem")))
                    .build();
        } catch (IOException | GeneralSecurityException e) {
            gateway.close();
            throw new AssertionError(e);
        }
        token = tokenOf("root", "admin");
    }

    /**
     * Begins at noon, so that no test sees a day or a month end. Yesterday's, for a client believes no certificate that
     * was made in its future.
     */
    private static Clock fromNoon() {
        Clock machine = Clock.systemUTC();
        ZonedDateTime now = ZonedDateTime.now(machine.withZone(ZONE));
        ZonedDateTime noon =
                now.toLocalDate().minusDays(1).atTime(LocalTime.NOON).atZone(ZONE);
        return Clock.offset(machine, Duration.between(now, noon));
    }

    /** The day it is for the gateway, in billing's zone and in UTC. */
    LocalDate today() {
        return LocalDate.now(clock.withZone(ZONE));
    }

    /** A token as an operator makes it, while the gateway runs. */
    String tokenOf(String name, String role, String... more) {
        List<String> command = new ArrayList<>(List.of("token", "create", "--name", name, "--role", role));
        command.addAll(List.of("--conf", conf.folder().toString(), "--set", "data.dir=" + data));
        command.addAll(List.of(more));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int code = Main.run(new PrintStream(out), new PrintStream(err), command.toArray(String[]::new));
        assertThat(code).as(err.toString(StandardCharsets.UTF_8)).isZero();
        return out.toString(StandardCharsets.UTF_8).strip();
    }

    /** From now on with this token. */
    ServedGateway as(String other) {
        token = other;
        return this;
    }

    ConfFolder conf() {
        return conf;
    }

    /** What came back. */
    record Reply(int status, JsonNode json, HttpResponse<String> response) {
        String code() {
            return json.path("code").asText();
        }

        JsonNode first() {
            return json.path("items").path(0);
        }
    }

    Reply get(String template, Object... variables) {
        return send("GET", template, BodyPublishers.noBody(), "application/json", variables);
    }

    Reply post(String template, String json, Object... variables) {
        return send("POST", template, BodyPublishers.ofString(json), "application/json", variables);
    }

    Reply put(String template, String json, Object... variables) {
        return send("PUT", template, BodyPublishers.ofString(json), "application/json", variables);
    }

    Reply delete(String template, Object... variables) {
        return send("DELETE", template, BodyPublishers.noBody(), "application/json", variables);
    }

    Reply upload(String query, String file) {
        BodyPublisher body = BodyPublishers.ofString(file);
        return send("POST", "/v1/imports" + query, body, "application/octet-stream");
    }

    Reply text(String template, String text) {
        return send("POST", template, BodyPublishers.ofString(text), "text/plain");
    }

    private Reply send(String method, String template, BodyPublisher body, String type, Object... variables) {
        String path = template;
        for (Object variable : variables) {
            path = path.replaceFirst("\\{[A-Za-z]+}", variable.toString());
        }
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(
                        "https://127.0.0.1:" + gateway.api().orElseThrow().port() + path))
                .timeout(Duration.ofSeconds(60))
                .header("Authorization", "Bearer " + token)
                .method(method, body);
        if (!method.equals("GET")) {
            request.header("Idempotency-Key", UUID.randomUUID().toString());
        }
        if (!method.equals("GET") && !method.equals("DELETE")) {
            request.header("Content-Type", type);
        }
        return heard(method, template.split("\\?", 2)[0], exchange(request.build()));
    }

    private HttpResponse<String> exchange(HttpRequest request) {
        try {
            return client.send(request, BodyHandlers.ofString());
        } catch (IOException e) {
            throw new AssertionError(request.toString(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    private Reply heard(String method, String template, HttpResponse<String> response) {
        heard.add(response.headers() + " " + response.body());
        String type = response.headers().firstValue("Content-Type").orElse("");
        assertThat(contract.problemsOf(method, template, response.statusCode(), type, response.body()))
                .as("%s %s: %d %s", method, template, response.statusCode(), response.body())
                .isEmpty();
        try {
            boolean none = response.body().isEmpty() || !type.split(";", 2)[0].endsWith("json");
            JsonNode json = none ? JSON.createObjectNode() : JSON.readTree(response.body());
            return new Reply(response.statusCode(), json, response);
        } catch (JsonProcessingException e) {
            throw new AssertionError(response.body(), e);
        }
    }

    @Override
    public void close() {
        gateway.close();
    }
}
