package io.silkroam.sim.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.silkroam.cli.remote.Token;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The token goes to the gateway and nowhere else, whatever happens. */
class SecrecyTest {
    private static final String MARK = "c2VjcmV0";

    @TempDir
    private Path folder;

    @Test
    void shouldNeverPrintTheTokenOfTheUser() throws IOException {
        List<String> said = new ArrayList<>();
        Path file = Files.writeString(folder.resolve("f"), "iccid\n8931080000000000019\n");
        try (Shell shell = Shell.open()) {
            shell.api().answer("GET /v1/me", "{\"name\":\"jan\",\"role\":\"admin\"}");
            shell.api().cut("GET /v1/keys");
            shell.api().refuse("GET /v1/tokens?limit=1000", 401, "token-revoked", "Revoked", "");
            for (String[] line : new String[][] {
                {"whoami"},
                {"whoami", "-o", "json"},
                {"keys", "show"},
                {"token", "list"},
                {"sim", "import", file.toString()},
                {"sim", "suspend", "-f", file.toString()},
                {"api", "get", "/v1/nothing"},
                {"sim", "list", "--wrong"},
                {"whoami", "--url", "https://127.0.0.1:1"},
                {"whoami", "--ca", file.toString()},
                {"whoami", "--token-file", file.toString()},
                {"--help"},
                {"sim", "import", "--help"}
            }) {
                said.add(shell.run(line).toString());
            }
            shell.environment().put("SIMCTL_TOKEN", Shell.TOKEN + " and more");
            said.add(shell.run("whoami").toString());
            assertThat(shell.api().requests())
                    .anyMatch(r -> r.headers().get("authorization").contains(MARK));
            assertThat(shell.api().requests()).noneMatch(r -> r.toString().contains(MARK));
        }
        assertThat(said).hasSize(14).noneMatch(text -> text.contains(MARK));
    }

    @Test
    void shouldHaveNoTextThatShowsAToken() {
        assertThat(Token.parse(Shell.TOKEN, "x")).hasToString("skr_********");
        assertThatThrownBy(() -> Token.parse(Shell.TOKEN + "\n" + Shell.TOKEN, "x"))
                .hasMessageNotContaining(MARK)
                .hasNoCause();
    }
}
