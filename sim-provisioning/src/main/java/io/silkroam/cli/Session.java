package io.silkroam.cli;

import io.silkroam.cli.print.Column;
import io.silkroam.cli.print.Output;
import io.silkroam.cli.print.Progress;
import io.silkroam.cli.print.Times;
import io.silkroam.cli.remote.ApiClient;
import io.silkroam.cli.remote.ApiRequest;
import io.silkroam.cli.remote.ExitCode;
import java.util.List;

/** What a command has in its hands while it runs. */
public record Session(Program program, ApiClient api, Output output, Times times) {

    public void say(String text) {
        program.say(text);
    }

    public Progress progress(String task, String unit, long total) {
        return program.progress(task, unit, total);
    }

    /** Prints a list of the API, all of it or its beginning; a beginning is said to be one. */
    public ExitCode list(ApiRequest request, ListOptions limit, List<Column> columns) {
        output.list(columns, rows -> {
            boolean more = api.each(request, limit.rows(), rows);
            if (more) {
                say("These are the first " + limit.rows() + "; --limit shows more.");
            }
        });
        return ExitCode.DONE;
    }

    /** A dry run of something the API itself cannot try: says what would be sent. */
    public ExitCode wouldSend(ApiRequest request) {
        say("Dry run, nothing was sent: " + request.method() + " " + request.path());
        return ExitCode.DONE;
    }
}
