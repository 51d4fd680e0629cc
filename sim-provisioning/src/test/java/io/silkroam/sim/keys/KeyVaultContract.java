package io.silkroam.sim.keys;

import static io.silkroam.sim.keys.Gateway.entries;
import static io.silkroam.sim.keys.Gateway.entry;
import static io.silkroam.sim.keys.Gateway.imsi;
import static io.silkroam.sim.keys.Gateway.keys;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.silkroam.sim.Imsi;
import io.silkroam.store.Database;
import java.nio.file.Path;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the vault promises on both stores. */
abstract class KeyVaultContract {
    @TempDir
    private Path folder;

    private Database database;
    private Gateway gateway;

    abstract Database openDatabase();

    @BeforeEach
    void open() {
        database = openDatabase();
        gateway = Gateway.start(database, folder);
    }

    @AfterEach
    void close() {
        gateway.close();
        database.close();
    }

    @Test
    void shouldMakeTheVectorOfTheSimThatWasStored() {
        gateway.store(entries(1, 3));

        for (int number = 1; number <= 3; number++) {
            assertThatVectorIsThatOf(number, imsi(number));
        }
        assertThatExceptionOfType(UnknownKeyException.class)
                .isThrownBy(() -> gateway.vector(imsi(4)))
                .withMessage("no keys are stored for IMSI 20408*******004");
    }

    @Test
    void shouldTellCheckValuesAndWhetherKeysAreTheSame() {
        gateway.store(entries(1, 2));
        KeyVault vault = gateway.vault();

        database.read("look", connection -> {
            assertThat(vault.checkValue(connection, imsi(1))).isEqualTo(KeyCheckValue.of(keys(1)));
            assertThat(vault.checkValues(connection, List.of(imsi(1), imsi(2), imsi(3))))
                    .containsOnlyKeys(imsi(1), imsi(2));
            assertThat(vault.checkValues(connection, Set.of())).isEmpty();
            assertThat(vault.matches(connection, imsi(1), keys(1))).isTrue();
            assertThat(vault.matches(connection, imsi(1), keys(2))).isFalse();
            assertThat(vault.matches(connection, imsi(3), keys(3))).isFalse();
            KeyVault.Entry other = new KeyVault.Entry(imsi(2), keys(1));
            assertThat(vault.matching(connection, List.of(entry(1), other, entry(3))))
                    .containsExactly(imsi(1));
            assertThatExceptionOfType(UnknownKeyException.class)
                    .isThrownBy(() -> vault.checkValue(connection, imsi(3)));
            return null;
        });
    }

    @Test
    void shouldStoreAllKeysOrNoneAndSayWhichAreThere() {
        gateway.store(entries(1, 2));

        assertThatExceptionOfType(KeysAlreadyStoredException.class)
                .isThrownBy(() -> gateway.store(entries(2, 3)))
                .withMessage("keys are stored already, or given twice, for 1 IMSIs: 20408*******002")
                .satisfies(e -> assertThat(e.imsis()).containsExactly(imsi(2)));
        assertThatExceptionOfType(KeysAlreadyStoredException.class)
                .isThrownBy(() -> gateway.store(entry(5), entry(5)))
                .satisfies(e -> assertThat(e.imsis()).containsExactly(imsi(5)));
        assertThat(gateway.statuses()).singleElement().satisfies(s -> assertThat(s.simKeys())
                .isEqualTo(2));
    }

    @Test
    void shouldStoreNothingWhenThereIsNothingToStore() {
        gateway.store(List.of());

        assertThat(gateway.statuses()).singleElement().satisfies(s -> assertThat(s.simKeys())
                .isZero());
    }

    @Test
    void shouldFindEveryAlteredOctet() {
        gateway.store(entry(1));
        byte[] sealed = sealed(imsi(1));
        assertThat(sealed).hasSize(12 + 32 + 16);

        for (int i = 0; i < sealed.length; i++) {
            byte[] altered = sealed.clone();
            altered[i] ^= (byte) (1 << i % 8);
            assertThatVectorIsRefusedWith(altered);
        }
        for (int length : List.of(0, 1, 12, 28, 59)) {
            assertThatVectorIsRefusedWith(Arrays.copyOf(sealed, length));
        }
        assertThatVectorIsThatOf(1, imsi(1));
    }

