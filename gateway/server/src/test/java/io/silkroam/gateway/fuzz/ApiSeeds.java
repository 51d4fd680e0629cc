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
                posted("{\"tags\":[1],\"shape\":7}"),
                sent("POST /v1/plans", "application/json", "{\"shape\":\"round\"}"),
                sent("PUT /v1/plans.yaml", "application/yaml", "plans: []\n"),
                sent("PUT /v1/plans.yaml", "text/plain", "\u00e9"),
                sent("POST /v1/batches", "application/octet-stream", "ICCID,IMSI\n")
                        .replace("Host: x", "Host: x\r\nContent-Digest: sha-256=:YQ==:\r\nDigest: sha-256=YQ=="),
                sent("GET /v1/sims/8931", "text/plain", "a body"),
                "GET /v1/sims?limit=5&cursor=c2ltcw&&state HTTP/1.1\r\nHost: x\r\n\r\n",
                "GET /v1/sims/%F0%9F%98%80 HTTP/1.1\r\nHost: x\r\n\r\n");
        Stream<byte[]> notText = Stream.of(sent("PUT /v1/plans.yaml", "text/plain", "\u00e9")
                .replace("Length: 2", "Length: 1")
                .getBytes(StandardCharsets.ISO_8859_1));
        Stream<byte[]> texts = Stream.of(heads(), bodies.map(ApiSeeds::posted), others, lists())
                .flatMap(all -> all)
                .map(text -> text.getBytes(StandardCharsets.UTF_8));
        return Stream.concat(texts, notText).toList();
    }

    private static Stream<String> heads() {
        return Stream.of(
                "GET /v1/sims HTTP/1.1\r\nHost: x\r\n\r\n",
                "GET /v1/sims?limit=7&cursor=YQ&state=a%20b+c HTTP/1.1\r\nHost: x\r\n\r\n",
                "GET /v1/sims?limit=x&limit=7 HTTP/1.1\r\nHost: x\r\n\r\n",
                "GET /v1/sims?colour=red&cursor=%ff HTTP/1.1\r\nHost: x\r\n\r\n",
                "GET /v1/sims?" + "a=1&".repeat(70) + " HTTP/1.1\r\nHost: x\r\n\r\n",
                "GET /v1/sims?cursor=!!!&limit=0 HTTP/1.1\r\nHost: x\r\n\r\n",
                "GET https://x/v1/sims/8931%2F%zz HTTP/1.1\r\nHost: x\r\n\r\n",
                "GET https://x HTTP/1.1\r\nHost: x\r\n\r\n",
                "GET /v1/sims/8931 HTTP/1.1\r\nHost: x\r\nAccept: text/csv;q=0.5, */*;q=0\r\nRange: bytes=5-\r\n\r\n",
                "GET /v1/sims/8931 HTTP/1.1\r\nHost: x\r\nRange: bytes=999999-\r\nIf-Range: x\r\n\r\n",
                "GET /v1/sims/8931 HTTP/1.1\r\nHost: x\r\nAccept: image/png\r\n\r\n",
                "GET /v1/sims/\u00e9 HTTP/1.1\r\nHost: x\r\n\r\n",
                "GET v1 HTTP/1.1\r\nHost: x\r\n\r\n",
                "OPTIONS * HTTP/1.1\r\nHost: x\r\n\r\n",
                "PATCH /v1/sims HTTP/1.1\r\nHost: x\r\n\r\n",
                "DELETE /v1/nothing/../sims HTTP/1.1\r\nHost: x\r\n\r\n",
                "GET /v1/sims HTTP/1.0\r\n\r\nGET /v1/sims HTTP/1.1\r\n\r\n",
                "GET /v1/sims HTTP/2.0\r\nHost: x\r\n\r\n",
                "GET /v1/sims HTTP/1.1\r\nHost: x\r\nHost: y\r\n\r\n",
                "GET /v1/sims HTTP/1.1\r\nHost: x\r\nAuthorization: a\r\nAuthorization: b\r\n\r\n",
                "GET /" + "a".repeat(9_000) + " HTTP/1.1\r\n\r\n",
                "GET / HTTP/1.1\r\nX: " + "a".repeat(17_000) + "\r\n\r\n",
                "no http at all\r\n\r\n",
                "POST /v1/sims/1/activate HTTP/1.1\r\nHost: x\r\nContent-Length: x\r\n\r\n",
                "POST /v1/sims/1/activate HTTP/1.1\r\nHost: x\r\nContent-Length: 999999\r\n\r\n",
                "POST /v1/sims/1/activate HTTP/1.1\r\nHost: x\r\nExpect: a miracle\r\n\r\n",
                "POST /v1/sims/1/activate HTTP/1.1\r\nHost: x\r\n\r\n",
                "POST /v1/sims/1/activate HTTP/1.1\r\nHost: x\r\nIdempotency-Key: " + "k".repeat(129) + "\r\n\r\n",
                "PUT /v1/plans HTTP/1.1\r\nHost: x\r\nContent-Type: text/plain\r\nContent-Length: 2\r\n\r\n{}",
                "PUT /v1/plans HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Encoding: gzip\r\n"
                        + "Content-Length: 2\r\n\r\n{}",
                "PUT /v1/plans HTTP/1.1\r\nHost: x\r\nIdempotency-Key: k\r\nIf-Match: \"seven\"\r\n\r\n",
                "PUT /v1/plans HTTP/1.1\r\nHost: x\r\nIdempotency-Key: k\r\nIf-Match: *\r\nContent-Type: "
                        + "application/json\r\nTransfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\n\r\n");
    }

    /** What a list can be asked for, and what is allowed where. */
    private static Stream<String> lists() {
        return Stream.of(
                        "GET /v1/sims?cursor=YQ&tags=a,b&shape=long-and-thin",
                        "GET /v1/sims?colour=red",
                        "GET /v1/sims/8931?colour=red",
                        "GET /v1/sims?cursor=A&shape=flat",
                        "GET /v1/sims?cursor=" + "YQ".repeat(300),
                        "OPTIONS /v1/plans",
                        "OPTIONS /v1/nothing",
                        "HEAD /v1/sims")
                .map(asked -> asked + " HTTP/1.1\r\nHost: x\r\n\r\n");
    }

    private static String posted(String body) {
        return sent("POST /v1/sims/8931/activate", "application/json", body)
                .replace("Host: x", "Host: x\r\nIf-Match: \"7\"");
    }

    private static String sent(String what, String type, String body) {
        int length = body.getBytes(StandardCharsets.UTF_8).length;
        return what + " HTTP/1.1\r\nHost: x\r\nIdempotency-Key: k\r\nContent-Type: " + type + "\r\nContent-Length: "
                + length + "\r\n\r\n" + body;
    }
}
