package io.silkroam.cli;

import io.silkroam.cli.remote.ApiAddress;
import io.silkroam.cli.remote.ApiClient;
import io.silkroam.cli.remote.ExitCode;
import io.silkroam.cli.remote.Failure;
import io.silkroam.cli.remote.Token;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Which gateway, and as whom. An option wins over the environment, and that over the user's settings file. */
final class AddressOptions {
    private static final int LONGEST_SECONDS = 86_400;

    @Option(names = "--url", paramLabel = "URL", description = "Where the API is (default: ${bundle:VARIABLES}_URL).")
    private String url;

    @Option(
            names = "--ca",
            paramLabel = "PEM",
            description = "Whose certificates to trust, instead of Java's list (default: ${bundle:VARIABLES}_CA).")
    private Path ca;

    @Option(
            names = "--token-file",
            paramLabel = "FILE",
            description = "A file that holds the token and is yours alone (default: ${bundle:VARIABLES}_TOKEN, "
                    + "which is the token itself).")
    private Path tokenFile;

    @Option(names = "--timeout", paramLabel = "SECONDS", description = "How long to wait for an answer (default: 60).")
    private int seconds = 60;

    ApiClient client(Program program, Duration leastTimeout) {
        UserConfig config = UserConfig.of(program);
        if (seconds < 1 || seconds > LONGEST_SECONDS) {
            throw Failure.usage("a time-out of " + seconds + " s", "Give 1 to " + LONGEST_SECONDS + " seconds.");
        }
        Duration given = Duration.ofSeconds(seconds);
        ApiAddress address = new ApiAddress(
                base(program, config),
                ca(program, config),
                token(program, config),
                given.compareTo(leastTimeout) > 0 ? given : leastTimeout,
                program.variables());
        return new ApiClient(
                address,
                program.name() + "/" + Program.version(),
                program.surroundings().pause(),
                text -> program.say(program.name() + ": " + text));
    }

    private URI base(Program program, UserConfig config) {
        String variable = program.variables() + "_URL";
        if (url != null) {
            return ApiAddress.base(url, "--url");
        }
        Optional<String> fromEnvironment = program.variable("URL");
        if (fromEnvironment.isPresent()) {
            return ApiAddress.base(fromEnvironment.get(), variable);
        }
        return config.text(UserConfig.URL)
                .map(text -> ApiAddress.base(text, "url in " + config.file()))
                .orElseThrow(() -> Failure.usage(
                        "no address of a gateway is given",
                        "Set " + variable + ", give --url, or write url = ... into " + config.file() + "."));
    }

    private Optional<Path> ca(Program program, UserConfig config) {
        return Optional.ofNullable(ca)
                .or(() -> program.variable("CA").map(Path::of))
                .or(() -> config.path(UserConfig.CA));
    }

    private Token token(Program program, UserConfig config) {
        String variable = program.variables() + "_TOKEN";
        if (tokenFile != null) {
            return ofFile(tokenFile);
        }
        Optional<String> fromEnvironment = program.variable("TOKEN");
        if (fromEnvironment.isPresent()) {
            return Token.parse(fromEnvironment.get(), variable);
        }
        return config.path(UserConfig.TOKEN_FILE)
                .map(AddressOptions::ofFile)
                .orElseThrow(() -> Failure.denied(
                        "no token is given",
                        "Set " + variable + " or give --token-file. The gateway's administrator makes tokens: "
                                + "gateway.jar token create."));
    }

    private static Token ofFile(Path file) {
        return Token.parse(PrivateFile.read(file, "token file", ExitCode.DENIED), "token file " + file);
    }
}
