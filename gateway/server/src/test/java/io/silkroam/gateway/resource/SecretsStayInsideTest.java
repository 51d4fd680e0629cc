package io.silkroam.gateway.resource;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.read.ListAppender;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/**
 * Known secrets go in by every door there is, right and wrong; then they are looked for in every answer, in everything
 * logged at any level, and in every file the gateway left.
 */
class SecretsStayInsideTest {
    private static final String KI = "465b5ce8b199b49faa5f0a2ee238a6bc";
    private static final String OPC = "cd63cb71954a9f4e48a5994e37a02baf";
    private static final String OTHER_KI = "fec86ba6eb707ed08905757b1bb44b8f";
    private static final String TRANSPORT_KEY = "9e2f4c7a51d03b86e1f8a2c4d7b60935";
    private static final String PUK = "48210937";
    private static final String ADM = "C3A91F7E5D2B8046";
    private static final String FILE = "ICCID,IMSI,PUK1,ADM1,KI,OPC\n8931080000000001009,204080000000100," + PUK + ","
            + ADM + "," + KI + "," + OPC + "\n";

    @TempDir
    private Path temporary;

    private final ListAppender<ILoggingEvent> log = new ListAppender<>();
    private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    private final Logger netty = (Logger) LoggerFactory.getLogger("io.netty");
    private Level level;

    @BeforeEach
    void listen() {
        level = root.getLevel();
        root.setLevel(Level.DEBUG);
        // The bytes of TLS records and buffers, whatever they say, are not ours to look at.
        netty.setLevel(Level.INFO);
        log.start();
        root.addAppender(log);
    }

    @AfterEach
    void stopListening() {
        root.detachAppender(log);
        root.setLevel(level);
    }

    @Test
    void shouldNeverShowWhatWasEntrustedToIt() throws IOException {
        List<String> said = new ArrayList<>();
        String token;
        try (ServedGateway api = new ServedGateway(temporary)) {
            token = api.tokenOf("second", "admin");
            everyDoor(api);
            said.addAll(api.heard);
        }
        for (ILoggingEvent event : List.copyOf(log.list)) {
            said.add(event.getFormattedMessage() + " " + ThrowableProxyUtil.asString(event.getThrowableProxy()));
        }

        assertThat(said).hasSizeGreaterThan(20);
        Map<String, String> found = new TreeMap<>();
        for (String secret : List.of(KI, OPC, OTHER_KI, TRANSPORT_KEY)) {
            forms(secret)
                    .forEach(form ->
                            said.stream().filter(text -> text.contains(form)).forEach(text -> found.put(form, text)));
            inFiles(octetForms(secret), found);
        }
        for (String secret : List.of(PUK, ADM, token)) {
            said.stream().filter(text -> text.contains(secret)).forEach(text -> found.put(secret, text));
            inFiles(List.of(secret.getBytes(StandardCharsets.UTF_8)), found);
        }
        assertThat(found).isEmpty();
    }

    @Test
    void shouldFindASecretWhereThereIsOne() throws IOException {
        Files.write(temporary.resolve("leak"), HexFormat.of().parseHex("00" + KI + "00"));
        Map<String, String> found = new TreeMap<>();

        inFiles(octetForms(KI), found);

        assertThat(found).containsValue(temporary.resolve("leak").toString());
    }

    private static void everyDoor(ServedGateway api) {
        api.upload("", FILE);
        api.upload("", FILE);
        api.upload("?batch=again", FILE.replace(KI, OTHER_KI));
        api.upload("?batch=cut", FILE.replace(OPC, OPC.substring(3)));
        api.upload("?batch=wrong", FILE.replace(KI, "x" + KI.substring(1)));
        api.upload("?batch=strange&vendor=" + KI.substring(0, 8), FILE);
        api.put("/v1/transport-keys/{name}", key(TRANSPORT_KEY, "000000"), "v1");
        api.put("/v1/transport-keys/{name}", key(TRANSPORT_KEY + "0", "ABCDEF"), "v1");
        api.put("/v1/transport-keys/{name}", "{\"algorithm\":\"aes-cbc\",\"key\":\"" + TRANSPORT_KEY + "\"}", "v1");
        api.put("/v1/transport-keys/{name}", "{\"key\":\"" + TRANSPORT_KEY + "\" oops", "v1");
        api.get("/v1/transport-keys");
        api.post("/v1/keys/rotate", "{}");
        api.post("/v1/keys/rewrap", "{}");
        api.get("/v1/keys");
        api.get("/v1/sims");
        api.get("/v1/sims/{iccid}", "8931080000000001009");
        api.post(
                "/v1/sims/{iccid}/actions",
                "{\"action\":\"activate\",\"msisdn\":\"31612345678\"}",
                "8931080000000001009");
        api.post("/v1/subscribers/{ref}/subscriptions", "{\"plan\":\"wechat-go-1gb\"}", "31612345678");
        api.get("/v1/subscribers/{ref}", "31612345678");
        api.get("/v1/subscribers/{ref}/usage", "31612345678");
        api.get("/v1/audit");
        api.get("/v1/tokens");
    }

    private static String key(String hex, String check) {
        return "{\"algorithm\":\"aes-cbc\",\"key\":\"" + hex + "\",\"keyCheckValue\":\"" + check + "\"}";
    }

    /** How a key might be written down: hexadecimal digits of either case, and base 64. */
    private static List<String> forms(String hex) {
        byte[] octets = HexFormat.of().parseHex(hex);
        String base64 = Base64.getEncoder().withoutPadding().encodeToString(octets);
        return List.of(
                hex,
                hex.toUpperCase(Locale.ROOT),
                base64,
                Base64.getUrlEncoder().withoutPadding().encodeToString(octets));
    }

    private static List<byte[]> octetForms(String hex) {
        List<byte[]> forms = new ArrayList<>();
        forms.add(HexFormat.of().parseHex(hex));
        forms(hex).forEach(form -> forms.add(form.getBytes(StandardCharsets.UTF_8)));
        return forms;
    }

    private void inFiles(List<byte[]> forms, Map<String, String> found) throws IOException {
        try (Stream<Path> files = Files.walk(temporary)) {
            files.filter(Files::isRegularFile).forEach(file -> {
                String content = octets(file);
                forms.stream()
                        .map(form -> new String(form, StandardCharsets.ISO_8859_1))
                        .filter(content::contains)
                        .forEach(form -> found.put(
                                HexFormat.of().formatHex(form.getBytes(StandardCharsets.ISO_8859_1)), file.toString()));
            });
        }
    }

    private static String octets(Path file) {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
