package io.silkroam.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.silkroam.messaging.account.EsmePasswords;
import io.silkroam.messaging.account.EsmePasswords.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** The shipped account has a password that nobody chose, from the first start on. */
class FirstPasswordsTest {
    @TempDir
    private Path temporary;

    @Test
    void shouldMakeOneAtTheFirstStartAndKeepItAfterwards() throws IOException {
        ListAppender<ILoggingEvent> log = new ListAppender<>();
        Logger logger = (Logger) LoggerFactory.getLogger("io.silkroam");
        logger.setLevel(Level.INFO);
        log.start();
        logger.addAppender(log);
        ConfFolder conf = ConfFolder.copyTo(temporary.resolve("conf"));
        Path data = temporary.resolve("data");
        Path file = data.resolve("esme-partner1.password");
        String password;
        try (TestGateway gateway = TestGateway.start(conf, data)) {
            password = Files.readString(file).strip();
            assertThat(password).matches("[A-Za-z0-9]{8}");
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                    .isEqualTo("rw-------");
            assertThat(verdict(gateway, password)).isEqualTo(Verdict.RIGHT);
            assertThat(verdict(gateway, "guess123")).isEqualTo(Verdict.WRONG);
        }
        try (TestGateway gateway = TestGateway.start(conf, data)) {
            assertThat(Files.readString(file).strip()).isEqualTo(password);
            assertThat(verdict(gateway, password)).isEqualTo(Verdict.RIGHT);
        } finally {
            logger.detachAppender(log);
            logger.setLevel(null);
        }
        List<String> lines =
                log.list.stream().map(ILoggingEvent::getFormattedMessage).toList();
        assertThat(lines)
                .filteredOn(line -> line.contains("partner1"))
                .containsExactly("ESME account partner1 has got its first password; it is in " + file);
        assertThat(lines).noneMatch(line -> line.contains(password));
    }

    private static Verdict verdict(TestGateway gateway, String password) {
        CompletableFuture<Verdict> verdict = new CompletableFuture<>();
        EsmePasswords passwords = gateway.gateway().esmePasswords();
        passwords.verify(Optional.of("partner1"), password, verdict::complete);
        return verdict.orTimeout(20, TimeUnit.SECONDS).join();
    }
}
