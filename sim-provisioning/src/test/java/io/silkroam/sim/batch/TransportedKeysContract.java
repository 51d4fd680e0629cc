package io.silkroam.sim.batch;

import static io.silkroam.sim.batch.GeneratedBatch.iccid;
import static io.silkroam.sim.batch.GeneratedBatch.imsi;
import static io.silkroam.sim.batch.Importer.keepGoing;
import static io.silkroam.sim.batch.Importer.request;
import static org.assertj.core.api.Assertions.assertThat;

import io.silkroam.sim.Imsi;
import io.silkroam.sim.batch.file.Column;
import io.silkroam.sim.batch.file.RowError;
import io.silkroam.sim.batch.file.VendorMapping;
import io.silkroam.sim.batch.file.VendorMapping.Algorithm;
import io.silkroam.sim.batch.file.VendorMapping.KeyHandling;
import io.silkroam.sim.batch.file.VendorMapping.Presence;
import io.silkroam.sim.batch.file.VendorMapping.TransportKeyUse;
import io.silkroam.sim.keys.KeyCheckValue;
import io.silkroam.sim.keys.SubscriberKeys;
import io.silkroam.sim.keys.TransportKey;
import io.silkroam.sim.keys.TransportKeys;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.crypto.Cipher;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;

/** How keys arrive: under a transport key, the right one or a wrong one, or as OP; on both stores. */
abstract class TransportedKeysContract extends ImporterContract {
    private static final byte[] RIGHT = HexFormat.of().parseHex("000102030405060708090A0B0C0D0E0F");
    private static final byte[] WRONG = HexFormat.of().parseHex("FF0102030405060708090A0B0C0D0E0F");
    private static final String OP = "CDC202D5123E20F62B6D676AC72CB318";
    /** 3GPP TS 35.207 §4.3, test set 1. */
    private static final String KI_OF_SET_1 = "465B5CE8B199B49FAA5F0A2EE238A6BC";

    private static final String OPC_OF_SET_1 = "CD63CB71954A9F4E48A5994E37A02BAF";

    @Test
    void shouldImportKeysUnderAesCbc() {
        importer.addTransportKey("acme", TransportKeys.Algorithm.AES_CBC, RIGHT);

        ImportResult result = importer.run(request(vendor(Optional.of(checkValue(RIGHT)))), cbc(1, 3));

        assertThat(result.outcome()).isEqualTo(ImportOutcome.IMPORTED);
        assertThat(result.warnings()).isEmpty();
        assertThat(holdsGenerated(3)).isTrue();
    }

    @Test
    void shouldImportKeysUnderAesKeyWrap() {
        importer.addTransportKey("acme", TransportKeys.Algorithm.AES_KW, RIGHT);

        ImportResult result = importer.run(request(vendor(Optional.empty())), wrapped(1, 3, RIGHT));

        assertThat(result.outcome()).isEqualTo(ImportOutcome.IMPORTED);
        assertThat(result.warnings()).isEmpty();
        assertThat(holdsGenerated(3)).isTrue();
    }

    @Test
    void shouldRefuseAFileWhoseTransportKeyNobodyAdded() {
        assertRefused(
                importer.run(request(vendor(Optional.empty())), cbc(1, 3)),
                "there is no transport key 'acme'; add it, or correct the vendor's mapping");
    }

    @Test
    void shouldRefuseAStoredKeyThatIsNotTheMappings() {
        importer.addTransportKey("acme", TransportKeys.Algorithm.AES_CBC, WRONG);

        ImportResult result = importer.run(request(vendor(Optional.of(checkValue(RIGHT)))), cbc(1, 3));

        assertRefused(
                result,
                "transport key 'acme' has the key check value %s, the vendor's mapping says %s: it is another key"
                        .formatted(checkValue(WRONG), checkValue(RIGHT)));
        assertThat(result.rows()).isZero();
    }

    @Test
    void shouldStopAtTheFirstRowWhenAKeyWrapDoesNotOpen() {
        importer.addTransportKey("acme", TransportKeys.Algorithm.AES_KW, WRONG);

        ImportResult result = importer.run(keepGoing(request(vendor(Optional.empty()))), wrapped(1, 2000, RIGHT));

        assertThat(result.rows()).isEqualTo(1);
        assertThat(result.errors()).singleElement().satisfies(error -> assertThat(error.toString())
                .startsWith("line 2: transport key 'acme' does not open the first KI of the file"));
        assertThat(importer.rows()).containsEntry("sim", 0L).containsEntry("sim_key", 0L);
    }

