package io.silkroam.cli;

import io.silkroam.cli.print.Column;
import io.silkroam.cli.print.Rows;
import io.silkroam.cli.remote.ExitCode;
import io.silkroam.cli.remote.Failure;
import io.silkroam.cli.remote.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The results of a batch, printed as they come and counted by outcome. If everything was refused it is a failure and
 * the reasons go to standard error; if part of it was, standard output says which part.
 */
public final class BatchResults {
    private static final int REASONS_SHOWN = 20;

    private final Session session;
    private final WriteOptions write;
    private final List<String> subjects;
    private final Rows rows;
    private final Map<String, Long> counts = new LinkedHashMap<>();
    private final List<String> reasons = new ArrayList<>();
    private Optional<Failure> broken = Optional.empty();

    /** {@code subjects} are the members that say what a result is about, the best first. */
    public BatchResults(Session session, WriteOptions write, List<String> subjects, List<Column> columns) {
        this.session = session;
        this.write = write;
        this.subjects = subjects;
        this.rows = session.output().rows("results", columns);
        counts.put("done", 0L);
        counts.put("unchanged", 0L);
        counts.put("refused", 0L);
    }

    public void add(Json result) {
        String outcome = result.text("outcome").orElse("unknown");
        counts.merge(outcome, 1L, Long::sum);
        if (outcome.equals("refused") && reasons.size() < REASONS_SHOWN) {
            Json problem = result.object("problem");
            reasons.add("  " + subject(result) + ": "
                    + problem.text("detail").or(() -> problem.text("title")).orElse("refused"));
        }
        rows.accept(result);
    }

    /**
     * The rest was not tried, or it is not known whether it was done. Without anything done before, that is a
     * failure.
     */
    public void broken(Failure failure) {
        Failure told = write.ofOnePart(failure);
        if (!somethingDone()) {
            throw told;
        }
        broken = Optional.of(told);
    }

    /** Counts everything, says so, and tells what the command is worth. */
    public ExitCode end() {
        session.output().beside(rows, new LinkedHashMap<>(counts));
        rows.close();
        String summary = summary();
        if (broken.isEmpty() && count("refused") == 0) {
            session.say(summary);
            return ExitCode.DONE;
        }
        if (!somethingDone()) {
            reasons.forEach(session::say);
            long more = count("refused") - reasons.size();
            if (more > 0) {
                session.say("  and " + more + " more");
            }
            throw new Failure(ExitCode.FAILED, summary, Optional.empty());
        }
        session.say(summary);
        broken.ifPresent(failure -> {
            session.say("It ended early: " + failure.why());
            failure.next().ifPresent(next -> session.say("  " + next));
        });
        return ExitCode.PARTLY;
    }

    private String subject(Json result) {
        return subjects.stream()
                .flatMap(name -> result.text(name).stream())
                .findFirst()
                .orElse("?");
    }

    private boolean somethingDone() {
        return count("done") + count("unchanged") + count("would-be-done") > 0;
    }

    private long count(String outcome) {
        return counts.getOrDefault(outcome, 0L);
    }

    private String summary() {
        List<String> parts = new ArrayList<>();
        counts.forEach((outcome, count) -> {
            if (count > 0) {
                parts.add(count + " " + outcome.replace('-', ' '));
            }
        });
        return parts.isEmpty() ? "nothing to do" : String.join(", ", parts);
    }
}
