package io.silkroam.billing.statement;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class StatementPageTest {

    @Test
    void draft() throws Exception {
        for (String l : Words.LANGUAGES) {
            Files.writeString(Path.of("/tmp/stmt-" + l + ".html"), StatementPage.html(Sample.month("kpn", 1), l));
        }
        assertThat(Words.LANGUAGES).hasSize(3);
    }
}
