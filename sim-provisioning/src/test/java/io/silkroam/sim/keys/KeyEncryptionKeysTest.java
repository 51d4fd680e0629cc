package io.silkroam.sim.keys;

import static io.silkroam.sim.keys.Gateway.entries;
import static io.silkroam.sim.keys.Gateway.entry;
import static io.silkroam.sim.keys.Gateway.imsi;
import static io.silkroam.sim.keys.Gateway.keystore;
import static io.silkroam.sim.keys.Gateway.passwordFile;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.silkroam.store.Database;
import io.silkroam.store.StoreException;
import io.silkroam.store.TestDatabases;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Keystores on disk: made, refused, rotated, copied and interrupted. */
class KeyEncryptionKeysTest {
    @TempDir
    private Path root;

    private Path folder;
    private Path otherFolder;
    private Database database;

    @BeforeEach
    void open() throws IOException {
        folder = Files.createDirectory(root.resolve("here"));
        otherFolder = Files.createDirectory(root.resolve("there"));
        database = TestDatabases.h2(root);
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void shouldMakeAKeystoreAndItsPasswordAtTheFirstStart() throws IOException {
        KeyEncryptionKeys unchecked = KeyEncryptionKeys.openOrCreate(keystore(folder), passwordFile(folder));
        assertThat(keystore(folder)).doesNotExist();
        unchecked.close();

        try (Gateway gateway = Gateway.start(database, folder)) {
            assertThat(mode(keystore(folder))).isEqualTo("rw-------");
            assertThat(mode(passwordFile(folder))).isEqualTo("rw-------");
            assertThat(Files.readString(passwordFile(folder))).matches("[A-Za-z0-9_-]{43}\n");
            assertThat(names(folder)).containsExactly("keystore.p12", "keystore.password");
            assertThat(gateway.statuses()).singleElement().satisfies(only -> {
                assertThat(only.id()).isEqualTo("kek-1");
                assertThat(only.current()).isTrue();
                assertThat(only.createdAt()).isEqualTo(Gateway.NOW);
            });
            gateway.store(entry(1));
        }
        try (Gateway again = Gateway.start(database, folder)) {
            assertThatCode(() -> again.vector(imsi(1))).doesNotThrowAnyException();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"rw-r-----", "rw----r--", "rw--w----", "rw-----w-", "rw------x"})
    void shouldRefuseAKeystoreOrAPasswordThatOthersMayUse(String mode) throws IOException {
        Gateway.start(database, folder).close();
        for (Path file : List.of(keystore(folder), passwordFile(folder))) {
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(mode));
            assertThatExceptionOfType(KeystoreException.class)
                    .isThrownBy(() -> Gateway.start(database, folder))
                    .withMessage("others may use %s (%s); run: chmod 600 %s", file, mode, file);
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("r--------"));
        }
        Gateway.start(database, folder).close();
    }

    @Test
    void shouldRefuseTheKeystoreOfAnotherInstallationAndLeaveEverythingAsItWas() throws IOException {
        try (Gateway gateway = Gateway.start(database, folder)) {
            gateway.store(entry(1));
        }
        Path elsewhere = Files.createDirectory(root.resolve("elsewhere"));
        try (Database other = TestDatabases.h2(elsewhere)) {
            Gateway.start(other, otherFolder).close();
        }
        byte[] before = Files.readAllBytes(keystore(otherFolder));

        assertThatExceptionOfType(KeystoreException.class)
                .isThrownBy(() -> Gateway.start(database, otherFolder))
                .withMessageMatching("kek-1 in keystore \\S+ has check value [0-9A-F]{6}, but this database was sealed"
                        + " under one with [0-9A-F]{6}; put back \\S+ \\(and \\S+\\) as it was last used, from the"
                        + " gateway that made the key or from the backup")
                .withMessageContaining(keystore(otherFolder).toString())
                .withNoCause();
        assertThat(Files.readAllBytes(keystore(otherFolder))).isEqualTo(before);
    }

    @Test
    void shouldRefuseToStartWithoutTheKeystoreAndMakeNone() {
        try (Gateway gateway = Gateway.start(database, folder)) {
            gateway.store(entry(1));
        }

        assertThatExceptionOfType(KeystoreException.class)
                .isThrownBy(() -> Gateway.start(database, otherFolder))
                .withMessageStartingWith(
                        "kek-1, which this database needs, is not in keystore %s; put back", keystore(otherFolder));
        assertThat(otherFolder).isEmptyDirectory();
    }

    @Test
    void shouldRefuseAKeystoreFromBeforeTheLastRotation() throws IOException {
        try (Gateway gateway = Gateway.start(database, folder)) {
            copyKeystore(folder, otherFolder);
            gateway.store(entry(1));
            gateway.rotate();
            assertThatStartIsRefusedForWantOf("kek-2", otherFolder);
            gateway.store(entry(2));
            gateway.rotate();
        }
        assertThatStartIsRefusedForWantOf("kek-2", otherFolder);
    }

    @Test
    void shouldSayWhatIsMissingOrDamaged() throws IOException {
        Gateway.start(database, folder).close();
        byte[] keystore = Files.readAllBytes(keystore(folder));
        byte[] password = Files.readAllBytes(passwordFile(folder));

        Files.writeString(passwordFile(folder), "wrong\n");
        assertThatItDoesNotOpen("does not open with the password in " + passwordFile(folder));
        Files.writeString(passwordFile(folder), "\n");
        assertThatItDoesNotOpen(passwordFile(folder) + " is empty");
        Files.delete(passwordFile(folder));
        assertThatItDoesNotOpen("but not " + passwordFile(folder) + " with its password");

        try (Database other = TestDatabases.h2(Files.createDirectory(root.resolve("x")))) {
            Gateway.start(other, otherFolder).close();
        }
        Files.move(passwordFile(otherFolder), passwordFile(folder));
        Files.write(passwordFile(folder), password);
        for (int length = 0; length < keystore.length; length += 251) {
            Files.write(keystore(folder), Arrays.copyOf(keystore, length));
            assertThatItDoesNotOpen("put both back from the same backup");
        }
        Files.write(keystore(folder), keystore);
        Gateway.start(database, folder).close();
    }

    private void assertThatItDoesNotOpen(String message) {
        assertThatExceptionOfType(KeystoreException.class)
                .isThrownBy(() -> Gateway.start(database, folder))
                .withMessageContaining(message)
                .withNoCause();
    }

    @Test
    void shouldKeepEveryOlderKeyWhenItRotates() {
        List<String> made = new ArrayList<>();
        try (Gateway gateway = Gateway.start(database, folder)) {
            for (int number = 1; number <= 10; number++) {
                gateway.store(entry(number));
                made.add(gateway.rotate());
            }
        }

        assertThat(made).startsWith("kek-2", "kek-3").endsWith("kek-10", "kek-11");
        try (Gateway again = Gateway.start(database, folder)) {
            for (int number = 1; number <= 10; number++) {
                assertThat(again.vector(imsi(number))).isNotNull();
            }
            assertThat(again.statuses()).hasSize(11).last().satisfies(last -> {
                assertThat(last.id()).isEqualTo("kek-11");
                assertThat(last.current()).isTrue();
            });
            assertThat(again.statuses())
                    .extracting(KeyEncryptionKeys.Status::checkValue)
                    .doesNotHaveDuplicates();
        }
        assertThat(names(folder)).containsExactly("keystore.p12", "keystore.password");
    }

    @Test
    void shouldGoOnWithTheKeyOfARotationThatWasInterrupted() {
        try (Gateway gateway = Gateway.start(database, folder)) {
            gateway.store(entry(1));
            assertThatExceptionOfType(IllegalStateException.class)
                    .isThrownBy(() -> database.transact("rotate", connection -> {
                        gateway.keks().rotate(connection, Gateway.NOW);
                        assertThat(gateway.keks().current(connection)).isEqualTo("kek-2");
                        throw new IllegalStateException("interrupted before the commit");
                    }));
            gateway.store(entry(2));
            assertThat(gateway.statuses()).singleElement().satisfies(s -> assertThat(s.simKeys())
                    .isEqualTo(2));
        }
        try (Gateway again = Gateway.start(database, folder)) {
            assertThat(again.statuses())
                    .extracting(KeyEncryptionKeys.Status::id)
                    .containsExactly("kek-1");
            assertThat(again.rotate()).isEqualTo("kek-2");
            again.store(entry(3));
            assertThat(again.rewrap(10).done()).isEqualTo(2);
        }
        try (Gateway last = Gateway.start(database, folder)) {
            for (int number = 1; number <= 3; number++) {
                assertThat(last.vector(imsi(number))).isNotNull();
            }
        }
    }

    @Test
    void shouldNotMindWhatAWriteThatWasInterruptedLeft() throws IOException {
        try (Gateway gateway = Gateway.start(database, folder)) {
            gateway.store(entry(1));
            Path half = folder.resolve("keystore.p12.new");
            Files.write(half, new byte[] {1, 2, 3});
            Files.setPosixFilePermissions(half, PosixFilePermissions.fromString("rw-rw-rw-"));

            gateway.rotate();

            assertThat(half).doesNotExist();
            assertThat(mode(keystore(folder))).isEqualTo("rw-------");
            assertThat(gateway.vector(imsi(1))).isNotNull();
        }
    }

    @Test
    void shouldUseTheKeystoreThatWasCopiedFromTheGatewayThatRotatedWithoutARestart() throws IOException {
        try (Gateway here = Gateway.start(database, folder)) {
            copyKeystore(folder, otherFolder);
            try (Gateway there = Gateway.start(database, otherFolder)) {
                there.store(entry(1));
                here.rotate();
                here.store(entry(2));

                assertThat(there.vector(imsi(1))).isNotNull();
                assertThatExceptionOfType(KeystoreException.class)
                        .isThrownBy(() -> there.vector(imsi(2)))
                        .withMessageStartingWith("kek-2, which this database needs, is not in keystore ")
                        .withMessageContaining("from the gateway that made the key");
                assertThatExceptionOfType(KeystoreException.class).isThrownBy(() -> there.store(entries(3, 1)));
                assertThatExceptionOfType(KeystoreException.class).isThrownBy(there::rotate);

                copyKeystore(folder, otherFolder);
                there.store(entry(3));
                assertThat(there.vector(imsi(2))).isNotNull();
                assertThat(there.rewrap(10)).isEqualTo(new KeyVault.Rewrapped(1, 0, 0));
                assertThat(here.vector(imsi(3))).isNotNull();
            }
        }
    }

    @Test
    void shouldLetOnlyOneOfTwoFirstStartsMakeTheFirstKey() {
        KeyEncryptionKeys late = KeyEncryptionKeys.openOrCreate(keystore(otherFolder), passwordFile(otherFolder));

        assertThatExceptionOfType(StoreException.class)
                .isThrownBy(() -> database.transact("start late", connection -> {
                    KekTable table = new KekTable();
                    Gateway.start(database, folder).close();
                    table.insert(connection, aKek(), Gateway.NOW);
                    return null;
                }))
                .withMessage("another gateway made kek-1 meanwhile")
                .satisfies(e -> assertThat(e.kind()).isEqualTo(StoreException.Kind.CONFLICT));
        assertThatExceptionOfType(KeystoreException.class).isThrownBy(() -> Gateway.start(database, late));
        assertThat(otherFolder).isEmptyDirectory();
    }

    private Kek aKek() {
        KekHome home = new KeystoreFile(keystore(otherFolder), passwordFile(otherFolder));
        return Kek.of("kek-1", home.generate(), home);
    }

    @Test
    void shouldRegisterTheKeysOfAnOldKeystoreInANewDatabase() throws IOException {
        try (Gateway gateway = Gateway.start(database, folder)) {
            gateway.rotate();
        }
        try (Database fresh = TestDatabases.h2(Files.createDirectory(root.resolve("fresh")));
                Gateway gateway = Gateway.start(fresh, folder)) {
            assertThat(gateway.statuses())
                    .extracting(KeyEncryptionKeys.Status::id)
                    .containsExactly("kek-1", "kek-2");
        }
    }

    @Test
    void shouldDoNothingOnceClosed() {
        Gateway gateway = Gateway.start(database, folder);
        gateway.store(entry(1));
        KekHome home = new KeystoreFile(keystore(folder), passwordFile(folder));
        Seals seals = new Seals(home);
        Kek kek = Kek.of("kek-1", home.load().get("kek-1"), home);
        byte[] sealed = seals.seal(kek, "context", new byte[32]);
        ((WipeableKey) kek.key()).destroy();

        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> seals.open(kek, "context", sealed, "a test"));
        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> seals.seal(kek, "context", new byte[32]));
        gateway.close();
    }

    private void assertThatStartIsRefusedForWantOf(String id, Path where) {
        assertThatExceptionOfType(KeystoreException.class)
                .isThrownBy(() -> Gateway.start(database, where))
                .withMessageStartingWith("%s, which this database needs, is not in keystore %s", id, keystore(where));
    }

    private static void copyKeystore(Path from, Path to) throws IOException {
        for (String name : names(from)) {
            Files.copy(
                    from.resolve(name),
                    to.resolve(name),
                    StandardCopyOption.REPLACE_EXISTING,
                    StandardCopyOption.COPY_ATTRIBUTES);
        }
    }

    private static List<String> names(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String mode(Path file) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    }
}
