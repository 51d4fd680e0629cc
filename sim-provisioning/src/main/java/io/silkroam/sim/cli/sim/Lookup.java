package io.silkroam.sim.cli.sim;

import io.silkroam.cli.Session;
import io.silkroam.cli.remote.ApiRequest;
import io.silkroam.cli.remote.ExitCode;
import io.silkroam.cli.remote.Failure;
import io.silkroam.cli.remote.Json;
import io.silkroam.sim.Iccid;
import io.silkroam.sim.cli.subject.Subject;
import java.util.List;
import java.util.Optional;

/** Finds the one SIM that is known by something else than its ICCID. */
final class Lookup {
    private Lookup() {}

    static Json sim(Session session, Subject subject) {
        if (subject.isIccid()) {
            return session.api().get("sims", subject.digits());
        }
        ApiRequest search =
                ApiRequest.get("sims").with(subject.kind(), subject.digits()).with("limit", 2);
        List<Json> found = session.api().send(search).json().objects("items");
        if (found.size() != 1) {
            String why = found.isEmpty() ? "there is no SIM with " : "there is more than one SIM with ";
            throw new Failure(ExitCode.FAILED, why + subject.words(), Optional.empty());
        }
        return found.get(0);
    }

    static Subject iccidOf(Session session, Subject subject) {
        return subject.isIccid()
                ? subject
                : Subject.of(Iccid.parse(sim(session, subject).required("iccid")))
                        .withNumber(subject.number());
    }
}