    @Test
    void shouldReportOneWrapThatDoesNotOpenAmongOthersAsItsRow() {
        importer.addTransportKey("acme", TransportKeys.Algorithm.AES_KW, RIGHT);
        String text = wrapped(1, 1, RIGHT)
                + wrapped(2, 1, WRONG).lines().skip(1).findFirst().orElseThrow() + "\n"
                + wrapped(3, 1, RIGHT).lines().skip(1).findFirst().orElseThrow() + "\n";

        ImportResult result = importer.run(keepGoing(request(vendor(Optional.empty()))), text);

        assertThat(result.outcome()).isEqualTo(ImportOutcome.PARTLY);
        assertThat(result.errors()).singleElement().satisfies(error -> assertThat(error.toString())
                .startsWith("line 3: column KI: a field does not open under transport key 'acme'"));
    }

    @Test
    void shouldStopAtTheFirstRowWhoseCheckValueIsAnother() {
        importer.addTransportKey("acme", TransportKeys.Algorithm.AES_CBC, WRONG);
        String text = withCheckValues(cbc(1, 2000));

        ImportResult result = importer.run(keepGoing(request(vendor(Optional.empty()))), text);

        assertThat(result.rows()).isEqualTo(1);
        assertThat(result.errors()).singleElement().satisfies(error -> assertThat(error.toString())
                .startsWith("line 2: the key check value of KI is ")
                .endsWith("transport key 'acme' is not the one of this file"));
        importer.transact(connection -> importer.removeTransportKey(connection, "acme"));
        importer.addTransportKey("acme", TransportKeys.Algorithm.AES_CBC, RIGHT);
        assertThat(importer.run(request(vendor(Optional.empty())), text).outcome())
                .isEqualTo(ImportOutcome.IMPORTED);
    }

    @Test
    void shouldWarnWhereNothingShowsAWrongKey() {
        importer.addTransportKey("acme", TransportKeys.Algorithm.AES_CBC, RIGHT);

        assertThat(importer.run(request(vendor(Optional.empty())), cbc(1, 1)).warnings())
                .singleElement()
                .satisfies(warning -> assertThat(warning).contains("'acme' is the right one; set its key-check-value"));
    }

    @Test
    void shouldSeeAWrongKeyWhenTheSameCardsComeAgain() {
        importer.addTransportKey("acme", TransportKeys.Algorithm.AES_CBC, RIGHT);
        importer.run(request(vendor(Optional.empty())), cbc(1, 2));
        importer.transact(connection -> importer.removeTransportKey(connection, "acme"));
        importer.addTransportKey("acme", TransportKeys.Algorithm.AES_CBC, WRONG);

        ImportResult again = importer.run(request(vendor(Optional.empty())), cbc(1, 2));

        assertThat(again.outcome()).isEqualTo(ImportOutcome.REFUSED);
        assertThat(again.errors()).hasSize(2).allSatisfy(error -> assertThat(error.reason())
                .contains("with other keys: their check value is ")
                .endsWith("is it the right transport key?"));
    }

    @Test
    void shouldDeriveOpcFromTheOperatorsOwnOp() throws IOException {
        Path op = opFile(OP + "\n", "rw-------");
        KeyHandling keys = handling(List.of(), Optional.of(op), Optional.empty());

        ImportResult result = importer.run(
                request(VendorMapping.usual("acme").withKeys(keys)),
                "ICCID,IMSI,KI\n%s,%s,%s\n".formatted(iccid(1), imsi(1), KI_OF_SET_1));

        assertThat(result.outcome()).isEqualTo(ImportOutcome.IMPORTED);
        assertThat(holds(1, KI_OF_SET_1, OPC_OF_SET_1)).isTrue();
    }

    @Test
    void shouldDeriveOpcFromAnOpThatIsEncryptedItself() throws IOException {
        importer.addTransportKey("acme", TransportKeys.Algorithm.AES_KW, RIGHT);
        Path op = opFile(wrap(HexFormat.of().parseHex(OP), RIGHT), "rw-------");
        KeyHandling keys = handling(List.of(), Optional.of(op), Optional.of("acme"));

        importer.run(
                request(VendorMapping.usual("acme").withKeys(keys)),
                "ICCID,IMSI,KI\n%s,%s,%s\n".formatted(iccid(1), imsi(1), KI_OF_SET_1));

        assertThat(holds(1, KI_OF_SET_1, OPC_OF_SET_1)).isTrue();
    }

    @Test
    void shouldDeriveOpcFromAColumn() {
        importer.run(request(), "ICCID,IMSI,KI,OP\n%s,%s,%s,%s\n".formatted(iccid(1), imsi(1), KI_OF_SET_1, OP));

        assertThat(holds(1, KI_OF_SET_1, OPC_OF_SET_1)).isTrue();
    }

