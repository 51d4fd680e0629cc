package io.silkroam.gateway.feed;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.silkroam.billing.Bearer;
import io.silkroam.billing.JournalEntry;
import io.silkroam.billing.UsageKind;
import io.silkroam.billing.UsageRecord;
import io.silkroam.billing.UsageUnit;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * A journal entry as a message of the broker: a JSON object, described in docs/decisions/016-feed-to-the-books.md. A
 * reader passes over fields it does not know; what an older reader must not pass over makes a new version.
 */
final class EntryText {
    static final int VERSION = 1;

    private static final ObjectMapper JSON = new ObjectMapper();

    /** Why a message is no entry, in words that name no subscriber. */
    static final class MalformedException extends Exception {
        private static final long serialVersionUID = 1;

        MalformedException(String reason) {
            super(reason);
        }
    }

    private EntryText() {}

    static byte[] write(JournalEntry entry) {
        UsageRecord record = entry.record();
        ObjectNode json = JSON.createObjectNode();
        json.put("v", VERSION);
        json.put("id", id(entry));
        json.put("writer", entry.writer());
        json.put("sequence", entry.sequence());
        json.put("kind", record.kind().name());
        json.put("at", record.at().toString());
        put(json, "eventAt", record.eventAt().map(Instant::toString));
        json.put("subscriber", record.subscriberId());
        json.put("imsi", record.imsi());
        put(json, "session", record.sessionId());
        record.requestType().ifPresent(type -> json.put("requestType", type));
        put(json, "requestNumber", record.requestNumber());
        put(json, "ratingGroup", record.ratingGroup());
        put(json, "serviceIdentifier", record.serviceIdentifier());
        put(json, "plmn", record.plmn());
        put(json, "zone", record.zone());
        put(json, "unit", record.unit().map(UsageUnit::name));
        json.put("quantity", record.quantity());
        put(json, "subscription", record.subscriptionId());
        put(json, "plan", record.plan());
        put(json, "allowance", record.allowance());
        json.put("amountMinor", record.amountMinor());
        put(json, "currency", record.currency());
        put(json, "detail", record.detail());
        put(json, "originHost", record.originHost());
        put(json, "apn", record.bearer().apn());
        put(json, "ratType", record.bearer().ratType());
        put(json, "chargingId", record.bearer().chargingId());
        put(json, "octetsUp", record.bearer().octetsUp());
        put(json, "octetsDown", record.bearer().octetsDown());
        try {
            return JSON.writeValueAsBytes(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a journal entry cannot be written as JSON", e);
        }
    }

    static String id(JournalEntry entry) {
        return entry.writer() + "-" + entry.sequence();
    }

    static JournalEntry read(byte[] text) throws MalformedException {
        JsonNode json = parse(text);
        if (json.path("v").asInt() != VERSION) {
            throw new MalformedException("version " + json.path("v").asText() + " instead of " + VERSION);
        }
        try {
            JournalEntry entry = new JournalEntry(whole(json, "writer"), whole(json, "sequence"), record(json));
            if (entry.writer() < 1 || entry.sequence() < 1) {
                throw new MalformedException("numbers begin with 1");
            }
            return entry;
        } catch (DateTimeException e) {
            throw new MalformedException("an instant is not ISO 8601");
        } catch (IllegalArgumentException e) {
            throw new MalformedException("kind, unit and amounts do not fit together");
        }
    }

    private static JsonNode parse(byte[] text) throws MalformedException {
        try {
            JsonNode json = text == null ? null : JSON.readTree(text);
            if (json == null || !json.isObject()) {
                throw new MalformedException("not a JSON object");
            }
            return json;
        } catch (IOException e) {
            throw new MalformedException("not JSON");
        }
    }

    private static UsageRecord record(JsonNode json) throws MalformedException {
        return new UsageRecord(
                UsageKind.valueOf(required(json, "kind")),
                Instant.parse(required(json, "at")),
                text(json, "eventAt").map(Instant::parse),
                whole(json, "subscriber"),
                required(json, "imsi"),
                text(json, "session"),
                json.has("requestType") ? OptionalInt.of((int) whole(json, "requestType")) : OptionalInt.empty(),
                number(json, "requestNumber"),
                number(json, "ratingGroup"),
                number(json, "serviceIdentifier"),
                text(json, "plmn"),
                text(json, "zone"),
                text(json, "unit").map(UsageUnit::valueOf),
                whole(json, "quantity"),
                number(json, "subscription"),
                text(json, "plan"),
                text(json, "allowance"),
                whole(json, "amountMinor"),
                text(json, "currency"),
                text(json, "detail"),
                text(json, "originHost"),
                new Bearer(
                        text(json, "apn"),
                        text(json, "ratType"),
                        text(json, "chargingId"),
                        number(json, "octetsUp"),
                        number(json, "octetsDown")));
    }

    private static void put(ObjectNode json, String name, Optional<String> value) {
        value.ifPresent(text -> json.put(name, text));
    }

    private static void put(ObjectNode json, String name, OptionalLong value) {
        value.ifPresent(number -> json.put(name, number));
    }

    private static String required(JsonNode json, String name) throws MalformedException {
        return text(json, name).orElseThrow(() -> new MalformedException(name + " is missing"));
    }

    private static Optional<String> text(JsonNode json, String name) {
        return Optional.ofNullable(json.get(name)).map(JsonNode::textValue);
    }

    private static OptionalLong number(JsonNode json, String name) throws MalformedException {
        return json.has(name) ? OptionalLong.of(whole(json, name)) : OptionalLong.empty();
    }

    private static long whole(JsonNode json, String name) throws MalformedException {
        JsonNode node = json.path(name);
        if (!node.isIntegralNumber() || !node.canConvertToLong()) {
            throw new MalformedException(name + " is not a whole number");
        }
        return node.longValue();
    }
}
