package io.silkroam.sim.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.silkroam.cli.CommandShell.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code simctl token}, {@code keys}, {@code audit}, {@code whoami} and {@code api} print. */
class AccessTranscriptTest {
    private static final String NEW_TOKEN = "skr_bmV3LXRva2VuLW9mLXNob3AtNw";
    private static final String KEY = "000102030405060708090A0B0C0D0E0F";
    private static final String KEYS = """
            {"current":"kek-2","keys":[{"id":"kek-1","keyCheckValue":"C6A13B","createdAt":"2026-11-01T00:00:00Z",\
            "current":false,"simKeys":1500},{"id":"kek-2","keyCheckValue":"1A2B3C","createdAt":"2026-11-23T00:00:00Z",\
            "current":true,"simKeys":0}]}""";

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
    void shouldPrintANewTokenAlone() {
        shell.api()
                .answer(
                        "POST /v1/tokens",
                        201,
                        "{\"name\":\"shop-7\",\"role\":\"carrier\",\"token\":\"" + NEW_TOKEN + "\"}");

        assertThat(shell.transcript(
                        "token",
                        "create",
                        "--name",
                        "shop-7",
                        "--role",
                        "carrier",
                        "--holder",
                        "shop-7",
                        "--expires-in-days",
                        "90"))
                .isEqualTo("""
                        skr_bmV3LXRva2VuLW9mLXNob3AtNw
                        2> This is the token of shop-7. It is not shown again.
                        exit 0
                        """);
        assertThat(shell.api().last().body())
                .isEqualTo("{\"name\":\"shop-7\",\"role\":\"carrier\",\"holder\":\"shop-7\",\"expiresInDays\":90}");
    }

