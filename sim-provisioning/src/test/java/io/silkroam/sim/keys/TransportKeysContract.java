package io.silkroam.sim.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.silkroam.sim.keys.TransportKeys.Algorithm;
import io.silkroam.store.Database;
import java.nio.file.Path;
import java.sql.Statement;
import java.util.HexFormat;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What both stores promise about transport keys. */
abstract class TransportKeysContract {
    private static final String KEY = "000102030405060708090A0B0C0D0E0F";
    private static final KeyCheckValue CHECK_VALUE = new KeyCheckValue("C6A13B");
    private static final String WRAPPED = "1fa68b0a8112b447aef34bd8fb5a7b829d3e862371d2cfe5";
    private static final String CLEAR = "00112233445566778899aabbccddeeff";

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
    void shouldOpenWhatWasAdded() {
        assertThat(add("acme", Algorithm.AES_KW, KEY, Optional.of(CHECK_VALUE))).isTrue();
        assertThat(add("acme", Algorithm.AES_KW, KEY, Optional.empty())).isFalse();

        assertThat(unwrapped("acme")).isEqualTo(CLEAR);
        assertThat(database.read("list", gateway.transportKeys()::list))
                .containsExactly(new TransportKeys.Listed("acme", Algorithm.AES_KW, CHECK_VALUE, Gateway.NOW));
    }

    @Test
    void shouldRefuseAKeyWithAnotherCheckValueBeforeAnythingIsWritten() {
        assertThatExceptionOfType(TransportKeyException.class)
                .isThrownBy(() -> add("acme", Algorithm.AES_CBC, KEY, Optional.of(new KeyCheckValue("C6A13C"))))
                .withMessage("transport key 'acme' has check value C6A13B, not C6A13C as expected; ask the vendor for"
                        + " both again");
        assertThat(database.read("list", gateway.transportKeys()::list)).isEmpty();
    }

    @Test
    void shouldRefuseAnotherKeyOrUseUnderANameThatIsTaken() {
        add("acme", Algorithm.AES_KW, KEY, Optional.empty());

        assertThatExceptionOfType(TransportKeyException.class)
                .isThrownBy(() -> add("acme", Algorithm.AES_KW, KEY.replace("0F", "0E"), Optional.empty()))
                .withMessage("there is another transport key 'acme', with check value C6A13B; remove it first");
        assertThatExceptionOfType(TransportKeyException.class)
                .isThrownBy(() -> add("acme", Algorithm.AES_CBC, KEY, Optional.empty()));
        assertThat(unwrapped("acme")).isEqualTo(CLEAR);
    }

    @Test
    void shouldForgetWhatWasRemoved() {
        add("acme", Algorithm.AES_KW, KEY, Optional.empty());

        assertThat(remove("acme")).isTrue();
        assertThat(remove("acme")).isFalse();
        assertThatExceptionOfType(UnknownKeyException.class)
                .isThrownBy(() -> unwrapped("acme"))
                .withMessage("there is no transport key 'acme'");
        assertThat(Optional.<Object>empty())
                .isEqualTo(database.read("find", c -> gateway.transportKeys().find(c, "acme")));
    }

    @Test
    void shouldRefuseANameThatIsNone() {
        for (String name : new String[] {"", "Acme", "a b", "a|b", "-a", "a".repeat(65)}) {
            assertThatIllegalArgumentException().isThrownBy(() -> add(name, Algorithm.AES_KW, KEY, Optional.empty()));
        }
    }

    @Test
    void shouldBeSealedAnewWithTheRest() {
        add("acme", Algorithm.AES_KW, KEY, Optional.empty());
        add("best", Algorithm.AES_CBC, KEY + KEY, Optional.empty());
        gateway.store(Gateway.entry(1));
        gateway.rotate();

        assertThat(gateway.rewrap(2)).isEqualTo(new KeyVault.Rewrapped(2, 1, 0));
        assertThat(gateway.rewrap(2)).isEqualTo(new KeyVault.Rewrapped(1, 0, 0));
        assertThat(gateway.statuses())
                .extracting(KeyEncryptionKeys.Status::transportKeys)
                .containsExactly(0L, 2L);
        assertThat(unwrapped("acme")).isEqualTo(CLEAR);
    }

    @Test
    void shouldFindARowThatWasAltered() {
        add("acme", Algorithm.AES_KW, KEY, Optional.empty());
        add("best", Algorithm.AES_KW, KEY + KEY, Optional.empty());

        execute("UPDATE transport_key SET algorithm = 'AES_CBC' WHERE name = 'acme'");
        assertThatExceptionOfType(BrokenSealException.class).isThrownBy(() -> unwrapped("acme"));
        execute("UPDATE transport_key SET algorithm = 'AES_KW' WHERE name = 'acme'");
        assertThat(unwrapped("acme")).isEqualTo(CLEAR);

        execute("UPDATE transport_key SET name = 'cheap' WHERE name = 'best'");
        assertThatExceptionOfType(BrokenSealException.class)
                .isThrownBy(() -> unwrapped("cheap"))
                .withMessageStartingWith("what is stored as transport key 'cheap' does not open under kek-1");
    }

    private void execute(String sql) {
        database.transact("alter a row", connection -> {
            try (Statement statement = connection.createStatement()) {
                return statement.executeUpdate(sql);
            }
        });
    }

    private boolean add(String name, Algorithm algorithm, String key, Optional<KeyCheckValue> expected) {
        try (TransportKey transportKey = TransportKey.ofHex(key)) {
            return database.transact(
                    "add", c -> gateway.transportKeys().add(c, name, algorithm, transportKey, expected));
        }
    }

    private boolean remove(String name) {
        return database.transact("remove", c -> gateway.transportKeys().remove(c, name));
    }

    private String unwrapped(String name) {
        return database.read("open", connection -> {
            try (TransportCipher cipher = gateway.transportKeys().open(connection, name)) {
                return HexFormat.of().formatHex(cipher.decrypt(HexFormat.of().parseHex(WRAPPED)));
            }
        });
    }
}
