package io.silkroam.simulator.probe;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Plays all cases to some servers, each case on a connection of its own. */
public final class Probe {
    /** How long one case may take where nothing comes back. */
    public static final Duration PATIENCE = Duration.ofMillis(500);

    static final List<ProbeCase> CASES = Stream.of(
                    FramingCases.lengths(),
                    FramingCases.segments(),
                    FramingCases.headers(),
                    BodyCases.optional(),
                    BodyCases.mandatory(),
                    BodyCases.others(),
                    BodyCases.message(),
                    BindCases.binding(),
                    BindCases.states(),
                    BindCases.ends())
            .flatMap(Collection::stream)
            .toList();

    private Probe() {}

    /** Case after case; the first of the servers is the one that is held to the rules. */
    public static ProbeTable run(List<Opponent> servers, Duration patience) throws IOException {
        Map<ProbeCase, List<String>> rows = new LinkedHashMap<>();
        for (ProbeCase each : CASES) {
            List<String> answers = new ArrayList<>();
            for (Opponent server : servers) {
                answers.add(
                        new Prober(server.port(), patience).play(each.script()).words());
            }
            rows.put(each, answers);
        }
        return new ProbeTable(servers.stream().map(Opponent::name).toList(), rows);
    }
}
