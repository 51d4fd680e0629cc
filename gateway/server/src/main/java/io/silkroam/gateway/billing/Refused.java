package io.silkroam.gateway.billing;

import io.silkroam.billing.export.ExportException;
import io.silkroam.gateway.api.Problem;
import io.silkroam.gateway.api.ProblemCode;

/** Why an export was not made, as the API says it; here and nowhere else. */
public final class Refused {
    private Refused() {}

    public static Problem problem(ExportException e) {
        return switch (e.reason()) {
            case BAD_REQUEST -> Problem.invalid(sentence(e));
            case REFUSED, OTHER_OCTETS -> Problem.of(ProblemCode.EXPORT_REFUSED, sentence(e));
            case DISK -> Problem.of(ProblemCode.NO_ROOM, sentence(e));
        };
    }

    private static String sentence(ExportException e) {
        String text = e.getMessage();
        return Character.toUpperCase(text.charAt(0)) + text.substring(1) + (text.endsWith(".") ? "" : ".");
    }
}
