package io.silkroam.sim.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.silkroam.cli.CommandShell.Result;
import io.silkroam.cli.print.Terminal;
import io.silkroam.sim.Iccid;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code simctl sim} prints, word for word. */
class SimTranscriptTest {
    private static final String ONE = "8931080000000000019";
    private static final String TWO = "8931080000000000027";
    private static final String THREE = "8931080000000000035";

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

    private static String sim(String iccid, String msisdn, String state) {
        return """
                {"iccid":"%s","imsi":"204080000000100","msisdn":"%s","state":"%s","cardState":"NONE",\
                "networkState":"ENABLED","holder":"carrier-a","batch":"b-1","esim":false,\
                "importedAt":"2026-11-20T09:00:00Z","changedAt":"2026-11-23T09:30:00Z",\
                "version":4}""".formatted(iccid, msisdn, state);
    }

    private static String result(String iccid, String outcome, String state) {
        return """
                {"iccid":"%s","outcome":"%s","sim":%s}""".formatted(iccid, outcome, sim(iccid, "", state));
    }

    @Test
    void shouldListSims() {
        shell.api()
                .answer(
                        "GET /v1/sims?state=ACTIVE%2CSOLD&holder=carrier-a&limit=1000",
                        "{\"items\":[" + sim(ONE, "31612345678", "ACTIVE") + "," + sim(TWO, "31612345679", "ACTIVE")
                                + "]}");

        assertThat(shell.transcript("sim", "list", "--state", "active,sold", "--holder", "carrier-a"))
                .isEqualTo("""
                        ICCID                IMSI             MSISDN       STATE   CARD  NETWORK  HOLDER     BATCH  \
                        CHANGED
                        8931080000000000019  204080000000100  31612345678  ACTIVE  NONE  ENABLED  carrier-a  b-1    \
                        2026-11-23 10:30:00 +01:00
                        8931080000000000027  204080000000100  31612345679  ACTIVE  NONE  ENABLED  carrier-a  b-1    \
                        2026-11-23 10:30:00 +01:00
                        exit 0
                        """);
    }

    @Test
    void shouldListSimsAsCsvOverAllPages() {
        shell.api()
                .answer(
                        "GET /v1/sims?limit=1000",
                        "{\"items\":[" + sim(ONE, "31612345678", "ACTIVE") + "],\"next\":\"c1\"}");
        shell.api()
                .answer("GET /v1/sims?limit=1000&cursor=c1", "{\"items\":[" + sim(TWO, "31612345679", "SOLD") + "]}");

        assertThat(shell.run("sim", "list", "-o", "csv").out()).isEqualTo("""
                        iccid,imsi,imsis,msisdn,eid,state,cardState,networkState,holder,profile,batch,keyCheckValue,\
                        esim,predecessor,successor,importedAt,changedAt,version\r
                        8931080000000000019,204080000000100,,31612345678,,ACTIVE,NONE,ENABLED,carrier-a,,b-1,,\
                        false,,,2026-11-20T09:00:00Z,2026-11-23T09:30:00Z,4\r
                        8931080000000000027,204080000000100,,31612345679,,SOLD,NONE,ENABLED,carrier-a,,b-1,,\
                        false,,,2026-11-20T09:00:00Z,2026-11-23T09:30:00Z,4\r
                        """);
    }

    @Test
    void shouldSayThatAListHasMore() {
        shell.api()
                .answer(
                        "GET /v1/sims?limit=1",
                        "{\"items\":[" + sim(ONE, "31612345678", "ACTIVE") + "],\"next\":\"c1\"}");

        assertThat(shell.transcript("sim", "list", "--limit", "1", "--output", "json"))
                .isEqualTo("""
                        {
                          "items": [
                            {
                              "iccid": "8931080000000000019",
                              "imsi": "204080000000100",
                              "msisdn": "31612345678",
                              "state": "ACTIVE",
                              "cardState": "NONE",
                              "networkState": "ENABLED",
                              "holder": "carrier-a",
                              "batch": "b-1",
                              "esim": false,
                              "importedAt": "2026-11-20T09:00:00Z",
                              "changedAt": "2026-11-23T09:30:00Z",
                              "version": 4
                            }
                          ]
                        }
                        2> These are the first 1; --limit shows more.
                        exit 0
                        """);
    }

