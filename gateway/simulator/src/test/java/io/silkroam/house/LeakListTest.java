package io.silkroam.house;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The classes of which no test may leave an instance exist: a name that is gone would watch over nothing. */
@Tag("house")
class LeakListTest {
    private static final Path LIST = Path.of("../../build/leaks/src/main/resources/io/silkroam/leaks/sessions.txt");

    @Test
    void shouldNameClassesThatExist() throws IOException {
        List<String> names = Files.readAllLines(LIST).stream()
                .filter(line -> !line.startsWith("#"))
                .toList();
        assertThat(names).hasSizeGreaterThan(5);
        names.forEach(name -> assertThatCode(() -> Class.forName(name)).doesNotThrowAnyException());
    }
}
