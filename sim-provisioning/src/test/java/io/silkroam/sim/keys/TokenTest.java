package io.silkroam.sim.keys;

import static io.silkroam.sim.keys.Gateway.entries;
import static io.silkroam.sim.keys.Gateway.entry;
import static io.silkroam.sim.keys.Gateway.imsi;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.silkroam.store.Database;
import io.silkroam.store.TestDatabases;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

/** Key-encryption keys in a real PKCS#11 token: SoftHSM, where it is installed. */
@EnabledIf(
        value = "io.silkroam.sim.keys.SoftHsm#isInstalled",
        disabledReason =
                "SoftHSM is not installed (apt-get install softhsm2), or SOFTHSM2_CONF is not set as Maven does")
@TestMethodOrder(MethodOrderer.MethodName.class)
class TokenTest {
    private static final int OURS = 0;
    private static final int ANOTHERS = 1;
    private static final int EMPTY = 2;
    private static final int IMPORTED = 3;

    @TempDir
    private static Path folder;

    private static SoftHsm hsm;

    @TempDir
    private Path databaseFolder;

    private Database database;

    @BeforeAll
    static void makeTokens() throws IOException {
        hsm = SoftHsm.in(folder, "ours", "anothers", "empty", "imported");
    }

    @BeforeEach
    void open() {
        database = TestDatabases.h2(databaseFolder);
    }

    @AfterEach
    void close() {
        database.close();
    }

    private static KeyEncryptionKeys token(int slot) throws IOException {
        return KeyEncryptionKeys.openPkcs11(hsm.config(slot), hsm.pinFile());
    }

    @Test
    void shouldSealRotateAndComeBackWithKeysThatStayInside() throws IOException {
        try (Gateway gateway = Gateway.start(database, token(OURS))) {
            gateway.store(entries(1, 20));
            assertThat(gateway.rotate()).isEqualTo("kek-2");
            gateway.store(entry(21));
            assertThat(gateway.rewrap(5)).isEqualTo(new KeyVault.Rewrapped(5, 15, 0));
        }
        try (Gateway again = Gateway.start(database, token(OURS))) {
            assertThat(again.statuses())
                    .extracting(KeyEncryptionKeys.Status::simKeys)
                    .containsExactly(15L, 6L);
            for (int number = 1; number <= 21; number++) {
                assertThat(again.vector(imsi(number)).xres()).isEqualTo(xres(number));
            }
            assertThat(again.rewrap(100)).isEqualTo(new KeyVault.Rewrapped(15, 0, 0));
        }
        try (Tokens home = new Tokens(OURS)) {
            assertThat(home.token().load()).containsOnlyKeys("kek-1", "kek-2").allSatisfy((id, key) -> {
                assertThat(key.getEncoded()).isNull();
                assertThat(key.toString()).contains("sensitive", "unextractable");
            });
        }
        thenRefuse();
    }

    /** The token of another installation, and one that is empty, on the database the first test part sealed. */
    private void thenRefuse() throws IOException {
        try (Database other = TestDatabases.h2(Files.createDirectory(databaseFolder.resolve("other")))) {
            Gateway.start(other, token(ANOTHERS)).close();
        }
        assertThatExceptionOfType(KeystoreException.class)
                .isThrownBy(() -> Gateway.start(database, token(ANOTHERS)))
                .withMessageMatching("kek-1 in token of \\S+ has check value [0-9A-F]{6}, but this database was sealed"
                        + " under one with [0-9A-F]{6}; connect the token that holds it; \\S+ says which one is used");
        assertThatExceptionOfType(KeystoreException.class)
                .isThrownBy(() -> Gateway.start(database, token(EMPTY)))
                .withMessageStartingWith("kek-2, which this database needs, is not in token of ");
        try (Tokens home = new Tokens(EMPTY)) {
            assertThat(home.token().load()).isEmpty();
        }
    }