    @Test
    void shouldShowOneSimByItsNumber() {
        shell.api()
                .answer(
                        "GET /v1/sims?msisdn=31612345678&limit=2",
                        "{\"items\":[" + sim(ONE, "31612345678", "ACTIVE") + "]}");

        assertThat(shell.transcript("sim", "show", "--msisdn", "+31 6 1234 5678", "--utc"))
                .isEqualTo("""
                        ICCID          8931080000000000019
                        IMSI           204080000000100
                        MSISDN         31612345678
                        STATE          ACTIVE
                        CARD STATE     NONE
                        NETWORK STATE  ENABLED
                        HOLDER         carrier-a
                        BATCH          b-1
                        IMPORTED       2026-11-20 09:00:00 +00:00
                        CHANGED        2026-11-23 09:30:00 +00:00
                        VERSION        4
                        exit 0
                        """);
    }

    @Test
    void shouldSayThatThereIsNoSuchSim() {
        shell.api().answer("GET /v1/sims?imsi=204080000000101&limit=2", "{\"items\":[]}");

        assertThat(shell.transcript("sim", "show", "--imsi", "204080000000101")).isEqualTo("""
                        2> simctl sim show: there is no SIM with IMSI 204080000000101
                        exit 1
                        """);
    }

    @Test
    void shouldActivateOneSimWithANumber() {
        shell.api()
                .answer(
                        "POST /v1/sims/" + ONE + "/actions",
                        "{\"outcome\":\"done\",\"sim\":" + sim(ONE, "31612345678", "ACTIVE") + "}");

        assertThat(shell.transcript("sim", "activate", "--iccid", ONE, "--msisdn", "31612345678", "--reason", "sold"))
                .isEqualTo("""
                        SIM                  OUTCOME  STATE   MSISDN       NETWORK  PROBLEM  WHY
                        8931080000000000019  done     ACTIVE  31612345678  ENABLED
                        exit 0
                        """);
        assertThat(shell.api().last()).hasToString("""
                        POST /v1/sims/8931080000000000019/actions \
                        {"action":"activate","reason":"sold","msisdn":"31612345678"}""");
        assertThat(shell.api().last().headers())
                .containsEntry("content-type", "application/json")
                .containsEntry("authorization", "Bearer " + Shell.TOKEN)
                .containsKey("idempotency-key");
    }

    @Test
    void shouldCompleteTheCheckDigitAndRefuseAWrongOne() {
        shell.api()
                .answer(
                        "POST /v1/sims/" + ONE + "/actions",
                        "{\"outcome\":\"unchanged\",\"sim\":" + sim(ONE, "31612345678", "SUSPENDED") + "}");

        assertThat(shell.run("sim", "suspend", "--iccid", "893108000000000001").exit())
                .isZero();
        assertThat(shell.transcript("sim", "suspend", "--iccid", "8931080000000000018"))
                .isEqualTo("""
                        2> simctl sim suspend: --iccid 8931080000000000018: '8931080000000000018' is not an ICCID: \
                        its check digit should be 9, not 8
                        2>   Nothing was sent.
                        exit 2
                        """);
    }

    @Test
    void shouldSayWhyAnActionIsRefusedAndWhatToDo() {
        shell.api()
                .refuse(
                        "POST /v1/sims/" + ONE + "/actions",
                        409,
                        "illegal-transition",
                        "Not from this state",
                        "\"detail\":\"SIM 8931080000000000019 is SOLD; only ACTIVE SIMs are suspended.\","
                                + "\"hint\":\"From SOLD it can be: activate, lost, retire.\"");

        assertThat(shell.transcript("sim", "suspend", "--iccid", ONE)).isEqualTo("""
                        2> simctl sim suspend: SIM 8931080000000000019 is SOLD; only ACTIVE SIMs are suspended.
                        2>   From SOLD it can be: activate, lost, retire.
                        exit 1
                        """);
    }

