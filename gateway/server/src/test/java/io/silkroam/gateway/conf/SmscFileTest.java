package io.silkroam.gateway.conf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.silkroam.conf.ConfigException;
import io.silkroam.messaging.account.BindKind;
import io.silkroam.messaging.account.DefaultAlphabet;
import io.silkroam.messaging.account.ErrorMap;
import io.silkroam.messaging.account.Secret;
import io.silkroam.messaging.account.SegmentRate;
import io.silkroam.messaging.account.SmscLink;
import io.silkroam.messaging.account.SmscLink.Endpoint;
import io.silkroam.messaging.account.SmscLink.Pauses;
import io.silkroam.messaging.account.SmscLink.TonNpi;
import io.silkroam.messaging.message.CarryResult.FailureClass;
import io.silkroam.messaging.number.NumberRewriting;
import io.silkroam.messaging.route.SegmentPrice;
import io.silkroam.sim.Money;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A link's profile: what it means empty, where each key goes, and what is none. */
class SmscFileTest {
    private static final Endpoint PLACE = new Endpoint(true, "127.0.0.1", 2776);

    @TempDir
    private Path folder;

    @Test
    void shouldMeanTheDefaultsWhenEmpty() throws IOException {
        assertThat(read(""))
                .isEqualTo(new SmscLink(
                        "kpn",
                        PLACE,
                        new SmscLink.Login("silkroam", new Secret(""), "", 0x34, ""),
                        new SmscLink.Session(
                                BindKind.TRANSCEIVER,
                                1,
                                50,
                                100,
                                Duration.ofSeconds(30),
                                Duration.ofSeconds(30),
                                new Pauses(Duration.ofSeconds(1), Duration.ofSeconds(60)),
                                Optional.empty()),
                        new SegmentRate(100, 100),
                        new SmscLink.Text(DefaultAlphabet.GSM, SmscLink.Concatenation.UDH8, Set.of()),
                        new SmscLink.Receipts(SmscLink.ReceiptIds.AUTO, ZoneId.of("UTC"), true),
                        SmscLink.Numbering.standard(),
                        NumberRewriting.standard(),
                        new Pauses(Duration.ofSeconds(1), Duration.ofSeconds(30)),
                        ErrorMap.usual(),
                        Optional.empty(),
                        Optional.empty()));
    }

