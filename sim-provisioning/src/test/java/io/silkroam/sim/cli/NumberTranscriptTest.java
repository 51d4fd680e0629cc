package io.silkroam.sim.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code simctl number} prints. */
class NumberTranscriptTest {
    @TempDir
    private Path folder;

    private Shell shell;

    @BeforeEach
    void open() throws IOException {
        shell = Shell.open();
    }

    @AfterEach
    void close() {
        shell.close();
    }

    @Test
    void shouldMakeAPool() {
        shell.api()
                .answer(
                        "PUT /v1/number-pools/nl-mobile",
                        "{\"name\":\"nl-mobile\",\"quarantineDays\":30,\"free\":0,\"assigned\":0,\"quarantined\":0}");

        assertThat(shell.transcript("number", "pool", "create", "nl-mobile", "--quarantine-days", "30"))
                .isEqualTo("""
                        POOL             nl-mobile
                        QUARANTINE DAYS  30
                        FREE             0
                        ASSIGNED         0
                        QUARANTINED      0
                        exit 0
                        """);
        assertThat(shell.api().last().body()).isEqualTo("{\"quarantineDays\":30}");
    }

    @Test
    void shouldListPools() {
        shell.api().answer("GET /v1/number-pools?limit=1000", """
                {"items":[{"name":"nl-mobile","quarantineDays":90,"free":9998,"assigned":1,"quarantined":1},
                {"name":"新号码","quarantineDays":30,"free":5,"assigned":0,"quarantined":0}]}""");

        assertThat(shell.transcript("number", "pool", "list")).isEqualTo("""
                        POOL       QUARANTINE DAYS  FREE  ASSIGNED  QUARANTINED
                        nl-mobile               90  9998         1            1
                        新号码                  30     5         0            0
                        exit 0
                        """);
    }

    @Test
    void shouldAddARangeAndSingleNumbers() {
        shell.api().answer("POST /v1/number-pools/nl/numbers", "{\"added\":10000,\"unchanged\":0}");
        shell.api().answer("POST /v1/number-pools/nl/numbers", "{\"added\":1,\"unchanged\":1}");

        assertThat(shell.transcript(
                        "number", "pool", "add", "nl", "31612340000..31612349999", "0031 6 5000 0001", "31650000002"))
                .isEqualTo("""
                        ADDED      10001
                        UNCHANGED  1
                        exit 0
                        """);
        assertThat(shell.api().requests().get(0).body())
                .contains("\"first\":\"31612340000\"")
                .contains("\"last\":\"31612349999\"");
        assertThat(shell.api().requests().get(1).body()).isEqualTo("{\"numbers\":[\"31650000001\",\"31650000002\"]}");
    }

    @Test
    void shouldRemoveTheNumbersOfAFile() throws IOException {
        Path file = Files.writeString(folder.resolve("n.csv"), "# out\nmsisdn\n31650000001\n31650000002\n");
        shell.api().answer("POST /v1/number-pools/nl/numbers/remove", "{\"removed\":2,\"unchanged\":0}");

        assertThat(shell.transcript("number", "pool", "remove", "nl", "--file", file.toString(), "-o", "json"))
                .isEqualTo("""
                        {
                          "removed": 2,
                          "unchanged": 0
                        }
                        exit 0
                        """);
    }

    @Test
    void shouldSayWhatWasAddedBeforeItEndedEarly() {
        shell.api().answer("POST /v1/number-pools/nl/numbers", "{\"added\":10,\"unchanged\":0}");
        shell.api()
                .refuse("POST /v1/number-pools/nl/numbers", 409, "number-taken", "Taken", "\"detail\":\"In pool be.\"");

        assertThat(shell.transcript("number", "pool", "add", "nl", "3161000..3161009", "3162000..3162009"))
                .isEqualTo("""
                        ADDED      10
                        UNCHANGED  0
                        2> It ended early, after 1 of 2 requests: In pool be.
                        exit 5
                        """);
    }

    @Test
    void shouldRefuseWhatIsNoNumber() {
        assertThat(shell.transcript("number", "pool", "add", "nl", "call-me")).isEqualTo("""
                        2> simctl number pool add: 'call-me' is not an international telephone number, such as \
                        31612345678
                        2>   Nothing was sent.
                        exit 2
                        """);
        assertThat(shell.run("number", "pool", "add", "nl").exit()).isEqualTo(2);
        assertThat(shell.api().requests()).isEmpty();
    }

    @Test
    void shouldListNumbers() {
        shell.api().answer("GET /v1/numbers?pool=nl&state=QUARANTINED&limit=1000", """
                {"items":[{"msisdn":"31612345678","pool":"nl","state":"QUARANTINED",\
                "freeFrom":"2027-02-21T00:00:00Z"}]}""");

        assertThat(shell.transcript("number", "list", "--pool", "nl", "--state", "quarantined"))
                .isEqualTo("""
                        MSISDN       POOL  STATE        ICCID  FREE FROM
                        31612345678  nl    QUARANTINED         2027-02-21 01:00:00 +01:00
                        exit 0
                        """);
    }
}
