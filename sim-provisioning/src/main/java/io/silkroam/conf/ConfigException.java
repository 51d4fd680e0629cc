package io.silkroam.conf;

import java.util.List;
import java.util.stream.Collectors;

/** A configuration that cannot be used. Carries every problem found, a line each in the message, not only the first. */
public final class ConfigException extends IllegalArgumentException {
    private final transient List<ConfigProblem> problems;

    public ConfigException(List<ConfigProblem> problems) {
        super(problems.stream().map(ConfigProblem::toString).collect(Collectors.joining(System.lineSeparator())));
        this.problems = List.copyOf(problems);
    }

    public List<ConfigProblem> problems() {
        return problems;
    }
}
