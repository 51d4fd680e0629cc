package io.silkroam.sim.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code simctl plan} prints. */
class PlanTranscriptTest {
    private static final String PLAN = """
            {"id":"wechat-go-1gb","version":2,"onOffer":true,"names":{"en":"WeChat Go 1 GB","zh":"微信出行卡 1 GB"},\
            "price":{"amount":"12.00","currency":"EUR","vatPercent":"21.00","vatMode":"inclusive"},\
            "validity":{"period":"P15D","from":"first-use"},"zones":["EEA"],\
            "allowances":[{"id":"data","unit":"octets","amount":1000000000,"ratingGroups":[],"zones":["EEA"],\
            "priority":100}],"zeroRated":[{"ratingGroup":201,"name":"WeChat"}],"atExhaustion":"redirect",\
            "stacking":"queue","notices":["50%"]}""";
    private static final String SOLD = """
            {"outcome":"done","subscription":{"id":17,"plan":"wechat-go-1gb","version":2,"state":"waiting"},\
            "price":{"amount":"12.00","currency":"EUR"}}""";

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
    void shouldListPlansInColumnsThoughNamesAreChinese() {
        String small =
                PLAN.replace("wechat-go-1gb", "s").replace("微信出行卡 1 GB", "小").replace("12.00", "5.00");
        shell.api().answer("GET /v1/plans?limit=1000", "{\"items\":[" + PLAN + "," + small + "]}");

        assertThat(shell.transcript("plan", "list")).isEqualTo("""
                        PLAN           VERSION  ON OFFER  NAME            名称                 PRICE  VALID  \
                        FROM       ZONES
                        wechat-go-1gb        2  yes       WeChat Go 1 GB  微信出行卡 1 GB  12.00 EUR  P15D   first-use  EEA
                        s                    2  yes       WeChat Go 1 GB  小                5.00 EUR  P15D   \
                        first-use  EEA
                        exit 0
                        """);
        assertThat(shell.run("plan", "list", "-o", "csv").out())
                .contains("wechat-go-1gb,2,true,WeChat Go 1 GB,微信出行卡 1 GB,,12.00,EUR,21.00,inclusive,P15D,first-use,");
    }

    @Test
    void shouldShowAPlan() {
        shell.api().answer("GET /v1/plans/wechat-go-1gb?version=2", PLAN);

        assertThat(shell.transcript("plan", "show", "wechat-go-1gb", "--plan-version", "2"))
                .isEqualTo("""
                        PLAN      wechat-go-1gb
                        VERSION   2
                        ON OFFER  yes
                        NAME      WeChat Go 1 GB
                        名称      微信出行卡 1 GB
                        PRICE     12.00 EUR
                        VALID     P15D
                        FROM      first-use
                        ZONES     EEA

                        Allowances
                        ALLOWANCE  UNIT    AMOUNT  ZONES  RATING GROUPS  PRIORITY
                        data       octets  1.0 GB  EEA                        100

                        Zero-rated
                        FREE OF CHARGE  RATING GROUP
                        WeChat                   201
                        exit 0
                        """);
    }

    @Test
    void shouldCheckAFileOfPlans() throws IOException {
        Path file = Files.writeString(folder.resolve("plans.yaml"), "plans:\n- id: ü\n");
        shell.api().answer("POST /v1/plans/check", "{\"plans\":1,\"problems\":[]}");
        shell.api()
                .answer(
                        "POST /v1/plans/check",
                        "{\"plans\":1,\"problems\":[{\"line\":2,\"message\":\"there is no price\"}]}");

        assertThat(shell.transcript("plan", "check", file.toString())).isEqualTo("PLANS  1\nexit 0\n");
        assertThat(shell.api().last().body()).isEqualTo("plans:\n- id: ü\n");
        assertThat(shell.api().last().headers()).containsEntry("content-type", "application/yaml");
        assertThat(shell.transcript("plan", "check", file.toString()).replace(folder + "/", ""))
                .isEqualTo("""
                        2> plans.yaml:2: there is no price
                        2> simctl plan check: plans.yaml has a mistake
                        exit 1
                        """);
    }

    @Test
    void shouldSellAPlan() {
        shell.api().answer("POST /v1/subscribers/31612345678/subscriptions", SOLD);

        assertThat(shell.transcript(
                        "plan", "sell", "--msisdn", "31612345678", "--plan", "wechat-go-1gb", "--use", "after"))
                .isEqualTo("""
                        SUBSCRIBER   OUTCOME  SUBSCRIPTION  PLAN           STATE    EXPIRES      PRICE  PROBLEM  WHY
                        31612345678  done     17            wechat-go-1gb  waiting           12.00 EUR
                        exit 0
                        """);
        assertThat(shell.api().last().body()).isEqualTo("{\"plan\":\"wechat-go-1gb\",\"use\":\"after\"}");
    }

