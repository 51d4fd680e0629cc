package io.silkroam.sim.cli.access;

import io.silkroam.cli.PrivateFile;
import io.silkroam.cli.RemoteCommand;
import io.silkroam.cli.Session;
import io.silkroam.cli.WriteOptions;
import io.silkroam.cli.remote.ApiRequest;
import io.silkroam.cli.remote.ExitCode;
import io.silkroam.cli.remote.Failure;
import io.silkroam.cli.remote.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** From a vendor. */
@Command(
        name = "import-transport",
        description = {
            "Gives the gateway the key under which a vendor encrypts.",
            "The key comes from a file that is yours alone, or from standard input: never from an argument."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  ${ROOT-COMMAND-NAME} keys import-transport idemia-2026 --algorithm aes-kw --key-file k.hex --kcv 1A2B3C",
            "  ${ROOT-COMMAND-NAME} keys import-transport idemia-2026 --algorithm aes-cbc --key-file -"
        })
final class TransportImportCommand extends RemoteCommand {
    private static final Pattern KEY = Pattern.compile("([0-9A-Fa-f]{32}|[0-9A-Fa-f]{48}|[0-9A-Fa-f]{64})");
    private static final int MOST = 4096;

    @Parameters(paramLabel = "NAME", description = "A name for the key.")
    private String name;

    @Option(
            names = "--algorithm",
            paramLabel = "ALGORITHM",
            required = true,
            description = "aes-cbc, a column in whole blocks (GSMA FS.28), or aes-kw, key wrap (RFC 3394).")
    private Algorithm algorithm;

    @Option(
            names = "--key-file",
            paramLabel = "FILE",
            required = true,
            description = "32, 48 or 64 hexadecimal digits; - is standard input.")
    private Path file;

    @Option(
            names = "--kcv",
            paramLabel = "HEX",
            description = "The check value the vendor gave; another key is refused.")
    private String checkValue;

    @Mixin
    private WriteOptions write;

    /** The API's words. */
    enum Algorithm {
        AES_CBC("aes-cbc"),
        AES_KW("aes-kw");

        private final String word;

        Algorithm(String word) {
            this.word = word;
        }

        @Override
        public String toString() {
            return word;
        }
    }

    @Override
    protected ExitCode run(Session session) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("algorithm", algorithm.toString());
        body.put("key", key(session));
        Optional.ofNullable(checkValue).ifPresent(value -> body.put("keyCheckValue", value));
        ApiRequest request = ApiRequest.put(body, write.key(), "transport-keys", name);
        if (write.isDryRun()) {
            return session.wouldSend(request);
        }
        Json answer = session.api().send(request).json();
        session.output().object(answer, KeyColumns.TRANSPORT);
        return ExitCode.DONE;
    }

    /** Whatever is wrong with it, it is not shown. */
    private String key(Session session) {
        String text = file.toString().equals("-") ? standardInput(session) : PrivateFile.read(file, "key file");
        String plain = text.replaceAll("\\s", "");
        if (!KEY.matcher(plain).matches()) {
            throw Failure.failed("the key is not 32, 48 or 64 hexadecimal digits", "Nothing was sent.");
        }
        return plain;
    }

    private static String standardInput(Session session) {
        try {
            byte[] octets = session.program().surroundings().in().readNBytes(MOST);
            return new String(octets, StandardCharsets.US_ASCII);
        } catch (IOException e) {
            throw Failure.failed("standard input cannot be read", "Nothing was sent.");
        }
    }
}
