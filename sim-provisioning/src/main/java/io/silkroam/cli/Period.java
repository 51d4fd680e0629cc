package io.silkroam.cli;

import io.silkroam.cli.print.Times;
import io.silkroam.cli.remote.ApiRequest;
import io.silkroam.cli.remote.Failure;
import java.util.Optional;
import picocli.CommandLine.Option;

/** From when to when: the first point in time belongs to it, the last does not. */
public final class Period {
    @Option(names = "--from", paramLabel = "TIME", description = "Not before this date, or time with its offset.")
    private String from;

    @Option(names = "--to", paramLabel = "TIME", description = "Before this date, or time with its offset.")
    private String to;

    /** The request, asked for this period. */
    public ApiRequest on(ApiRequest request, Times times) {
        return request.with("from", time("--from", from, times)).with("to", time("--to", to, times));
    }

    private static Optional<String> time(String option, String text, Times times) {
        try {
            return Optional.ofNullable(text).map(t -> times.parse(t).toString());
        } catch (IllegalArgumentException e) {
            throw Failure.usage("Invalid value for option '" + option + "': " + e.getMessage(), "Nothing was sent.");
        }
    }
}