    @Test
    void shouldWriteANewTokenWhereOnlyItsOwnerReadsIt() throws IOException {
        Path out = folder.resolve("shop-7.token");
        shell.api().answer("POST /v1/tokens", 201, "{\"name\":\"shop-7\",\"token\":\"" + NEW_TOKEN + "\"}");
        String[] create = {"token", "create", "--name", "shop-7", "--role", "carrier", "--out", out.toString()};

        Result result = shell.run(create);

        assertThat(result.exit()).isZero();
        assertThat(result.out() + result.err()).doesNotContain(NEW_TOKEN);
        assertThat(out).hasContent(NEW_TOKEN);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(out)))
                .isEqualTo("rw-------");
        assertThat(shell.run(create).err()).contains("is there already");
        assertThat(shell.api().requests()).hasSize(1);
    }

    @Test
    void shouldListAndRevokeTokens() {
        shell.api().answer("GET /v1/tokens?limit=1000", """
                {"items":[{"name":"jan","role":"admin","createdAt":"2026-11-01T00:00:00Z"}]}""");
        shell.api().answer("DELETE /v1/tokens/shop%207", 204, "");

        assertThat(shell.transcript("token", "list", "--utc")).isEqualTo("""
                        NAME  ROLE   HOLDER  CREATED                     EXPIRES  REVOKED  LAST USED
                        jan   admin          2026-11-01 00:00:00 +00:00
                        exit 0
                        """);
        assertThat(shell.transcript("token", "revoke", "--name", "shop 7")).isEqualTo("""
                        2> The token of shop 7 is revoked.
                        exit 0
                        """);
        assertThat(shell.transcript("token", "revoke", "--name", "other")).isEqualTo("""
                        2> simctl token revoke: There is nothing like that.
                        exit 1
                        """);
    }

    @Test
    void shouldSayWhoAmI() {
        shell.api().answer("GET /v1/me", "{\"name\":\"jan\",\"role\":\"carrier\",\"holder\":\"carrier-a\"}");

        assertThat(shell.transcript("whoami")).isEqualTo("""
                        NAME    jan
                        ROLE    carrier
                        HOLDER  carrier-a
                        exit 0
                        """);
    }

    @Test
    void shouldListTheAuditLog() {
        shell.api().answer("GET /v1/audit?object=8931080000000000019&actor=jan&limit=5", """
                {"items":[{"id":7,"at":"2026-11-23T09:30:00Z","actor":"jan","role":"admin","action":"suspend",
                "kind":"sim","object":"8931080000000000019","from":"ACTIVE","to":"SUSPENDED","reason":"=not, \
                \\"paid\\""}]}""");

        assertThat(shell.transcript(
                        "audit", "--object", "8931080000000000019", "--actor", "jan", "--limit", "5", "-o", "csv"))
                .isEqualTo("""
                        id,at,actor,role,action,kind,object,from,to,reason,detail\r
                        7,2026-11-23T09:30:00Z,jan,admin,suspend,sim,8931080000000000019,ACTIVE,SUSPENDED,\
                        "=not, ""paid""\",\r
                        exit 0
                        """);
    }

    @Test
    void shouldRotateKeysAndPutEverythingUnderTheNewOne() {
        shell.api().answer("POST /v1/keys/rotate", KEYS);
        shell.api().answer("GET /v1/keys", KEYS);
        shell.api().answer("POST /v1/keys/rewrap", "{\"done\":1000,\"remaining\":500}");
        shell.api().answer("POST /v1/keys/rewrap", "{\"done\":500,\"remaining\":0}");

        assertThat(shell.transcript("keys", "rotate", "--utc")).isEqualTo("""
                        KEY    CHECK VALUE  CREATED                     CURRENT  SIM KEYS UNDER IT
                        kek-1  C6A13B       2026-11-01 00:00:00 +00:00                        1500
                        kek-2  1A2B3C       2026-11-23 00:00:00 +00:00  yes                      0
                        2> The current key is now kek-2.
                        2> 1500 keys were put under it.
                        exit 0
                        """);
        assertThat(shell.run("keys", "show", "-o", "csv").out())
                .startsWith("id,keyCheckValue,createdAt,current,simKeys\r\nkek-1,");
    }

    @Test
    void shouldImportATransportKeyFromAPrivateFileOnly() throws IOException {
        Path file = Files.writeString(folder.resolve("k.hex"), KEY + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
        shell.api()
                .answer(
                        "PUT /v1/transport-keys/idemia",
                        "{\"name\":\"idemia\",\"algorithm\":\"aes-kw\",\"keyCheckValue\":\"C6A13B\"}");
        String[] line = {
            "keys",
            "import-transport",
            "idemia",
            "--algorithm",
            "aes-kw",
            "--key-file",
            file.toString(),
            "--kcv",
            "C6A13B"
        };

        assertThat(shell.transcript(line).replace(folder + "/", "")).isEqualTo("""
                        2> simctl keys import-transport: key file k.hex is open to others (rw-r--r--)
                        2>   chmod 600 k.hex
                        exit 2
                        """);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        assertThat(shell.transcript(line)).isEqualTo("""
                        NAME         idemia
                        ALGORITHM    aes-kw
                        CHECK VALUE  C6A13B
                        exit 0
                        """);
        assertThat(shell.api().last().body())
                .isEqualTo("{\"algorithm\":\"aes-kw\",\"key\":\"" + KEY + "\",\"keyCheckValue\":\"C6A13B\"}");
        shell.type("not a key but " + KEY);
        assertThat(shell.transcript("keys", "import-transport", "x", "--algorithm", "aes-cbc", "--key-file", "-"))
                .isEqualTo("""
                        2> simctl keys import-transport: the key is not 32, 48 or 64 hexadecimal digits
                        2>   Nothing was sent.
                        exit 1
                        """);
    }

    @Test
    void shouldListAndRemoveTransportKeys() {
        shell.api()
                .answer(
                        "GET /v1/transport-keys?limit=1000",
                        "{\"items\":[{\"name\":\"idemia\",\"algorithm\":\"aes-kw\",\"keyCheckValue\":\"C6A13B\"}]}");
        shell.api().answer("DELETE /v1/transport-keys/idemia", 204, "");

        assertThat(shell.run("keys", "list-transport").out()).contains("idemia  aes-kw     C6A13B");
        assertThat(shell.run("keys", "remove-transport", "idemia").exit()).isZero();
    }

    @Test
    void shouldReadAnyPath() {
        shell.api().answer("GET /v1/sims?limit=1", "{\"items\":[]}");

        assertThat(shell.transcript("api", "get", "/v1/sims?limit=1")).isEqualTo("{\"items\":[]}\nexit 0\n");
        assertThat(shell.run("api", "get", "v1/sims").exit()).isEqualTo(2);
    }
}
