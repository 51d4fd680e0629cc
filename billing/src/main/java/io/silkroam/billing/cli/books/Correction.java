package io.silkroam.billing.cli.books;

import io.silkroam.billing.cli.job.Job;
import io.silkroam.cli.Session;
import io.silkroam.cli.WriteOptions;
import io.silkroam.cli.print.Column;
import io.silkroam.cli.remote.ApiRequest;
import io.silkroam.cli.remote.ExitCode;
import io.silkroam.cli.remote.Json;
import java.util.List;
import java.util.Map;

/** Has records rated again, and says what that changed. */
record Correction(Session session, WriteOptions write) {
    private static final List<Column> COLUMNS = List.of(
            Column.figure("looked").headed("LOOKED AT"),
            Column.figure("corrected"),
            Column.figure("waiting").headed("STILL WAITING"));

    private static final List<Column> DIFFERENCES = List.of(
            Column.of("partner"),
            Column.of("owed.currency").headed("CURRENCY"),
            Column.figure("owed.amount").headed("OWED MORE"));

    ExitCode run(String place, Map<String, Object> body, String task) {
        ApiRequest request = ApiRequest.post(body, write.key(), "billing", place);
        if (write.isDryRun()) {
            return session.wouldSend(request);
        }
        Json job = new Job(session, place).done(session.api().send(request).json(), task);
        Json corrected = job.object("corrected");
        session.output().document(corrected, List.of(corrected), COLUMNS, () -> {
            session.output().properties(corrected, COLUMNS);
            session.output().section("Partners", corrected.objects("differences"), DIFFERENCES);
        });
        return ExitCode.DONE;
    }
}
