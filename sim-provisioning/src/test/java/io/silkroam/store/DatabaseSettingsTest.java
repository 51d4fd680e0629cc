package io.silkroam.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DatabaseSettingsTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            jdbc:h2:mem:x                                | must start with
            jdbc:h2:tcp://10.0.0.1/x                     | must start with
            jdbc:mysql://10.0.0.1/x                      | must start with
            jdbc:h2:file:/data/x;INIT=RUNSCRIPT FROM 'y' | nothing behind it
            jdbc:h2:file:/data/x;AUTO_SERVER=TRUE        | nothing behind it
            jdbc:h2:file:                                | nothing behind it
            jdbc:postgresql://h/x?user=a&passWord=hunter | must not carry a password
            """)
    void shouldRefuseAnAddressThatOpensMoreThanADatabase(String url, String reason) {
        assertThatThrownBy(() -> new DatabaseSettings(url, "me", "secret", 4))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(reason)
                .hasMessageNotContaining("hunter")
                .hasMessageNotContaining("RUNSCRIPT");
    }

    @Test
    void shouldMaskThePassword() {
        DatabaseSettings settings = new DatabaseSettings("jdbc:postgresql://h/x?ssl=true", "me", "hunter2", 4);

        assertThat(settings)
                .hasToString("DatabaseSettings[url=jdbc:postgresql://h/x, user=me, password=***, poolSize=4]");
    }

    @ParameterizedTest
    @CsvSource({"0", "101"})
    void shouldBoundThePool(int poolSize) {
        assertThatThrownBy(() -> new DatabaseSettings("jdbc:h2:file:/x", "me", "", poolSize))
                .hasMessageContaining("pool size");
    }
}
