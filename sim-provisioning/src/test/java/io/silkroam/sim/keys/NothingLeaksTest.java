package io.silkroam.sim.keys;

import static io.silkroam.sim.keys.Gateway.entries;
import static io.silkroam.sim.keys.Gateway.imsi;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.AppenderBase;
import ch.qos.logback.core.filter.Filter;
import ch.qos.logback.core.spi.FilterReply;
import io.silkroam.sim.Imsi;
import io.silkroam.sim.keys.TransportKeys.Algorithm;
import io.silkroam.store.Database;
import io.silkroam.store.TestDatabases;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Statement;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** Known keys are stored, used, rotated and refused; then they are looked for everywhere. */
class NothingLeaksTest {
    private static final int SIMS = 200;

    @TempDir
    private Path folder;

    private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    private final Everything log = new Everything();
    private final StringBuilder said = new StringBuilder();
    private Level level;

    /** All that anybody logs, H2, the pool and the migrations among them, with every trace. */
    private static final class Everything extends AppenderBase<ILoggingEvent> {
        private final StringBuilder text = new StringBuilder();

        @Override
        protected synchronized void append(ILoggingEvent event) {
            text.append(event.getLoggerName()).append(' ').append(event.getFormattedMessage());
            if (event.getThrowableProxy() != null) {
                text.append(ThrowableProxyUtil.asString(event.getThrowableProxy()));
            }
            text.append('\n');
        }

        private synchronized String text() {
            return text.toString();
        }
    }

    @BeforeEach
    void listen() {
        level = root.getLevel();
        // The console would drown in it.
        root.iteratorForAppenders().forEachRemaining(appender -> appender.addFilter(new OnlyWarnings()));
        log.start();
        root.addAppender(log);
        root.setLevel(Level.TRACE);
    }

    @AfterEach
    void stopListening() {
        root.setLevel(level);
        root.detachAppender(log);
        root.iteratorForAppenders().forEachRemaining(appender -> appender.clearAllFilters());
    }

    private static final class OnlyWarnings extends Filter<ILoggingEvent> {
        @Override
        public FilterReply decide(ILoggingEvent event) {
            return event.getLevel().isGreaterOrEqual(Level.WARN) ? FilterReply.NEUTRAL : FilterReply.DENY;
        }
    }

    @Test
    void shouldKeepEveryKeyOutOfFilesLogsAndMessages() throws IOException {
        SecretText secrets = secrets();
        Database database = TestDatabases.h2(folder);
        try (Gateway gateway = Gateway.start(database, folder)) {
            gateway.store(entries(0, SIMS / 2));
            gateway.rotate();
            gateway.store(entries(SIMS / 2, SIMS / 2));
            assertThat(secrets.in(files())).isEmpty();
            while (gateway.rewrap(60).remaining() > 0) {
                say(gateway.statuses());
            }
            for (int number = 0; number < SIMS; number++) {
                say(gateway.vector(imsi(number)), Gateway.entry(number), Gateway.keys(number));
            }
            useTransportKeys(gateway, database);
            provoke(gateway, database);
            assertThat(secrets.in(files())).isEmpty();
        }
        database.close();

        assertThat(secrets.in(files())).isEmpty();
        assertThat(log.text()).contains("kek-2 made in keystore");
        assertThat(secrets.in(log.text())).isEmpty();
        assertThat(said).contains("SubscriberKeys[***]").contains("TransportKey[***]");
        assertThat(secrets.in(said.toString())).isEmpty();
    }

    private static SecretText secrets() {
        SecretText secrets = new SecretText();
        for (int number = 0; number < SIMS; number++) {
            secrets.add("ki " + number, SecretText.octets("ki", number));
            secrets.add("opc " + number, SecretText.octets("opc", number));
        }
        secrets.add("transport", SecretText.octets("transport", 0));
        return secrets;
    }