    @Test
    void shouldActivateARangeFromAPoolInOneRequest() {
        shell.api()
                .answer(
                        "GET /v1/sims?iccidFrom=" + ONE + "&iccidTo=" + THREE + "&limit=1000",
                        "{\"items\":[" + sim(ONE, "", "STOCKED") + "," + sim(TWO, "", "STOCKED") + "]}");
        shell.api()
                .answer(
                        "POST /v1/sims/actions",
                        "{\"done\":2,\"unchanged\":0,\"refused\":0,\"results\":[" + result(ONE, "done", "ACTIVE") + ","
                                + result(TWO, "done", "ACTIVE") + "]}");

        assertThat(shell.transcript(
                        "sim", "activate", "--iccid", ONE + ".." + THREE, "--pool", "nl", "--idempotency-key", "k1"))
                .isEqualTo("""
                        SIM                  OUTCOME  STATE   MSISDN  NETWORK  PROBLEM  WHY
                        8931080000000000019  done     ACTIVE          ENABLED
                        8931080000000000027  done     ACTIVE          ENABLED
                        2> 2 done
                        exit 0
                        """);
        assertThat(shell.api().last().body()).isEqualTo("""
                        {"action":"activate","pool":"nl","items":[{"iccid":"8931080000000000019"},\
                        {"iccid":"8931080000000000027"}]}""");
        assertThat(shell.api().last().headers()).containsEntry("idempotency-key", "k1");
    }

    @Test
    void shouldActivateTheNumbersOfAFile() throws IOException {
        Path file = Files.writeString(
                folder.resolve("pairs.csv"), "\uFEFFMSISDN;ICCID\r\n31612345678;" + ONE + "\r\n;" + TWO + "\r\n");
        shell.api()
                .answer(
                        "POST /v1/sims/actions",
                        "{\"done\":1,\"unchanged\":0,\"refused\":1,\"results\":[" + result(ONE, "done", "ACTIVE")
                                + ",{\"iccid\":\"" + TWO
                                + "\",\"outcome\":\"refused\",\"problem\":{\"code\":\"number-taken\","
                                + "\"detail\":\"The number is with another SIM.\"}}]}");

        assertThat(shell.transcript("sim", "activate", "--file", file.toString()))
                .isEqualTo("""
                        SIM                  OUTCOME  STATE   MSISDN  NETWORK  PROBLEM       WHY
                        8931080000000000019  done     ACTIVE          ENABLED
                        8931080000000000027  refused                           number-taken  The number is with \
                        another SIM.
                        2> 1 done, 1 refused
                        exit 5
                        """);
        assertThat(shell.api().last().body()).isEqualTo("""
                        {"action":"activate","items":[{"iccid":"8931080000000000019","msisdn":"31612345678"},\
                        {"iccid":"8931080000000000027"}]}""");
    }

    @Test
    void shouldPrintNothingWhenAllOfABatchIsRefused() {
        String refused =
                "{\"iccid\":\"%s\",\"outcome\":\"refused\",\"problem\":{\"code\":\"not-found\",\"title\":\"No\"}}";
        shell.api()
                .answer(
                        "POST /v1/sims/actions",
                        "{\"done\":0,\"unchanged\":0,\"refused\":2,\"results\":[" + refused.formatted(ONE) + ","
                                + refused.formatted(TWO) + "]}");

        assertThat(shell.transcript("sim", "suspend", "--iccid", ONE, "--iccid", TWO))
                .isEqualTo("""
                        2>   8931080000000000019: No
                        2>   8931080000000000027: No
                        2> simctl sim suspend: 2 refused
                        exit 1
                        """);
    }

