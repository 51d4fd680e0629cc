package io.silkroam.gateway.resource;

import io.silkroam.gateway.FakePeer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * How long after the command a lost SIM is refused. A program, not a test: run it with the test class path of
 * gateway/server, in that folder. Each round opens a session of one SIM, reports the SIM lost over HTTPS, and asks
 * for another session by Diameter until it is refused; the clock runs from before the command to the refusal.
 */
final class LostSimMeasure {
    private static final int ROUNDS = 30;
    private static final int AUTHORIZATION_REJECTED = 5003;
    private static final String ICCID = "8931080000000001009";

    private LostSimMeasure() {}

    public static void main(String[] arguments) throws IOException {
        List<Long> micros = new ArrayList<>();
        try (ServedGateway api = new ServedGateway(Files.createTempDirectory(Path.of("target"), "lost"));
                FakePeer peer = FakePeer.open(api.gateway.port(), FakePeer.PGW)) {
            api.upload("", "ICCID,IMSI,KI,OPC\n" + ICCID + ",204080000000100," + "1".repeat(32) + "," + "2".repeat(32));
            act(api, "{\"action\":\"activate\",\"msisdn\":\"31612345678\"}");
            api.post("/v1/subscribers/{ref}/subscriptions", "{\"plan\":\"wechat-go-1gb\"}", "31612345678");
            for (int round = 0; round < ROUNDS; round++) {
                peer.resultOf(peer.initial("before-" + round));
                long began = System.nanoTime();
                act(api, "{\"action\":\"lost\"}");
                int tries = 0;
                while (peer.resultOf(peer.initial("after-" + round + "-" + tries++)) != AUTHORIZATION_REJECTED) {
                    if (tries > 1_000) {
                        throw new IllegalStateException("the lost SIM is still served");
                    }
                }
                micros.add((System.nanoTime() - began) / 1_000);
                act(api, "{\"action\":\"resume\"}");
            }
        }
        Collections.sort(micros);
        System.out.printf(
                "lost to refused, %d rounds: median %.1f ms, longest %.1f ms%n",
                ROUNDS, micros.get(ROUNDS / 2) / 1e3, micros.get(ROUNDS - 1) / 1e3);
    }

    private static void act(ServedGateway api, String json) {
        if (api.post("/v1/sims/{iccid}/actions", json, ICCID).status() != 200) {
            throw new IllegalStateException("refused: " + json);
        }
    }
}
