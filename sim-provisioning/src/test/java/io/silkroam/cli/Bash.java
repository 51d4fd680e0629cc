package io.silkroam.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** What a real shell makes of our scripts. */
public final class Bash {
    private Bash() {}

    /** What bash would put behind the last word, asked as bash asks; the first word is the program. */
    public static String complete(Path script, String... words) throws IOException, InterruptedException {
        String program = """
                source "$0"
                COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); COMP_LINE="$*"; COMP_POINT=${#COMP_LINE}
                _complete_%s 2> /dev/null
                echo "${COMPREPLY[*]}"
                """.formatted(words[0]);
        return bash(Stream.concat(Stream.of("-c", program, script.toString()), Stream.of(words))
                        .toArray(String[]::new))
                .strip();
    }

    public static String bash(String... args) throws IOException, InterruptedException {
        return run(Stream.concat(Stream.of("bash"), Stream.of(args)).toArray(String[]::new));
    }

    /** What a program says that ends well. */
    public static String run(String... line) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(line).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
        return said;
    }

    public static boolean isOnPath(String program) {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator, -1))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }
}
