package io.silkroam.sim.fuzz;

import io.silkroam.conf.ConfigException;
import io.silkroam.fuzz.Target;
import io.silkroam.sim.plan.Plan;
import io.silkroam.sim.plan.PlanFile;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Plans in YAML: read, or refused with every problem and its line. */
public final class ConfigTarget implements Target<Optional<ConfigException>> {
    private int plans;

    @Override
    public List<byte[]> seeds() {
        return SimSeeds.plans();
    }

    @Override
    public Optional<ConfigException> decode(byte[] input) {
        try {
            List<Plan> read = PlanFile.parse("plans.yaml", new String(input, StandardCharsets.UTF_8), Set.of("EEA"));
            plans = read.size();
            return Optional.empty();
        } catch (ConfigException refused) {
            return Optional.of(refused);
        }
    }

    @Override
    public void check(byte[] input, Optional<ConfigException> refused) {
        refused.ifPresent(exception -> {
            boolean told = !exception.problems().isEmpty()
                    && exception.problems().stream()
                            .noneMatch(problem -> problem.reason().isBlank());
            if (!told) {
                throw new AssertionError("refused without a reason");
            }
        });
    }

    @Override
    public String outcome(Optional<ConfigException> refused) {
        return refused.isPresent() ? "refused" : plans > 0 ? "plans" : "no plan";
    }

    /** SnakeYAML's scanner and its patterns. */
    @Override
    public int allowance() {
        return 131_072;
    }

    /** SnakeYAML makes events, nodes and two marks of every word. */
    @Override
    public int perOctet() {
        return 400;
    }
}
