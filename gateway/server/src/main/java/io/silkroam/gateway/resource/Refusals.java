package io.silkroam.gateway.resource;

import io.silkroam.gateway.admin.Outcome;
import io.silkroam.gateway.api.Problem;
import io.silkroam.gateway.api.ProblemCode;
import java.time.Duration;

/** The one mapping of why a command was refused to what the API says. */
final class Refusals {
    private static final Duration SOON = Duration.ofSeconds(1);

    private Refusals() {}

    static Problem problem(Outcome.Refused refused) {
        ProblemCode code =
                switch (refused.reason()) {
                    case NOT_FOUND, NO_SUCH_SUBSCRIPTION -> ProblemCode.NOT_FOUND;
                    case FORBIDDEN -> ProblemCode.FORBIDDEN;
                    case INVALID, NO_SUCH_PLAN, WOULD_SHORTEN -> ProblemCode.INVALID;
                    case VERSION_MOVED -> ProblemCode.VERSION_MOVED;
                    case ILLEGAL_TRANSITION, TOO_MANY -> ProblemCode.ILLEGAL_TRANSITION;
                    case NUMBER_TAKEN, IDENTITY_TAKEN -> ProblemCode.NUMBER_TAKEN;
                    case NOT_ACTIVE, NOT_RUNNING -> ProblemCode.NOT_ACTIVE;
                    case ALREADY_USED -> ProblemCode.ALREADY_USED;
                    case BUSY -> ProblemCode.BUSY;
                };
        Problem problem = Problem.of(code, sentence(refused.detail())).hint(refused.hint());
        return code == ProblemCode.BUSY ? problem.retryAfter(SOON) : problem;
    }

    static Outcome.Applied applied(Outcome outcome) {
        if (outcome instanceof Outcome.Refused refused) {
            throw problem(refused);
        }
        return (Outcome.Applied) outcome;
    }

    private static String sentence(String detail) {
        String text = Character.toUpperCase(detail.charAt(0)) + detail.substring(1);
        return text.endsWith(".") ? text : text + ".";
    }
}