    private void useTransportKeys(Gateway gateway, Database database) {
        try (TransportKey key = TransportKey.of(SecretText.octets("transport", 0))) {
            database.transact("add", connection -> {
                gateway.transportKeys().add(connection, "vendor", Algorithm.AES_KW, key, Optional.empty());
                say(key, gateway.transportKeys().list(connection));
                try (TransportCipher cipher = gateway.transportKeys().open(connection, "vendor")) {
                    say(cipher, catchThrowable(() -> cipher.decrypt(SecretText.octets("ki", 1))));
                    say(catchThrowable(() -> cipher.decrypt(new byte[24])));
                }
                say(catchThrowable(() ->
                        gateway.transportKeys().add(connection, "vendor", Algorithm.AES_CBC, key, Optional.empty())));
                return null;
            });
        }
    }

    /** Every refusal this package knows, with keys at hand. */
    private void provoke(Gateway gateway, Database database) {
        String ki = HexFormat.of().formatHex(SecretText.octets("ki", 1));
        say(catchThrowable(() -> gateway.store(entries(1, 3))));
        say(catchThrowable(() -> gateway.vector(imsi(SIMS))));
        say(catchThrowable(() -> SubscriberKeys.ofHexOpc(ki + ki, ki)));
        say(catchThrowable(() -> SubscriberKeys.ofHexOpc(ki, ki.substring(1) + "x")));
        say(catchThrowable(() -> KeyCheckValue.parse(ki)));
        say(catchThrowable(() -> TransportKey.ofHex(ki + "0")));
        say(catchThrowable(() -> gateway.transportKeys().open(null, ki)));
        say(catchThrowable(() -> database.transact("store twice", connection -> {
            SimKeyTable table = new SimKeyTable();
            table.insert(connection, List.of(table.find(connection, imsi(1)).orElseThrow()));
            return null;
        })));
        database.transact("alter", connection -> {
            try (Statement statement = connection.createStatement()) {
                statement.executeUpdate("UPDATE sim_key SET imsi = '999990000000001' WHERE imsi = '204080000000001'");
            }
            say(catchThrowable(() -> gateway.vault()
                    .vector(connection, new Imsi("999990000000001"), Gateway.RAND, Gateway.SQN, Gateway.AMF)));
            return null;
        });
    }

    private void say(Object... things) {
        for (Object thing : things) {
            said.append(thing).append('\n');
            if (thing instanceof Throwable failure) {
                StringWriter trace = new StringWriter();
                failure.printStackTrace(new PrintWriter(trace));
                said.append(trace);
            }
        }
    }

    /** Everything in the folder: the database, the keystore and its password. */
    private byte[] files() throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                all.write(Files.readAllBytes(file));
            }
        }
        assertThat(all.size()).isGreaterThan(SIMS * 60);
        return all.toByteArray();
    }

    /** A search that cannot find is none. */
    @Test
    void shouldFindWhatWasPlanted() throws IOException {
        byte[] secret = SecretText.octets("planted", 1);
        SecretText secrets = new SecretText().add("planted", secret);
        String hex = HexFormat.of().formatHex(secret);
        try (Database database = TestDatabases.h2(folder)) {
            database.transact("plant", connection -> {
                try (Statement statement = connection.createStatement()) {
                    statement.execute("CREATE TABLE planted (octets varbinary, text varchar)");
                    statement.execute("INSERT INTO planted VALUES (X'%s', 'x%s')".formatted(hex, hex));
                    return null;
                }
            });
        }
        assertThat(secrets.in(files())).contains("planted as octets", "planted in hex");

        assertThat(secrets.in("key=" + hex.toUpperCase(Locale.ROOT))).contains("planted in upper-case hex");
        Set<String> found = new TreeSet<>();
        for (int before = 0; before < 3; before++) {
            byte[] longer = new byte[before + secret.length + 4];
            Arrays.fill(longer, (byte) 0x5a);
            System.arraycopy(secret, 0, longer, before, secret.length);
            String text = Base64.getEncoder().encodeToString(longer);
            assertThat(secrets.in(text.getBytes(StandardCharsets.UTF_8))).isNotEmpty();
            found.addAll(secrets.in(text));
        }
        assertThat(found).contains("planted in base64");
    }
}
