package io.silkroam.sim.cli.number;

import io.silkroam.cli.RemoteCommand;
import io.silkroam.cli.Session;
import io.silkroam.cli.WriteOptions;
import io.silkroam.cli.print.Column;
import io.silkroam.cli.print.Progress;
import io.silkroam.cli.remote.ApiRequest;
import io.silkroam.cli.remote.ExitCode;
import io.silkroam.cli.remote.Failure;
import io.silkroam.cli.remote.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Mixin;

/** Puts numbers into a pool or takes them out, a range or a thousand of them with each request. */
abstract class PoolChangeCommand extends RemoteCommand {
    @Mixin
    private NumberSelection numbers;

    @Mixin
    private WriteOptions write;

    /** The path behind the pool's name. */
    abstract String[] path(String name);

    /** The member of the answer that counts what changed. */
    abstract String counted();

    @Override
    protected final ExitCode run(Session session) {
        List<Map<String, Object>> pieces = numbers.pieces(session.program());
        Map<String, Object> sum = new LinkedHashMap<>(Map.of(counted(), 0L));
        sum.put("unchanged", 0L);
        int sent = 0;
        try (Progress progress = session.progress("numbers", "requests", pieces.size())) {
            for (Map<String, Object> piece : pieces) {
                String key = pieces.size() == 1 ? write.key() : write.key(String.valueOf(sent + 1));
                ApiRequest request = ApiRequest.post(piece, key, path(numbers.pool()));
                if (write.isDryRun()) {
                    return session.wouldSend(request);
                }
                Json answer = session.api().send(request).json();
                sum.replaceAll((name, count) -> (long) count + answer.count(name));
                sent++;
                progress.advance(1);
            }
        } catch (Failure e) {
            if (sent == 0) {
                throw write.ofOnePart(e);
            }
            session.say("It ended early, after " + sent + " of " + pieces.size() + " requests: " + e.why());
            write.ofOnePart(e).next().ifPresent(next -> session.say("  " + next));
        }
        session.output().object(new Json(sum), List.of(Column.figure(counted()), Column.figure("unchanged")));
        return sent == pieces.size() ? ExitCode.DONE : ExitCode.PARTLY;
    }
}
