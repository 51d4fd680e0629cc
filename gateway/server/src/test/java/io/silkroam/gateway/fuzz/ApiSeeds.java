package io.silkroam.gateway.fuzz;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

/** Requests to the API, right ones and wrong ones. */
final class ApiSeeds {
    private static final String BODY = """
            {"name":"A","note":null,"pin":"1234","dryRun":true,"limit":3,"octets":9223372036854775807,\
            "at":"2026-11-28T12:00:00Z","shape":"long-and-thin","shapes":["round"],"tags":["a","b"],\
            "sims":[{"iccid":"8931080000000001009"}]}""";

    private ApiSeeds() {}

    static List<byte[]> requests() {
        Stream<String> bodies = Stream.of(
                BODY,
                "",
                "{}",
                "[]",
                "7",
                "{\"name\":\"A\",\"name\":\"B\"}",
                "{\"name\":\"A\"} {}",
                "{\"name\":",
                "{\"name\":\"\\ud83d\"}",
                "{\"name\":1,\"note\":{},\"pin\":[],\"dryRun\":\"yes\",\"limit\":\"x\",\"octets\":1e999,\"at\":\"now\","
                        + "\"shape\":\"flat\",\"shapes\":\"round\",\"tags\":[1,2,3,4,5],\"sims\":[7],\"other\":0}",
                "{\"limit\":11,\"octets\":-1,\"at\":\"2026-13-01T00:00:00Z\","
                        + "\"shapes\":[\"flat\",\"round\",\"round\"]}",
                "[".repeat(100),
                "{\"sims\":[{},{},{},{},{}],\"name\":\"" + "x".repeat(300) + "\"}");
        Stream<String> others = Stream.of(
                posted("{\"name\":\"A\"}").replace("\"7\"", "\"8\""),
                posted("{\"name\":\"A\"}").replace("application/json", "application/json; charset=latin1"),
                posted("x".repeat(100_001)),
                posted("{}").replace("Idempotency-Key: k", "Expect: 100-continue"),
                "GET /v1/sims?limit=5&cursor=c2ltcw&&state HTTP/1.1\r\nHost: x\r\n\r\n",
                "GET /v1/sims/%F0%9F%98%80 HTTP/1.1\r\nHost: x\r\n\r\n");
        return Stream.of(heads(), bodies.map(ApiSeeds::posted), others)
                .flatMap(all -> all)
                .map(text -> text.getBytes(StandardCharsets.UTF_8))
                .toList();
    }

    private static Stream<String> heads() {
        return Stream.of(
    }

    private static String posted(String body) {
        int length = body.getBytes(StandardCharsets.UTF_8).length;
        return "POST /v1/sims/8931/activate HTTP/1.1\r\nHost: x\r\nIdempotency-Key: k\r\nIf-Match: \"7\"\r\n"
                + "Content-Type: application/json\r\nContent-Length: " + length + "\r\n\r\n" + body;
    }
}
