package io.silkroam.cli.remote;

/** The API understood and refused. */
public final class Refusal extends Failure {
    private static final long serialVersionUID = 1L;

    private final transient Problem problem;

    Refusal(Problem problem, ExitCode exit) {
        super(exit, problem.sentence(), problem.nextStep());
        this.problem = problem;
    }

    public Problem problem() {
        return problem;
    }
}