    @Test
    void shouldRefuseAnOpFileThatCannotBeTrusted() throws IOException {
        assertOpRefused(opFile(OP, "rw-r--r--"), "others can read it; set its mode to 0600");
        assertOpRefused(opFile(OP.substring(2), "rw-------"), "OP has 15 octets, not 16");
        assertOpRefused(opFile(OP.replace('C', 'x'), "rw-------"), "OP: character 1 is no hex digit");
        assertOpRefused(folder.resolve("nowhere"), "no such file");
    }

    private void assertOpRefused(Path file, String reason) {
        KeyHandling keys = handling(List.of(), Optional.of(file), Optional.empty());
        VendorMapping mapping = VendorMapping.usual("acme").withKeys(keys);

        ImportResult result = importer.run(request(mapping), "ICCID,IMSI,KI\n1,2,3\n");

        assertRefused(result, "the file of the OP (%s): %s".formatted(file, reason));
    }

    private void assertRefused(ImportResult result, String reason) {
        assertThat(result.outcome()).isEqualTo(ImportOutcome.REFUSED);
        assertThat(result.errors()).extracting(RowError::toString).containsExactly(reason);
        assertThat(importer.rows())
                .allSatisfy((table, rows) -> assertThat(rows).as(table).isZero());
    }

    private Path opFile(String content, String mode) throws IOException {
        Path file = Files.createTempFile(folder, "op", "");
        Files.writeString(file, content);
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(mode));
    }

    private static VendorMapping vendor(Optional<String> checkValue) {
        TransportKeyUse use = new TransportKeyUse("acme", Set.of(Column.KI, Column.OPC), checkValue);
        return VendorMapping.usual("acme").withKeys(handling(List.of(use), Optional.empty(), Optional.empty()));
    }

    private static KeyHandling handling(
            List<TransportKeyUse> uses, Optional<Path> opFile, Optional<String> opTransportKey) {
        return new KeyHandling(Presence.REQUIRED, Algorithm.MILENAGE, uses, opFile, opTransportKey);
    }

    private static String checkValue(byte[] octets) {
        try (TransportKey key = TransportKey.of(octets)) {
            return key.checkValue().hex();
        }
    }

    private static String cbc(int first, int rows) {
        return Importer.text(new GeneratedBatch("july", first, rows, Optional.of(new SecretKeySpec(RIGHT, "AES"))));
    }

    /** The rows of a generated file as CSV with the check value of each Ki. */
    private static String withCheckValues(String sections) {
        StringBuilder csv = new StringBuilder("ICCID,IMSI,PIN1,PUK1,PIN2,PUK2,ADM1,KI,OPC,KCV\n");
        int[] number = {0};
        sections.lines().filter(line -> line.startsWith("893108")).forEach(line -> {
            int card = ++number[0];
            try (SubscriberKeys keys = SubscriberKeys.ofOpc(GeneratedBatch.ki(card), GeneratedBatch.opc(card))) {
                csv.append(line.replace(' ', ','))
                        .append(',')
                        .append(KeyCheckValue.of(keys))
                        .append('\n');
            }
        });
        return csv.toString();
    }

    private static String wrapped(int first, int rows, byte[] key) {
        StringBuilder csv = new StringBuilder("ICCID,IMSI,KI,OPC\n");
        for (int i = first; i < first + rows; i++) {
            csv.append(String.join(
                            ",", iccid(i), imsi(i), wrap(GeneratedBatch.ki(i), key), wrap(GeneratedBatch.opc(i), key)))
                    .append('\n');
        }
        return csv.toString();
    }

    private static String wrap(byte[] clear, byte[] key) {
        try {
            Cipher cipher = Cipher.getInstance("AESWrap");
            cipher.init(Cipher.WRAP_MODE, new SecretKeySpec(key, "AES"));
            return HexFormat.of().formatHex(cipher.wrap(new SecretKeySpec(clear, "AES")));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private boolean holdsGenerated(int number) {
        HexFormat hex = HexFormat.of();
        return holds(number, hex.formatHex(GeneratedBatch.ki(number)), hex.formatHex(GeneratedBatch.opc(number)));
    }

    private boolean holds(int number, String ki, String opc) {
        try (SubscriberKeys keys = SubscriberKeys.ofHexOpc(ki, opc)) {
            return importer.read(connection -> importer.vault().matches(connection, new Imsi(imsi(number)), keys));
        }
    }
}
