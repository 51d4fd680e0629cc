package io.silkroam.simulator.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page docs/provisioning.md, typed line by line as a newcomer would. */
class WalkThroughTest {
    private static final String FENCE = "```";

    @TempDir
    private Path folder;

    @Test
    void shouldLeadANewcomerFromAVendorsFileToASimThatIsCharged() throws Exception {
        List<String> page = Files.readAllLines(TestConf.shipped().resolveSibling("docs/provisioning.md"));
        try (Terminal terminal = new Terminal(folder)) {
            terminal.configure("vendors/first.yaml", String.join("\n", block(page, "yaml")));
            for (String line : block(page, "sh")) {
                terminal.type(line);
            }

            assertThat(terminal.outputOf("simctl whoami")).contains("admin");
            assertThat(terminal.outputOf("simctl sim import first-box.txt --vendor first --dry-run"))
                    .containsIgnoringCase("checked");
            assertThat(terminal.outputOf("simctl sim import first-box.txt --vendor first"))
                    .contains("imported", "1000", "first-box");
            assertThat(terminal.outputOf("simctl sim list --limit 3"))
                    .contains("8931080000001000000", "IMPORTED")
                    .doesNotContain("8931080000001000034");
            assertThat(terminal.outputOf("simctl plan list")).contains("微信出行卡 1 GB", "12.00 EUR");
            assertThat(terminal.outputsOf("simctl subscriber show --msisdn 31612345678"))
                    .satisfiesExactly(
                            before -> assertThat(before).contains("waiting", "1.0 GB"),
                            after -> assertThat(after).contains("running", "800.0 MB"));
            assertThat(terminal.outputOf("simctl subscriber usage --msisdn 31612345678"))
                    .contains("PURCHASE", "ACTIVATION", "USAGE", "208");
            assertThat(terminal.outputOf("simctl audit --limit 5")).contains("left in a taxi", "resume");
            terminal.type("simctl subscriber show --msisdn 31612345678 --output json");
            assertThat(terminal.outputOf("simctl subscriber show --msisdn 31612345678 --output json"))
                    .contains("\"octetsLeft\": 800000000");
        }
    }

    @Test
    void shouldRefuseALostSimAndSayWhy() throws Exception {
        try (Terminal terminal = new Terminal(folder)) {
            terminal.configure("vendors/first.yaml", "transport-keys: []\n");
            for (String line : List.of(
                    "java -jar gateway/server/target/gateway.jar serve &",
                    "java -jar gateway/server/target/gateway.jar token create --name me --role admin > token.txt",
                    "export SIMCTL_TOKEN=$(cat token.txt)",
                    "java -jar gateway/simulator/target/simulator.jar sims --count 2 --clear --batch b --out b.txt",
                    "simctl sim import b.txt",
                    "simctl sim activate --iccid 8931080000001000000 --msisdn 31612345678",
                    "simctl plan sell --msisdn 31612345678 --plan wechat-go-1gb",
                    "simctl sim lost --iccid 8931080000001000000")) {
                terminal.type(line);
            }

            String packetGateway =
                    "java -jar gateway/simulator/target/simulator.jar pgw --imsi 204080000100000 --octets 1MB";
            assertThat(terminal.codeOf(packetGateway)).isEqualTo(1);
            assertThat(terminal.outputOf(packetGateway)).contains("5003");
        }
    }

    /** The lines of all fenced blocks in this language, in order. */
    static List<String> block(List<String> page, String language) {
        List<String> lines = new ArrayList<>();
        boolean inside = false;
        for (String line : page) {
            if (line.startsWith(FENCE)) {
                inside = line.equals(FENCE + language);
            } else if (inside) {
                lines.add(line);
            }
        }
        return lines;
    }
}