    /** In a transaction that is rolled back. */
    private void assertThatVectorIsRefusedWith(byte[] sealed) {
        database.read("alter and look", connection -> {
            try (PreparedStatement update = connection.prepareStatement("UPDATE sim_key SET sealed = ?")) {
                update.setBytes(1, sealed);
                assertThat(update.executeUpdate()).isEqualTo(1);
            }
            assertThatExceptionOfType(BrokenSealException.class)
                    .isThrownBy(
                            () -> gateway.vault().vector(connection, imsi(1), Gateway.RAND, Gateway.SQN, Gateway.AMF))
                    .withNoCause();
            return null;
        });
    }

    @Test
    void shouldFindKeysThatWereMovedToAnotherSim() {
        gateway.store(entries(1, 2));
        byte[] first = sealed(imsi(1));
        write(imsi(1), sealed(imsi(2)));
        write(imsi(2), first);

        assertThatVectorIsRefused(imsi(1));
        assertThatVectorIsRefused(imsi(2));
    }

    @Test
    void shouldFindAnImsiThatWasChanged() {
        gateway.store(entry(1));
        execute("UPDATE sim_key SET imsi = ?", imsi(9).digits());

        assertThatVectorIsRefused(imsi(9));
    }

    @Test
    void shouldFindAKeyThatWasChangedForAnother() {
        gateway.store(entry(1));
        gateway.rotate();
        execute("UPDATE sim_key SET kek_id = ?", "kek-2");

        assertThatVectorIsRefused(imsi(1));
    }

    @Test
    void shouldSealUnderTheNewKeyAtOnceAndBringTheRestUnderIt() {
        gateway.store(entries(1, 5));

        assertThat(gateway.rotate()).isEqualTo("kek-2");
        gateway.store(entry(6));

        assertThat(gateway.statuses())
                .extracting(KeyEncryptionKeys.Status::simKeys)
                .containsExactly(5L, 1L);
        assertThat(gateway.rewrap(2)).isEqualTo(new KeyVault.Rewrapped(2, 3, 0));
        assertThat(gateway.rewrap(10)).isEqualTo(new KeyVault.Rewrapped(3, 0, 0));
        assertThat(gateway.rewrap(10)).isEqualTo(new KeyVault.Rewrapped(0, 0, 0));
        assertThat(gateway.statuses())
                .extracting(KeyEncryptionKeys.Status::simKeys)
                .containsExactly(0L, 6L);
        for (int number = 1; number <= 6; number++) {
            assertThatVectorIsThatOf(number, imsi(number));
        }
        assertThatIllegalArgumentException().isThrownBy(() -> gateway.rewrap(0));
    }

    @Test
    void shouldBringRowsOfSeveralOldKeysUnderTheNewest() {
        for (int number = 1; number <= 3; number++) {
            gateway.store(entry(number));
            gateway.rotate();
        }

        assertThat(gateway.rewrap(100)).isEqualTo(new KeyVault.Rewrapped(3, 0, 0));
        assertThat(gateway.statuses())
                .extracting(KeyEncryptionKeys.Status::simKeys)
                .containsExactly(0L, 0L, 0L, 3L);
        for (int number = 1; number <= 3; number++) {
            assertThatVectorIsThatOf(number, imsi(number));
        }
    }

    @Test
    void shouldLeaveEverythingAsItWasWhenInterrupted() {
        gateway.store(entries(1, 4));
        gateway.rotate();

        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> database.transact("fail", connection -> {
                    gateway.vault().rewrap(connection, 3);
                    throw new IllegalStateException("interrupted");
                }));

