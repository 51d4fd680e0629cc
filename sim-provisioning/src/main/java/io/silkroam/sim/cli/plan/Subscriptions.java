package io.silkroam.sim.cli.plan;

import io.silkroam.cli.Session;
import io.silkroam.cli.WriteOptions;
import io.silkroam.cli.remote.ApiRequest;
import io.silkroam.cli.remote.ExitCode;
import io.silkroam.cli.remote.Json;
import io.silkroam.sim.cli.subject.Subject;
import java.util.LinkedHashMap;
import java.util.Map;

/** Changes one subscription of one subscriber, and says what came of it. */
record Subscriptions(Session session, WriteOptions write, Subject subscriber) {

    ExitCode change(long subscription, String verb, Map<String, Object> members) {
        Map<String, Object> body = new LinkedHashMap<>(members);
        if (write.isDryRun()) {
            body.put("dryRun", true);
        }
        ApiRequest request = ApiRequest.post(
                body,
                write.key(),
                "subscribers",
                subscriber.reference(),
                "subscriptions",
                String.valueOf(subscription),
                verb);
        print(session.api().send(request).json());
        return ExitCode.DONE;
    }

    /** JSON as the API gave it; otherwise a row that also says whose it is. */
    void print(Json answer) {
        if (session.output().isJson()) {
            session.output().json(answer);
        } else {
            session.output().list(PlanColumns.PURCHASES, rows -> rows.accept(of(subscriber, answer)));
        }
    }

    static Json of(Subject subscriber, Json answer) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("subscriber", subscriber.reference());
        row.putAll(answer.members());
        return new Json(row);
    }
}
