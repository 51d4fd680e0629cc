package io.silkroam.sim.cli.sim;

import io.silkroam.cli.BatchResults;
import io.silkroam.cli.Session;
import io.silkroam.cli.WriteOptions;
import io.silkroam.cli.print.Progress;
import io.silkroam.cli.remote.ApiRequest;
import io.silkroam.cli.remote.ExitCode;
import io.silkroam.cli.remote.Failure;
import io.silkroam.cli.remote.Json;
import io.silkroam.cli.remote.Refusal;
import io.silkroam.sim.cli.subject.Subject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Does something to one SIM, or to many of them in pieces that the API takes at once. */
final class SimActions {
    private static final int PIECE = 500;

    private final Session session;
    private final WriteOptions write;
    private final Map<String, Object> action = new LinkedHashMap<>();
    private Optional<Long> version = Optional.empty();

    SimActions(Session session, WriteOptions write, String action) {
        this.session = session;
        this.write = write;
        this.action.put("action", action);
    }

    /** A further member of the request. */
    SimActions with(String name, Object value) {
        action.put(name, value);
        return this;
    }

    /** Only if the one SIM still has this version. */
    SimActions ifVersion(Optional<Long> expected) {
        version = expected;
        return this;
    }

    ExitCode run(List<Subject> sims) {
        if (write.isDryRun()) {
            action.put("dryRun", true);
        }
        // A number beside an ICCID is the one it is to get; nothing else takes one.
        List<Subject> named = action.get("action").equals("activate")
                ? sims
                : sims.stream().map(sim -> sim.withNumber(Optional.empty())).toList();
        if (named.size() > 1 && version.isPresent()) {
            throw Failure.usage("--if-version is for one SIM", "Nothing was sent.");
        }
        return named.size() == 1 ? one(named.get(0)) : many(named);
    }

    private ExitCode one(Subject subject) {
        Subject sim = subject.isIccid() ? subject : Lookup.iccidOf(session, subject);
        Map<String, Object> body = new LinkedHashMap<>(action);
        sim.number().ifPresent(number -> body.put("msisdn", number.digits()));
        ApiRequest plain = ApiRequest.post(body, write.key(), "sims", sim.digits(), "actions");
        ApiRequest request = version.map(plain::ifVersion).orElse(plain);
        Json answer = session.api().send(request).json();
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("iccid", sim.digits());
        row.putAll(answer.members());
        if (session.output().isJson()) {
            session.output().json(answer);
        } else {
            session.output().list(SimColumns.RESULTS, rows -> rows.accept(new Json(row)));
        }
        return ExitCode.DONE;
    }

    private ExitCode many(List<Subject> sims) {
        BatchResults results = new BatchResults(session, write, List.of("iccid", "msisdn", "imsi"), SimColumns.RESULTS);
        try (Progress progress = session.progress(action.get("action").toString(), "SIMs", sims.size())) {
            for (int from = 0; from < sims.size(); from += PIECE) {
                List<Subject> piece = sims.subList(from, Math.min(sims.size(), from + PIECE));
                try {
                    send(piece, from / PIECE, sims.size() > PIECE).forEach(results::add);
                } catch (Failure e) {
                    results.broken(e);
                    piece.forEach(sim -> results.add(untried(sim, e instanceof Refusal ? "not-tried" : "unknown")));
                    sims.subList(from + piece.size(), sims.size())
                            .forEach(sim -> results.add(untried(sim, "not-tried")));
                    break;
                }
                progress.advance(piece.size());
            }
        }
        return results.end();
    }

    private List<Json> send(List<Subject> piece, int number, boolean oneOfSeveral) {
        Map<String, Object> body = new LinkedHashMap<>(action);
        body.put("items", piece.stream().map(Subject::item).toList());
        String key = oneOfSeveral ? write.key(String.valueOf(number + 1)) : write.key();
        return session.api()
                .send(ApiRequest.post(body, key, "sims", "actions"))
                .json()
                .objects("results");
    }

    private static Json untried(Subject sim, String outcome) {
        Map<String, Object> result = new LinkedHashMap<>();
        result.put(sim.kind(), sim.digits());
        result.put("outcome", outcome);
        return new Json(result);
    }
}
