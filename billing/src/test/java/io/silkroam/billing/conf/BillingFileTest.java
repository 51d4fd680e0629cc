package io.silkroam.billing.conf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.silkroam.billing.conf.BillingSettings.Destination;
import io.silkroam.billing.conf.BillingSettings.Feed;
import io.silkroam.billing.conf.BillingSettings.Kafka;
import io.silkroam.billing.conf.BillingSettings.Limits;
import io.silkroam.billing.conf.BillingSettings.Retention;
import io.silkroam.billing.conf.BillingSettings.Schedule;
import io.silkroam.conf.ConfigException;
import io.silkroam.sim.Plmn;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BillingFileTest {
    private static final Path SHIPPED = Path.of("../conf");
    private static final Path DATA = Path.of("/var/lib/silkroam");
    private static final String EVERY_KEY = """
            enabled: false
            zone: Asia/Shanghai
            currency: CNY
            home-networks: ["46001"]
            payment-means: {"shop/": wechat-pay, "shop/gift/": gift}
            shares: {two-things: {data: 3, texts: 0}}
            feed:
              every: 250ms
              rows: 70
              lease: 1m
              kafka: {brokers: "k1:9092,k2:9092", topic: t, group: g, properties-file: client.properties}
            limits: {largest-record: 2GiB, ahead: 1m, behind: 24h}
            files: {folder: /srv/files, layouts: columns, running: 3}
            destinations:
              kpn: {uri: "sftp:files.example:22/in?password=RAW({secret})", secret-file: sftp.txt}
            schedules:
            - name: monthly
              kinds: [wholesale, balances]
              each: month
              at: "05:30"
              profiles: [excel, accountant]
              language: zh
              destinations: [kpn]
            retention: {records: 90d, remove: true, at: "01:30"}
            """;

    @TempDir
    private Path conf;

    @Test
    void shouldHaveDefaultsWhereThereIsNoFile() {
        BillingSettings settings = BillingFile.read(conf, DATA);

        assertThat(settings)
                .isEqualTo(new BillingSettings(
                        true,
                        ZoneId.of("Europe/Amsterdam"),
                        Currency.getInstance("EUR"),
                        Set.of(new Plmn("20408"), new Plmn("20410"), new Plmn("20469")),
                        Map.of("voucher-desk/", "voucher", "front-desk/", "desk"),
                        Map.of(),
                        new Feed(Duration.ofSeconds(1), 1_000, Duration.ofSeconds(30), Optional.empty()),
                        new Limits(1_000_000_000_000L, Duration.ofMinutes(5), Duration.ofDays(2)),
                        new BillingSettings.Files(DATA.resolve("exports"), conf.resolve("exports"), 2),
                        Map.of(),
                        List.of(),
                        new Retention(Duration.ofDays(400), false, LocalTime.of(4, 0))));
    }

    @Test
    void shouldShowTheDefaultsInTheFileWeShip() throws IOException {
        Files.copy(SHIPPED.resolve("billing.yaml"), conf.resolve("billing.yaml"));
        BillingSettings shipped = BillingFile.read(conf, DATA);
        Files.delete(conf.resolve("billing.yaml"));

        assertThat(shipped).isEqualTo(BillingFile.read(conf, DATA));
    }

    /** An operator who takes the marks of comment away from the examples gets what they say. */
    @Test
    void shouldShowExamplesThatCanBeRead() throws IOException {
        String text = Files.readString(SHIPPED.resolve("billing.yaml"))
                .replaceAll("(?m)^(shares|destinations|schedules): .*\n", "");
        write(Pattern.compile("(?m)^# {3}").matcher(text).replaceAll(""));
        Files.writeString(conf.resolve("kpn-sftp.txt"), "hunter2");

        BillingSettings settings = BillingFile.read(conf, DATA);

        assertThat(settings.shares()).containsKey("wechat-go-1gb");
        assertThat(settings.destinations()).containsOnlyKeys("bookkeeping", "kpn");
        assertThat(settings.schedules()).extracting(Schedule::name).containsExactly("daily");
    }

    @Test
    void shouldUnderstandEveryKey() throws IOException {
        Files.writeString(conf.resolve("client.properties"), "security.protocol=SSL\nssl.key.password=hunter2\n");
        Files.writeString(conf.resolve("sftp.txt"), "hunter2");
        write(EVERY_KEY);

        BillingSettings settings = BillingFile.read(conf, DATA);

        assertThat(settings)
                .isEqualTo(new BillingSettings(
                        false,
                        ZoneId.of("Asia/Shanghai"),
                        Currency.getInstance("CNY"),
                        Set.of(new Plmn("46001")),
                        Map.of("shop/", "wechat-pay", "shop/gift/", "gift"),
                        Map.of("two-things", Map.of("data", 3L, "texts", 0L)),
                        new Feed(
                                Duration.ofMillis(250),
                                70,
                                Duration.ofMinutes(1),
                                Optional.of(new Kafka(
                                        "k1:9092,k2:9092",
                                        "t",
                                        "g",
                                        Map.of("security.protocol", "SSL", "ssl.key.password", "hunter2")))),
                        new Limits(2L << 30, Duration.ofMinutes(1), Duration.ofHours(24)),
                        new BillingSettings.Files(Path.of("/srv/files"), conf.resolve("columns"), 3),
                        Map.of(
                                "kpn",
                                new Destination(
                                        "sftp:files.example:22/in?password=RAW({secret})",
                                        Optional.of(conf.resolve("sftp.txt")))),
                        List.of(new Schedule(
                                "monthly",
                                List.of("wholesale", "balances"),
                                Schedule.Each.MONTH,
                                LocalTime.of(5, 30),
                                List.of("excel", "accountant"),
                                "zh",
                                List.of("kpn"))),
                        new Retention(Duration.ofDays(90), true, LocalTime.of(1, 30))));
        assertThat(settings.toString()).contains("ssl.key.password").doesNotContain("hunter2");
    }

    @ParameterizedTest
    @CsvSource({"shop/1,      wechat-pay", "shop/gift/1, gift", "desk/shop/1, unnamed"})
    void shouldLetTheLongestBeginningSayHowAPurchaseWasPaid(String reference, String means) throws IOException {
        write("payment-means: {\"shop/\": wechat-pay, \"shop/gift/\": gift}\n");

        assertThat(BillingFile.read(conf, DATA).means(reference)).isEqualTo(means);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            enabld: true                         | 2 | unknown key 'enabld'; did you mean 'enabled'?
            zone: Mars/Base                      | 2 | zone: 'Mars/Base' is not a time zone
            currency: EURO                       | 2 | currency: 'EURO' is not a currency
            home-networks: [204]                 | 2 | home-networks[0]: '204' is not MCC and MNC
            payment-means: {"a/": Gift Card}     | 2 | 'Gift Card' is not 1 to 32 lower-case letters
            payment-means: {" ": gift}           | 2 | a reference begins with something
            shares: {plan: {data: 0}}            | 2 | shares.plan: at least one allowance has a part of the price
            shares: {plan: {data: -1}}           | 2 | shares.plan.data: -1 is not between 0 and 1000000
            feed: {rows: 0}                      | 2 | feed.rows: 0 is not between 1 and 100000
            feed: {every: 0s}                    | 2 | feed: every: should be more than nothing
            feed: {kafka: {brokers: k1}}         | 2 | 'k1' is not host:port, separated by commas
            feed: {kafka: {topic: a b}}          | 2 | 'a b' is not 1 to 249 letters
            feed: {kafka: {properties-file: no}} | 2 | no cannot be read as properties
            limits: {largest-record: much}       | 2 | 'much' is not an amount of octets such as 500MB
            files: {running: 0}                  | 2 | files.running: 0 is not between 1 and 64
            destinations: {a: {}}                | 2 | destinations.a: 'uri' is missing
            destinations: {a: {uri: nowhere}}    | 2 | is not an endpoint such as file:/srv/in
            destinations: {A b: {uri: "file:x"}} | 2 | 'A b' is not 1 to 32 lower-case letters
            destinations: {a: {uri: "sftp:h/in?password={secret}"}}     | 2 | needs a secret-file, and only such a one
            destinations: {a: {uri: "sftp:h/in", secret-file: no.txt}}  | 2 | no.txt cannot be read
            destinations: {a: {uri: "sftp:h/in?password=hunter2"}}      | 2 | a password does not belong here
            destinations: {a: {uri: "sftp:me:hunter2@h/in"}}            | 2 | a password does not belong here
            schedules: [{kinds: [usage]}]        | 2 | schedules[0]: 'name' is missing
            schedules: [{name: a}]               | 2 | schedules[0]: 'kinds' names no kind of file: balances, ledger
            schedules: [{name: a, kinds: [cdr]}] | 2 | 'cdr' is none of balances, ledger, sales, usage, wholesale
            schedules: [{name: a, kinds: [usage], each: week}]          | 2 | 'week' is none of day, month
            schedules: [{name: a, kinds: [usage], at: noon}]            | 2 | schedules[0].at: Text 'noon'
            schedules: [{name: a, kinds: [usage], language: de}]        | 2 | 'de' is none of en, nl, zh
            schedules: [{name: a, kinds: [usage], destinations: [kpn]}] | 2 | there is no 'kpn'
            retention: {records: 0d}             | 2 | records: should be more than nothing
            retention: {at: late}                | 2 | retention.at: Text 'late'
            """)
    void shouldNameTheLineOfAMistake(String text, int line, String reason) throws IOException {
        write("# billing\n" + text + "\n");

        assertThatThrownBy(() -> BillingFile.read(conf, DATA))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("billing.yaml:" + line + ": ")
                .hasMessageContaining(reason)
                .hasMessageNotContaining("hunter2");
    }

    @Test
    void shouldRefuseTwoSchedulesOfOneName() throws IOException {
        write("""
                schedules:
                - {name: daily, kinds: [usage]}
                - {name: daily, kinds: [sales]}
                """);

        assertThatThrownBy(() -> BillingFile.read(conf, DATA))
                .hasMessage(conf.resolve("billing.yaml") + ":3: schedules[1]: a schedule 'daily' stands above already");
    }

    private void write(String text) throws IOException {
        Files.writeString(conf.resolve("billing.yaml"), text);
    }
}
