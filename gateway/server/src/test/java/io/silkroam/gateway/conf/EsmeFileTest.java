package io.silkroam.gateway.conf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.silkroam.conf.ConfigException;
import io.silkroam.messaging.account.AddressBlock;
import io.silkroam.messaging.account.BindKind;
import io.silkroam.messaging.account.DefaultAlphabet;
import io.silkroam.messaging.account.EsmeAccount;
import io.silkroam.messaging.account.SegmentRate;
import io.silkroam.messaging.account.TrafficClass;
import io.silkroam.messaging.number.NumberRanges;
import io.silkroam.messaging.number.NumberRewriting;
import io.silkroam.messaging.number.Prefixes;
import io.silkroam.messaging.number.Replacement;
import io.silkroam.messaging.number.SenderList;
import io.silkroam.messaging.route.SegmentPrice;
import io.silkroam.sim.Money;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An account's file: what it means empty, where each key goes, and what is no account. */
class EsmeFileTest {
    @TempDir
    private Path folder;

    @Test
    void shouldLetNobodyInAndNothingOutWhenEmpty() throws IOException {
        assertThat(read(""))
                .isEqualTo(new EsmeAccount(
                        "shop",
                        new EsmeAccount.Access("shop", List.of(), false, Optional.empty()),
                        new EsmeAccount.Binds(EnumSet.allOf(BindKind.class), 4, 100, 50),
                        new SegmentRate(100, 200),
                        EsmeAccount.ThrottleAnswer.THROTTLED,
                        TrafficClass.A2P,
                        new EsmeAccount.Senders(SenderList.none(), false, Optional.empty(), false),
                        new EsmeAccount.Destinations(true, NumberRanges.none(), Prefixes.of(Map.of())),
                        NumberRewriting.standard(),
                        new EsmeAccount.Text(DefaultAlphabet.GSM, Optional.empty()),
                        Optional.empty(),
                        Set.of()));
    }

    @Test
    void shouldPutEveryKeyInItsPlace() throws IOException {
        assertThat(read("""
                system-id: SHOP1
                class: p2p
                access:
                  addresses: [192.0.2.0/24, "2001:db8::1"]
                  tls-required: true
                  certificate-name: esme.shop.example
                binds: {kinds: [receiver], at-most: 1, window-in: 2, window-out: 3}
                rate: {segments-per-second: 4, burst: 5, answer: queue-full}
                senders:
                  allowed: [Shop, "3197*", "*"]
                  not-listed: replace
                  default: Shop
                  own-numbers: true
                destinations:
                  own-subscribers: false
                  prefixes: ["49", "33"]
                  per-day: {"49": 6, 33: 7}
                numbers:
                  international-prefixes: ["00", "09"]
                  national-prefix: "0"
                  country-code: "31"
                  short-code-digits: 5
                  unknown-is: national
                  npi: 9
                  replace: [{from: "3106", to: "316"}, {from: "999"}]
                text: {alphabet: latin1, validity: 2d}
                price: {amount: "35.00", currency: CNY, per: 1000}
                receives: ["7777", "31970001"]
                """))
                .isEqualTo(new EsmeAccount(
                        "shop",
                        new EsmeAccount.Access(
                                "SHOP1",
                                List.of(AddressBlock.parse("192.0.2.0/24"), AddressBlock.parse("2001:db8::1")),
                                true,
                                Optional.of("esme.shop.example")),
                        new EsmeAccount.Binds(Set.of(BindKind.RECEIVER), 1, 2, 3),
                        new SegmentRate(4, 5),
                        EsmeAccount.ThrottleAnswer.QUEUE_FULL,
                        TrafficClass.P2P,
                        new EsmeAccount.Senders(
                                SenderList.of(List.of("Shop", "3197*")), true, Optional.of("Shop"), true),
                        new EsmeAccount.Destinations(
                                false, NumberRanges.of(List.of("33", "49")), Prefixes.of(Map.of("49", 6L, "33", 7L))),
                        new NumberRewriting(
                                List.of("00", "09"),
                                "0",
                                "31",
                                5,
                                2,
                                9,
                                NumberRewriting.table(
                                        List.of(new Replacement("3106", "316"), new Replacement("999", "")))),
                        new EsmeAccount.Text(DefaultAlphabet.LATIN1, Optional.of(Duration.ofDays(2))),
                        Optional.of(new SegmentPrice(Money.parse("35.00", "CNY"), 1_000)),
                        Set.of("7777", "31970001")));
    }

    @Test
    void shouldLetTheBrandsOwnSystemsSendInSubscribersNames() throws IOException {
        assertThat(read("class: system").senders().ownNumbers()).isTrue();
        assertThat(read("class: system\nsenders: {own-numbers: false}")
                        .senders()
                        .ownNumbers())
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            class: b2b | class: 'b2b' is none of system, a2p, p2p
            sistem-id: x | unknown key 'sistem-id'; did you mean 'system-id'?
            system-id: two words | system-id: 'two words' is not 1 to 15 ASCII characters without spaces
            access: {addresses: [10.0.0.0/40]} | access.addresses[0]: '10.0.0.0/40' is not a block of addresses
            binds: {kinds: [both]} | binds.kinds[0]: 'both' is none of transmitter, receiver, transceiver
            binds: {at-most: 0} | binds.at-most: 0 is not between 1 and 10000
            rate: {burst: 0} | rate.burst: 0 is not between 1 and 1000000
            senders: {allowed: [TwelveSigns!]} | senders.allowed[0]: 'TwelveSigns!' is not a name of 1 to 11 characters
            senders: {not-listed: replace} | senders: not-listed: replace needs a 'default' to put there
            senders: {default: '31*'} | senders: default: is one sender, not the beginning of many
            destinations: {prefixes: [+31]} | destinations.prefixes[0]: '+31' is not a prefix of 1 to 15 digits
            destinations: {per-day: {'31': x}} | destinations.per-day.31: 'x' is not a whole number up to 1000000000
            numbers: {unknown-is: local} | numbers.unknown-is: 'local' is none of international, national
            numbers: {replace: [{to: '1'}]} | numbers.replace[0]: 'from' is missing
            text: {alphabet: ebcdic} | text.alphabet: 'ebcdic' is none of gsm, latin1, ascii, utf8
            text: {validity: soon} | text.validity: 'soon' is not a duration such as 500ms, 10s, 5m, 24h or 15d
            price: {amount: '0.001'} | price: '0.001' is not an amount of EUR
            price: {amount: '1', currency: XX} | price: 'XX' is not a currency
            receives: [Shop] | receives[0]: 'Shop' is not a prefix of 1 to 15 digits
            """)
    void shouldNameTheLineOfAMistake(String line, String problem) {
        assertThatThrownBy(() -> read(line)).isInstanceOfSatisfying(ConfigException.class, e -> assertThat(
                        e.problems().get(0).toString())
                .isEqualTo(folder.resolve("shop.yaml") + ":1: " + problem));
    }

    @Test
    void shouldWantASystemIdWhereTheNameIsTooLong() throws IOException {
        Files.writeString(folder.resolve("x.yaml"), "class: a2p\n");

        assertThatThrownBy(() -> EsmeFile.read(folder.resolve("x.yaml"), "a-very-long-account-name"))
                .hasMessageContaining("x.yaml:1: the file's name is longer than a system_id (15 characters)");
    }

    private EsmeAccount read(String yaml) throws IOException {
        Path file = folder.resolve("shop.yaml");
        Files.writeString(file, yaml);
        return EsmeFile.read(file, "shop");
    }
}