    @Test
    void shouldSendManyInPiecesAndSayWhatWasNotTried() throws IOException {
        List<String> lines = new ArrayList<>();
        List<String> results = new ArrayList<>();
        Iccid next = Iccid.parse(ONE);
        for (int i = 0; i < 1200; i++) {
            lines.add(next.digits());
            if (i < 500) {
                results.add(result(next.digits(), "done", "SUSPENDED"));
            }
            next = next.next();
        }
        Path file = Files.write(folder.resolve("sims.txt"), lines);
        shell.api().answer("POST /v1/sims/actions", "{\"results\":[" + String.join(",", results) + "]}");
        for (int i = 0; i < 5; i++) {
            shell.api().cut("POST /v1/sims/actions");
        }

        Result result = shell.run("sim", "suspend", "-f", file.toString(), "-o", "csv", "--idempotency-key", "night");

        assertThat(result.exit()).isEqualTo(5);
        assertThat(result.out().lines().filter(l -> l.contains(",done,"))).hasSize(500);
        assertThat(result.out().lines().filter(l -> l.contains(",unknown,"))).hasSize(500);
        assertThat(result.out().lines().filter(l -> l.contains(",not-tried,"))).hasSize(200);
        assertThat(result.err())
                .contains("500 done, 500 unknown, 200 not tried")
                .contains("It ended early: the connection to 127.0.0.1")
                .contains("Repeat the command with --idempotency-key night, and nothing is done twice.");
        assertThat(shell.api().requests().stream().map(r -> r.headers().get("idempotency-key")))
                .containsExactly("night.1", "night.2", "night.2", "night.2", "night.2", "night.2");
    }

    @Test
    void shouldAskBeforeSeveralSimsAreRetired() {
        shell.api()
                .answer(
                        "POST /v1/sims/actions",
                        "{\"results\":[" + result(ONE, "done", "RETIRED") + "," + result(TWO, "done", "RETIRED")
                                + "]}");

        assertThat(shell.transcript("sim", "retire", "--iccid", ONE, "--iccid", TWO))
                .isEqualTo("""
                        2> simctl sim retire: retire of 2 SIMs needs a confirmation, and nobody can be asked
                        2>   Give --yes if you mean it.
                        exit 2
                        """);
        shell.on(new Terminal(true, false, true, false));
        shell.type("1\n");
        assertThat(shell.run("sim", "retire", "--iccid", ONE, "--iccid", TWO).exit())
                .isEqualTo(1);
        assertThat(shell.api().requests()).isEmpty();
        shell.type("2\n");
        assertThat(shell.run("sim", "retire", "--iccid", ONE, "--iccid", TWO).err())
                .startsWith("retire 2 SIMs. Type the number to go on: ")
                .endsWith("2 done\n");
        shell.on(Terminal.NONE);
        assertThat(shell.run("sim", "retire", "--iccid", ONE, "--iccid", TWO, "--yes")
                        .exit())
                .isZero();
        assertThat(shell.api().requests()).hasSize(2);
    }

    @Test
    void shouldSwapASimThatIsKnownByItsNumber() {
        shell.api()
                .answer(
                        "GET /v1/sims?msisdn=31612345678&limit=2",
                        "{\"items\":[" + sim(ONE, "31612345678", "ACTIVE") + "]}");
        shell.api()
                .answer(
                        "POST /v1/sims/" + ONE + "/actions",
                        "{\"outcome\":\"would-be-done\",\"sim\":" + sim(ONE, "", "SWAPPED") + "}");

        assertThat(shell.transcript("sim", "swap", "--msisdn", "31612345678", "--to", TWO, "--dry-run"))
                .isEqualTo("""
                        SIM                  OUTCOME        STATE    MSISDN  NETWORK  PROBLEM  WHY
                        8931080000000000019  would-be-done  SWAPPED          ENABLED
                        exit 0
                        """);
        assertThat(shell.api().last().body())
                .isEqualTo("{\"action\":\"swap\",\"successor\":\"8931080000000000027\",\"dryRun\":true}");
    }