    @Test
    void shouldAgreeWithTheCiphersOfJava() throws IOException, GeneralSecurityException {
        WipeableKey known = new WipeableKey(Arrays.copyOf(SecretText.octets("kek", 1), 32));
        KekHome software = new KeystoreFile(folder.resolve("none.p12"), folder.resolve("none.password"));
        try (Tokens home = new Tokens(IMPORTED)) {
            home.token().keep("kek-1", known);
            Kek inside = Kek.of("kek-1", home.token().load().get("kek-1"), home.token());
            Kek outside = Kek.of("kek-1", known, software);
            byte[] clear = SecretText.octets("ki", 1);

            assertThat(inside.checkValue()).isEqualTo(outside.checkValue());
            Seals insideSeals = new Seals(home.token());
            Seals outsideSeals = new Seals(software);
            byte[] sealedInside = insideSeals.seal(inside, "context", clear);
            byte[] sealedOutside = outsideSeals.seal(outside, "context", clear);
            assertThat(outsideSeals.open(outside, "context", sealedInside, "a test"))
                    .isEqualTo(clear);
            assertThat(insideSeals.open(inside, "context", sealedOutside, "a test"))
                    .isEqualTo(clear);
            for (int length = 0; length <= sealedInside.length; length++) {
                byte[] altered = Arrays.copyOf(sealedInside, length);
                if (length == sealedInside.length) {
                    altered[length - 1] ^= 1;
                }
                assertThatExceptionOfType(BrokenSealException.class)
                        .isThrownBy(() -> insideSeals.open(inside, "context", altered, "a test"))
                        .withNoCause();
            }
            assertThatExceptionOfType(BrokenSealException.class)
                    .isThrownBy(() -> insideSeals.open(inside, "another context", sealedInside, "a test"));
            assertThat(insideSeals.open(inside, "context", sealedInside, "a test"))
                    .isEqualTo(clear);
        }
    }

    @Test
    void shouldServeManyThreads() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try (Gateway gateway = Gateway.start(database, token(OURS))) {
            gateway.store(entries(1, 8));
            List<Future<byte[]>> answers = threads.invokeAll(IntStream.range(0, 200)
                    .<Callable<byte[]>>mapToObj(
                            i -> () -> gateway.vector(imsi(1 + i % 8)).xres())
                    .toList());
            for (int i = 0; i < answers.size(); i++) {
                assertThat(answers.get(i).get()).isEqualTo(xres(1 + i % 8));
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void shouldFindARowThatWasAltered() throws IOException {
        try (Gateway gateway = Gateway.start(database, token(OURS))) {
            gateway.store(entries(1, 2));
            database.transact("alter", connection -> {
                try (Statement statement = connection.createStatement()) {
                    return statement.executeUpdate("UPDATE sim_key SET sealed = "
                            + "(SELECT k.sealed FROM sim_key k WHERE k.imsi = '204080000000002')");
                }
            });
            assertThatExceptionOfType(BrokenSealException.class)
                    .isThrownBy(() -> gateway.vector(imsi(1)))
                    .withNoCause();
            assertThat(gateway.vector(imsi(2)).xres()).isEqualTo(xres(2));
        }
    }

    @Test
    void shouldRefuseFilesThatOthersMayUseAndSettingsThatAreWrong() throws IOException {
        Path config = hsm.config(EMPTY);
        Path pin = hsm.pinFile();
        Files.setPosixFilePermissions(pin, PosixFilePermissions.fromString("rw-r--r--"));
        assertThatItIsRefused(config, pin, "others may use %s (rw-r--r--); run: chmod 600 %s".formatted(pin, pin));

        Path wrong = hsm.write("wrong-pin", "99999999\n");
        assertThatItIsRefused(
                config,
                wrong,
                "the token of %s does not open with the PIN in %s: CKR_PIN_INCORRECT".formatted(config, wrong));
        assertThatItIsRefused(config, hsm.write("no-pin", "\n"), "no-pin is empty");
        assertThatItIsRefused(config, folder.resolve("nowhere"), "cannot read " + folder.resolve("nowhere"));
        assertThatItIsRefused(
                hsm.write("bad.cfg", "name = Bad\nlibrary = /nowhere.so\n"), pin, "bad.cfg cannot be used: ");

        Path open = hsm.write("open.cfg", Files.readString(config));
        Files.setPosixFilePermissions(open, PosixFilePermissions.fromString("rw-rw-r--"));
        assertThatItIsRefused(open, pin, "others may change %s (rw-rw-r--); run: chmod go-w %s".formatted(open, open));
    }

    private static void assertThatItIsRefused(Path config, Path pin, String message) {
        assertThatExceptionOfType(KeystoreException.class)
                .isThrownBy(() -> KeyEncryptionKeys.openPkcs11(config, pin))
                .withMessageContaining(message)
                .withNoCause();
    }

    private static byte[] xres(int number) {
        return new Milenage(SecretText.octets("ki", number), SecretText.octets("opc", number)).f2(Gateway.RAND);
    }

    /** A token that is left when it is closed. */
    private record Tokens(Token token) implements AutoCloseable {
        Tokens(int slot) throws IOException {
            this(new Token(hsm.config(slot), hsm.pinFile()));
        }

        @Override
        public void close() {
            token.close();
        }
    }
}
