package io.silkroam.sim.cli.number;

import io.silkroam.cli.Program;
import io.silkroam.cli.remote.Failure;
import io.silkroam.sim.Msisdn;
import io.silkroam.sim.cli.subject.Numbers;
import io.silkroam.sim.cli.subject.Subject;
import io.silkroam.sim.cli.subject.SubjectFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** A pool, and numbers for it: single ones, ranges, or those of a file; in the pieces that the API takes at once. */
final class NumberSelection {
    private static final int PIECE = 1000;
    private static final String RANGE = "..";

    @Parameters(index = "0", paramLabel = "POOL", description = "The pool's name.")
    private String pool;

    @Parameters(
            index = "1..*",
            paramLabel = "NUMBER[..LAST]",
            description = "A number, or all from a first to a last one. May be repeated.")
    private List<String> texts = new ArrayList<>();

    @Option(
            names = {"-f", "--file"},
            paramLabel = "FILE",
            description = "CSV whose header has msisdn; - is standard input.")
    private Path file;

    String pool() {
        return pool;
    }

    /** The bodies of the requests. */
    List<Map<String, Object>> pieces(Program program) {
        List<Map<String, Object>> pieces = new ArrayList<>();
        List<String> single = new ArrayList<>();
        for (String text : texts) {
            int dots = text.indexOf(RANGE);
            if (dots < 0) {
                single.add(number(text));
            } else {
                String first = number(text.substring(0, dots));
                pieces.add(Map.of("first", first, "last", number(text.substring(dots + RANGE.length()))));
            }
        }
        if (file != null) {
            SubjectFile.read(program, file).stream()
                    .map(NumberSelection::ofFile)
                    .forEach(single::add);
        }
        for (int from = 0; from < single.size(); from += PIECE) {
            pieces.add(Map.of("numbers", single.subList(from, Math.min(single.size(), from + PIECE))));
        }
        if (pieces.isEmpty()) {
            throw Failure.usage("no number is given", "Give numbers, ranges (first..last) or --file.");
        }
        return pieces;
    }

    private static String ofFile(Subject subject) {
        return subject.number().map(Msisdn::digits).orElseGet(() -> {
            if (!subject.kind().equals("msisdn")) {
                throw Failure.failed("the file has a row without msisdn", "Nothing was sent.");
            }
            return subject.digits();
        });
    }

    private static String number(String text) {
        try {
            return Numbers.parse(text).digits();
        } catch (IllegalArgumentException e) {
            throw Failure.usage(e.getMessage(), "Nothing was sent.");
        }
    }
}
