package io.silkroam.gateway.cli;

import com.fasterxml.jackson.databind.JsonNode;
import io.silkroam.messaging.account.EsmePasswords;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The same in a running gateway, by its API. A password that was given does not travel; what is kept of it does. */
final class RunningEsmes implements EsmeAccess {
    private final RunningGateway gateway;

    RunningEsmes(RunningGateway gateway) {
        this.gateway = gateway;
    }

    @Override
    public List<Row> list() {
        List<Row> all = new ArrayList<>();
        String cursor = "";
        do {
            JsonNode page = gateway.get("/v1/esme-accounts?limit=1000" + cursor, 200);
            page.path("items").forEach(item -> all.add(row(item)));
            cursor = page.has("next") ? "&cursor=" + page.path("next").asText() : "";
        } while (!cursor.isEmpty());
        return all;
    }

    private static Row row(JsonNode item) {
        return new Row(
                item.path("name").asText(),
                item.path("systemId").asText(),
                item.path("class").asText(),
                item.path("binds").asInt(),
                item.path("segmentsPerSecond").asInt(),
                Optional.ofNullable(item.path("passwordChangedAt").textValue()).map(Instant::parse));
    }

    @Override
    public String renew(String account) {
        return gateway.post(path(account), RunningGateway.object(), 201)
                .path("password")
                .asText();
    }

    @Override
    public void change(String account, String password) {
        gateway.post(path(account), RunningGateway.object().put("derived", EsmePasswords.derived(password)), 201);
    }

    private static String path(String account) {
        return "/v1/esme-accounts/" + account + "/password";
    }

    @Override
    public void close() {
        // There is nothing to close.
    }
}