    @Test
    void shouldSellToAFileFullWithAKeyForEach() throws IOException {
        Path file =
                Files.writeString(folder.resolve("group.csv"), "iccid,msisdn\n,31612345678\n8931080000000000019,\n");
        shell.api().answer("POST /v1/subscribers/31612345678/subscriptions", SOLD);
        shell.api()
                .refuse(
                        "POST /v1/subscribers/iccid%3A8931080000000000019/subscriptions",
                        409, "not-active", "Not active", "\"detail\":\"SIM 8931080000000000019 is SOLD.\"");

        assertThat(shell.transcript(
                        "plan", "sell", "-f", file.toString(), "--plan", "p", "--idempotency-key", "o1", "-o", "csv"))
                .isEqualTo("""
                        subscriber,outcome,subscription.id,subscription.plan,subscription.version,subscription.state,\
                        subscription.expiresAt,price.amount,price.currency,problem.code,problem.detail\r
                        31612345678,done,17,wechat-go-1gb,2,waiting,,12.00,EUR,,\r
                        iccid:8931080000000000019,refused,,,,,,,,not-active,SIM 8931080000000000019 is SOLD.\r
                        2> 1 done, 1 refused
                        exit 5
                        """);
        assertThat(shell.api().requests().stream().map(r -> r.headers().get("idempotency-key")))
                .containsExactly("o1.31612345678", "o1.iccid:8931080000000000019");
    }

    @Test
    void shouldSayThatAPlanIsUnknown() {
        shell.api()
                .refuse(
                        "POST /v1/subscribers/31612345678/subscriptions",
                        404,
                        "not-found",
                        "Not found",
                        "\"detail\":\"There is no plan 'wechat-go-1tb'.\",\"hint\":\"See: simctl plan list\"");

        assertThat(shell.transcript("plan", "sell", "--msisdn", "31612345678", "--plan", "wechat-go-1tb"))
                .isEqualTo("""
                        2> simctl plan sell: There is no plan 'wechat-go-1tb'.
                        2>   See: simctl plan list
                        exit 1
                        """);
    }

    @Test
    void shouldExtendByDaysToATimeThatDoesNotMoveWhenRepeated() {
        shell.api()
                .answer(
                        "GET /v1/subscribers/31612345678",
                        "{\"subscriptions\":[{\"id\":17,\"expiresAt\":\"2026-12-08T09:30:00Z\"},{\"id\":18}]}");
        shell.api().answer("POST /v1/subscribers/31612345678/subscriptions/17/extend", SOLD);

        assertThat(shell.run("plan", "extend", "--msisdn", "31612345678", "--subscription", "17", "--days", "3")
                        .exit())
                .isZero();
        assertThat(shell.api().last().body()).isEqualTo("{\"until\":\"2026-12-11T09:30:00Z\"}");
        shell.run("plan", "extend", "--msisdn", "31612345678", "--subscription", "17", "--until", "2026-12-24");
        assertThat(shell.api().last().body()).isEqualTo("{\"until\":\"2026-12-23T23:00:00Z\"}");
        assertThat(shell.transcript("plan", "extend", "--msisdn", "31612345678", "--subscription", "18", "--days", "3"))
                .isEqualTo("""
                        2> simctl plan extend: subscription 18 has no end yet, for it has not begun
                        exit 1
                        """);
        assertThat(shell.run("plan", "extend", "--msisdn", "31612345678", "--subscription", "19", "--days", "3")
                        .exit())
                .isEqualTo(1);
        assertThat(shell.run("plan", "extend", "--msisdn", "31612345678", "--subscription", "17")
                        .exit())
                .isEqualTo(2);
    }

    @Test
    void shouldRefundForAReason() {
        shell.api().answer("POST /v1/subscribers/imsi%3A204080000000100/subscriptions/17/refund", SOLD);

        String[] refund = {"plan", "refund", "--imsi", "204080000000100", "--subscription", "17"};
        assertThat(shell.transcript(refund)).isEqualTo("""
                        2> simctl plan refund: Missing required option: '--reason TEXT'
                        2>   See: simctl plan refund --help
                        exit 2
                        """);
        assertThat(shell.run(
                                "plan",
                                "refund",
                                "--imsi",
                                "204080000000100",
                                "--subscription",
                                "17",
                                "--reason",
                                "wrong",
                                "-n")
                        .exit())
                .isZero();
        assertThat(shell.api().last().body()).isEqualTo("{\"reason\":\"wrong\",\"dryRun\":true}");
    }
}