    @Test
    void shouldPutEveryKeyInItsPlace() throws IOException {
        Files.writeString(folder.resolve("kpn.password"), "geheim12\n");
        assertThat(read("""
                login:
                  system-id: OURS
                  password-file: kpn.password
                  system-type: VMA
                  interface-version: "5.0"
                  address-range: 3197*
                session:
                  bind: transmitter
                  binds: 2
                  window: 3
                  window-in: 4
                  response: 5s
                  enquire-link: 6s
                  reconnect-first: 7s
                  reconnect-most: 8s
                  tls: {enabled: true, authorities: ca.pem, certificates: own.pem, private-key: own.key, name: smsc.kpn}
                rate: {segments-per-second: 0, burst: 10}
                text: {alphabet: ascii, concatenation: payload, national-tables: [turkish, spanish]}
                receipts: {ids: decimal-for-hex, time-zone: Europe/Amsterdam, odd-esm-class: false}
                numbering: {number: 0/1, name: 5/9, short-code: 6/0, destination: 2/8, plus: true, short-code-digits: 4}
                numbers: {national-prefix: "0", country-code: "31"}
                throttled: {pause-first: 11s, pause-most: 12s}
                errors: {"0x45": permanent, "0x000004F1": route}
                cost: {amount: "0.02", currency: EUR}
                validity: 13h
                """))
                .isEqualTo(new SmscLink(
                        "kpn",
                        PLACE,
                        new SmscLink.Login("OURS", new Secret("geheim12"), "VMA", 0x50, "3197*"),
                        new SmscLink.Session(
                                BindKind.TRANSMITTER,
                                2,
                                3,
                                4,
                                Duration.ofSeconds(5),
                                Duration.ofSeconds(6),
                                new Pauses(Duration.ofSeconds(7), Duration.ofSeconds(8)),
                                Optional.of(tls())),
                        new SegmentRate(0, 10),
                        new SmscLink.Text(
                                DefaultAlphabet.ASCII,
                                SmscLink.Concatenation.PAYLOAD,
                                Set.of(SmscLink.NationalTable.SPANISH, SmscLink.NationalTable.TURKISH)),
                        new SmscLink.Receipts(
                                SmscLink.ReceiptIds.DECIMAL_FOR_HEX, ZoneId.of("Europe/Amsterdam"), false),
                        new SmscLink.Numbering(
                                new TonNpi(0, 1), new TonNpi(5, 9), new TonNpi(6, 0), new TonNpi(2, 8), true, 4),
                        new NumberRewriting(List.of("00"), "0", "31", 6, 1, 1, NumberRewriting.table(List.of())),
                        new Pauses(Duration.ofSeconds(11), Duration.ofSeconds(12)),
                        ErrorMap.usual().with(Map.of(0x45, FailureClass.PERMANENT, 0x4F1, FailureClass.ROUTE)),
                        Optional.of(new SegmentPrice(Money.parse("0.02", "EUR"), 1)),
                        Optional.of(Duration.ofHours(13))));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            login: {pasword-file: x} | unknown key 'pasword-file'; did you mean 'password-file'?
            login: {password-file: none} | login.password-file: none cannot be read
            login: {password-file: long} | login.password-file: long holds more than 8 characters
            login: {system-type: thirteenchars} | login.system-type: 'thirteenchars' is not up to 12 ASCII characters
            login: {interface-version: '4.0'} | login.interface-version: '4.0' is none of 3.3, 3.4, 5.0
            session: {bind: outbind} | session.bind: 'outbind' is none of transmitter, receiver, transceiver
            session: {reconnect-first: 5m} | session: the first pause is above 0, and the longest is no shorter
            session: {tls: {certificates: x}} | session.tls: needs certificates and private-key, or neither
            text: {concatenation: udh} | text.concatenation: 'udh' is none of udh8, udh16, sar, payload
            text: {national-tables: [welsh]} | text.national-tables[0]: 'welsh' is none of turkish, spanish, portuguese
            receipts: {ids: hex} | receipts.ids: 'hex' is none of auto, as-is, decimal-for-hex, hex-for-decimal
            receipts: {time-zone: Mars} | receipts.time-zone: 'Mars' is not a time zone such as Europe/Amsterdam
            numbering: {number: '1'} | numbering.number: '1' is not a TON and an NPI such as 1/1
            numbering: {number: 256/1} | numbering.number: TON 256 or NPI 1 is not an octet
            errors: {'88': route} | errors.88: '88' is not a command_status such as 0x58
            errors: {'0x58': later} | errors.0x58: 'later' is none of throttled, temporary, route, permanent
            validity: 0s | validity: should be more than nothing
            """)
    void shouldNameTheLineOfAMistake(String line, String problem) throws IOException {
        Files.writeString(folder.resolve("long"), "geheim123");

        assertThatThrownBy(() -> read(line)).isInstanceOfSatisfying(ConfigException.class, e -> assertThat(
                        e.problems().get(0).toString())
                .isEqualTo(folder.resolve("kpn.yaml") + ":1: " + problem)
                .doesNotContain("geheim123"));
    }

    private SmscLink.Tls tls() {
        return new SmscLink.Tls(
                Optional.of(folder.resolve("ca.pem")),
                Optional.of(new SmscLink.Tls.Identity(folder.resolve("own.pem"), folder.resolve("own.key"))),
                Optional.of("smsc.kpn"));
    }

    private SmscLink read(String yaml) throws IOException {
        Path file = folder.resolve("kpn.yaml");
        Files.writeString(file, yaml);
        return SmscFile.read(file, "kpn", folder, PLACE);
    }
}