        assertThat(gateway.statuses())
                .extracting(KeyEncryptionKeys.Status::simKeys)
                .containsExactly(4L, 0L);
        for (int number = 1; number <= 4; number++) {
            assertThatVectorIsThatOf(number, imsi(number));
        }
    }

    @Test
    void shouldNotLetABrokenRowHoldTheOthersBack() {
        gateway.store(entries(1, 3));
        write(imsi(1), sealed(imsi(2)));
        gateway.rotate();

        assertThat(gateway.rewrap(1)).isEqualTo(new KeyVault.Rewrapped(1, 2, 1));
        assertThat(gateway.rewrap(5)).isEqualTo(new KeyVault.Rewrapped(1, 1, 1));
        assertThat(gateway.rewrap(5)).isEqualTo(new KeyVault.Rewrapped(0, 1, 1));
        assertThatVectorIsThatOf(2, imsi(2));
        assertThatVectorIsRefused(imsi(1));
    }

    @Test
    void shouldShareTheWorkBetweenTwoGateways() throws Exception {
        int sims = 400;
        gateway.store(entries(0, sims));
        gateway.rotate();
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try (Gateway other = Gateway.start(database, folder)) {
            List<Future<Integer>> done = new ArrayList<>();
            for (Gateway each : List.of(gateway, other)) {
                done.add(threads.submit(() -> rewrapAll(each)));
            }
            assertThat(done.get(0).get() + done.get(1).get()).isEqualTo(sims);
            for (int number = 0; number < sims; number++) {
                assertThatVectorIsThatOf(number, imsi(number));
            }
        } finally {
            threads.shutdownNow();
        }
    }

    private static int rewrapAll(Gateway gateway) {
        int done = 0;
        KeyVault.Rewrapped round;
        do {
            round = gateway.rewrap(50);
            done += round.done();
        } while (round.remaining() > 0);
        return done;
    }

    @Test
    void shouldFindWhatWasStoredUnderTheOldKeyDuringARotation() {
        database.transact("store slowly", connection -> {
            gateway.vault().store(connection, List.of(entry(1)));
            gateway.rotate();
            gateway.vault().store(connection, List.of(entry(2)));
            return null;
        });

        assertThat(gateway.statuses())
                .extracting(KeyEncryptionKeys.Status::simKeys)
                .containsExactly(1L, 1L);
        assertThat(gateway.rewrap(10)).isEqualTo(new KeyVault.Rewrapped(1, 0, 0));
        assertThatVectorIsThatOf(1, imsi(1));
        assertThatVectorIsThatOf(2, imsi(2));
    }

    private void assertThatVectorIsThatOf(int number, Imsi imsi) {
        AuthenticationVector vector = gateway.vector(imsi);
        AuthenticationVector expected = new Milenage(SecretText.octets("ki", number), SecretText.octets("opc", number))
                .vector(Gateway.RAND, Gateway.SQN, Gateway.AMF);
        assertThat(vector.xres()).isEqualTo(expected.xres());
        assertThat(vector.ck()).isEqualTo(expected.ck());
        assertThat(vector.ik()).isEqualTo(expected.ik());
        assertThat(vector.autn()).isEqualTo(expected.autn());
    }

    private void assertThatVectorIsRefused(Imsi imsi) {
        assertThatExceptionOfType(BrokenSealException.class)
                .isThrownBy(() -> gateway.vector(imsi))
                .withMessageStartingWith("what is stored as keys of IMSI " + imsi + " does not open under kek-")
                .withNoCause();
    }

    private byte[] sealed(Imsi imsi) {
        return database.read("read a row", connection -> {
            try (PreparedStatement select = connection.prepareStatement("SELECT sealed FROM sim_key WHERE imsi = ?")) {
                select.setString(1, imsi.digits());
                try (ResultSet row = select.executeQuery()) {
                    row.next();
                    return row.getBytes(1);
                }
            }
        });
    }

    private void write(Imsi imsi, byte[] sealed) {
        execute("UPDATE sim_key SET sealed = ? WHERE imsi = ?", sealed, imsi.digits());
    }

    private void execute(String sql, Object... values) {
        database.transact("alter a row", connection -> {
            try (PreparedStatement update = connection.prepareStatement(sql)) {
                for (int i = 0; i < values.length; i++) {
                    update.setObject(i + 1, values[i]);
                }
                assertThat(update.executeUpdate()).isEqualTo(1);
                return null;
            }
        });
    }
}
