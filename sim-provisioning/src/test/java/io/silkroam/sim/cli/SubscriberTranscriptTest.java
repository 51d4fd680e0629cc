package io.silkroam.sim.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What {@code simctl subscriber} prints. */
class SubscriberTranscriptTest {
    private static final String SUBSCRIBER = """
            {"subscriberId":1000,"msisdn":"31612345678","imsi":"204080000000100","iccid":"8931080000000000019",\
            "state":"ACTIVE","status":"active","openSessions":1,"subscriptions":[{"id":17,"plan":"wechat-go-1gb",\
            "version":2,"reference":"o-1","state":"running","boughtAt":"2026-11-23T08:00:00Z",\
            "activatedAt":"2026-11-23T09:30:00Z","expiresAt":"2026-12-08T09:30:00Z","use":"queue"}],\
            "buckets":[{"subscription":17,"plan":"wechat-go-1gb","allowance":"data","unit":"octets",\
            "bought":1000000000,"left":999000000,"reserved":50000000,"octetsLeft":999000000,\
            "expiresAt":"2026-12-08T09:30:00Z"}],"simVersion":4}""";

    private Shell shell;

    @BeforeEach
    void open() throws IOException {
        shell = Shell.open();
        shell.api().answer("GET /v1/subscribers/31612345678", SUBSCRIBER);
    }

    @AfterEach
    void close() {
        shell.close();
    }

    @Test
    void shouldShowTheBalanceToPeople() {
        assertThat(shell.transcript("subscriber", "show", "--msisdn", "31612345678"))
                .isEqualTo("""
                        SUBSCRIBER     1000
                        MSISDN         31612345678
                        IMSI           204080000000100
                        ICCID          8931080000000000019
                        STATE          ACTIVE
                        STATUS         active
                        OPEN SESSIONS  1

                        Subscriptions
                        ID  PLAN           VERSION  STATE    USE    BOUGHT                      FIRST \
                        USED                  EXPIRES                     REFERENCE
                        17  wechat-go-1gb        2  running  queue  2026-11-23 09:00:00 +01:00  2026-11-23 10:30:00 \
                        +01:00  2026-12-08 10:30:00 +01:00  o-1

                        Buckets
                        SUBSCRIPTION  PLAN           ALLOWANCE  UNIT    BOUGHT      LEFT  RESERVED  EXPIRES
                                  17  wechat-go-1gb  data       octets  1.0 GB  999.0 MB   50.0 MB  2026-12-08 \
                        10:30:00 +01:00
                        exit 0
                        """);
    }

    @Test
    void shouldShowTheBalanceToPrograms() {
        assertThat(shell.run("subscriber", "show", "--msisdn", "31612345678", "--output", "json")
                        .out())
                .contains("""
                          "buckets": [
                            {
                              "subscription": 17,
                              "plan": "wechat-go-1gb",
                              "allowance": "data",
                              "unit": "octets",
                              "bought": 1000000000,
                              "left": 999000000,
                              "reserved": 50000000,
                              "octetsLeft": 999000000,
                              "expiresAt": "2026-12-08T09:30:00Z"
                            }
                          ],
                        """);
        assertThat(shell.run("subscriber", "show", "--msisdn", "31612345678", "--output", "csv")
                        .out())
                .isEqualTo("""
                        subscription,plan,allowance,unit,bought,left,reserved,octetsLeft,expiresAt\r
                        17,wechat-go-1gb,data,octets,1000000000,999000000,50000000,999000000,2026-12-08T09:30:00Z\r
                        """);
    }

    @Test
    void shouldNotTellAnotherCarriersSubscriberFromNone() {
        assertThat(shell.transcript("subscriber", "show", "--iccid", "8931080000000000027"))
                .isEqualTo("""
                        2> simctl subscriber show: There is nothing like that.
                        exit 1
                        """);
    }

    @Test
    void shouldListUsage() {
        shell.api().answer("GET /v1/subscribers/31612345678/usage?from=2026-10-31T23%3A00%3A00Z&limit=1000", """
                {"items":[{"at":"2026-11-23T09:30:00Z","kind":"usage","network":"208-01","country":"FR","zone":"EEA",
                "ratingGroup":10,"unit":"octets","quantity":1000000,"plan":"wechat-go-1gb"},
                {"at":"2026-11-23T08:00:00Z","kind":"purchase","quantity":1,"amount":"12.00","currency":"EUR"}]}""");

        assertThat(shell.transcript("subscriber", "usage", "--msisdn", "31612345678", "--from", "2026-11-01"))
                .isEqualTo("""
                        AT                          KIND      NETWORK  COUNTRY  ZONE  GROUP  QUANTITY  \
                        PLAN           AMOUNT  CURRENCY  DETAIL
                        2026-11-23 10:30:00 +01:00  usage     208-01   FR       EEA      10    1.0 MB  wechat-go-1gb
                        2026-11-23 09:00:00 +01:00  purchase                                        \
                        1                  12.00  EUR
                        exit 0
                        """);
        assertThat(shell.transcript("subscriber", "usage", "--msisdn", "31612345678", "--to", "tomorrow"))
                .isEqualTo("""
                        2> simctl subscriber usage: Invalid value for option '--to': 'tomorrow' is no time; \
                        write 2026-12-24 or 2026-12-24T18:00:00+01:00
                        2>   Nothing was sent.
                        exit 2
                        """);
    }

    @Test
    void shouldListSessionsAReservationALine() {
        shell.api().answer("GET /v1/subscribers/31612345678/sessions?limit=1000", """
                {"items":[{"sessionId":"pgw;1;2","originHost":"pgw.kpn.example","network":"208-01","country":"FR",
                "openedAt":"2026-11-23T09:30:00Z","deadline":"2026-11-23T10:30:00Z",
                "reservations":[{"ratingGroup":10,"unit":"octets","reserved":50000000},{"unit":"seconds",\
                "reserved":90}]}]}""");

        assertThat(shell.transcript("subscriber", "sessions", "--msisdn", "31612345678", "--utc"))
                .isEqualTo("""
                        SESSION  FROM             NETWORK  COUNTRY  OPENED                      \
                        DEADLINE                    GROUP  RESERVED
                        pgw;1;2  pgw.kpn.example  208-01   FR       2026-11-23 09:30:00 +00:00  2026-11-23 10:30:00 \
                        +00:00     10   50.0 MB
                        pgw;1;2  pgw.kpn.example  208-01   FR       2026-11-23 09:30:00 +00:00  2026-11-23 10:30:00 \
                        +00:00         1:30 min
                        exit 0
                        """);
    }

    @Test
    void shouldWantExactlyOneSubscriber() {
        assertThat(shell.transcript("subscriber", "show")).isEqualTo("""
                        2> simctl subscriber show: which subscriber?
                        2>   Give exactly one of --msisdn, --iccid and --imsi.
                        exit 2
                        """);
        assertThat(shell.run("subscriber", "show", "--msisdn", "31612345678", "--imsi", "204080000000100")
                        .exit())
                .isEqualTo(2);
    }
}