    @Test
    void shouldAllocateToAHolder() {
        shell.api()
                .answer(
                        "POST /v1/sims/" + ONE + "/actions",
                        "{\"outcome\":\"done\",\"sim\":" + sim(ONE, "", "ALLOCATED") + "}");

        assertThat(shell.run("sim", "allocate", "--iccid", ONE, "--holder", "shop-7")
                        .exit())
                .isZero();
        assertThat(shell.api().last().body()).isEqualTo("{\"action\":\"allocate\",\"holder\":\"shop-7\"}");
        assertThat(shell.run("sim", "allocate", "--iccid", ONE).err()).isEqualTo("""
                        simctl sim allocate: Missing required option: '--holder=NAME'
                          See: simctl sim allocate --help
                        """);
    }

    @Test
    void shouldHaveAVerbForEveryAction() {
        for (String verb : List.of("stock", "sell", "suspend", "resume", "lost", "expire", "quarantine", "retire")) {
            shell.api()
                    .answer(
                            "POST /v1/sims/" + ONE + "/actions",
                            "{\"outcome\":\"done\",\"sim\":" + sim(ONE, "", "X") + "}");
            assertThat(shell.run("sim", verb, "--iccid", ONE).exit()).isZero();
            assertThat(shell.api().last().body()).isEqualTo("{\"action\":\"" + verb + "\"}");
        }
    }

    @Test
    void shouldNameASimThatWasNotFoundAsTheUserDid() {
        shell.api()
                .answer(
                        "POST /v1/sims/actions",
                        "{\"results\":[" + result(ONE, "done", "LOST")
                                + ",{\"msisdn\":\"31600000000\",\"outcome\":\"refused\","
                                + "\"problem\":{\"code\":\"not-found\",\"detail\":\"There is no such SIM.\"}}]}");

        assertThat(shell.transcript("sim", "suspend", "--iccid", ONE, "--msisdn", "31600000000"))
                .isEqualTo("""
                        SIM                  OUTCOME  STATE  MSISDN  NETWORK  PROBLEM    WHY
                        8931080000000000019  done     LOST           ENABLED
                        31600000000          refused                          not-found  There is no such SIM.
                        2> 1 done, 1 refused
                        exit 5
                        """);
    }

    @Test
    void shouldChangeASimOnlyIfNobodyElseDid() {
        String target = "POST /v1/sims/" + ONE + "/actions";
        shell.api().refuse(target, 412, "version-moved", "Changed", "\"detail\":\"It is at version 5.\"");

        assertThat(shell.transcript("sim", "suspend", "--iccid", ONE, "--if-version", "4"))
                .isEqualTo("2> simctl sim suspend: It is at version 5.\nexit 1\n");
        assertThat(shell.api().last().headers()).containsEntry("if-match", "\"4\"");
        assertThat(shell.run("sim", "suspend", "--iccid", ONE, "--iccid", TWO, "--if-version", "4")
                        .exit())
                .isEqualTo(2);
    }

    @Test
    void shouldSetTheStateOfAProfile() {
        shell.api().answer("PUT /v1/sims/" + ONE + "/card-state", sim(ONE, "", "ACTIVE"));

        assertThat(shell.run("sim", "card-state", "--iccid", ONE, "--set", "installed")
                        .exit())
                .isZero();
        assertThat(shell.api().last().body()).isEqualTo("{\"cardState\":\"INSTALLED\"}");
        assertThat(shell.transcript("sim", "card-state", "--iccid", ONE, "--set", "deleted", "-n"))
                .isEqualTo("""
                        2> Dry run, nothing was sent: PUT /v1/sims/8931080000000000019/card-state
                        exit 0
                        """);
        assertThat(shell.api().requests()).hasSize(1);
    }
}
