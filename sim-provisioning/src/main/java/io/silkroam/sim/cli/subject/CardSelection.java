package io.silkroam.sim.cli.subject;

import io.silkroam.cli.Session;
import io.silkroam.cli.remote.ApiRequest;
import io.silkroam.cli.remote.ExitCode;
import io.silkroam.cli.remote.Failure;
import io.silkroam.sim.Iccid;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine.Option;

/** SIMs by ICCID: one, several, the existing ones of a range, or those of a file. */
public class CardSelection {
    private static final String RANGE = "..";

    @Option(
            names = "--iccid",
            paramLabel = "ICCID[..LAST]",
            description = "A SIM, or the SIMs that exist between two ICCIDs. May be repeated.")
    private List<String> iccids = new ArrayList<>();

    @Option(
            names = {"-f", "--file"},
            paramLabel = "FILE",
            description = "An ICCID a line, or CSV with a header that has iccid, imsi or msisdn; - is standard input.")
    private Path file;

    /** The selected SIMs, each once, in the order they were named. */
    public final List<Subject> resolve(Session session) {
        Set<Subject> selected = new LinkedHashSet<>();
        for (String text : iccids) {
            int dots = text.indexOf(RANGE);
            if (dots < 0) {
                selected.add(Subject.of(iccid(text)));
            } else {
                addRange(session, iccid(text.substring(0, dots)), iccid(text.substring(dots + 2)), selected);
            }
        }
        selected.addAll(others());
        if (file != null) {
            selected.addAll(SubjectFile.read(session.program(), file));
        }
        if (selected.isEmpty() && iccids.isEmpty() && file == null) {
            throw Failure.usage("no SIM is named", "Give " + ways() + ".");
        }
        if (selected.isEmpty()) {
            throw new Failure(ExitCode.FAILED, "there is no SIM in what was selected", Optional.empty());
        }
        return List.copyOf(selected);
    }

    /** SIMs that are named in other ways. */
    protected List<Subject> others() {
        return List.of();
    }

    /** The options that name SIMs, for those who gave none. */
    protected String ways() {
        return "--iccid or --file";
    }

    private static void addRange(Session session, Iccid first, Iccid last, Set<Subject> selected) {
        ApiRequest between =
                ApiRequest.get("sims").with("iccidFrom", first.digits()).with("iccidTo", last.digits());
        session.api()
                .each(between, Long.MAX_VALUE, sim -> selected.add(Subject.of(Iccid.parse(sim.required("iccid")))));
    }

    private static Iccid iccid(String text) {
        try {
            return Iccid.parse(text);
        } catch (IllegalArgumentException e) {
            throw Failure.usage("--iccid " + text + ": " + e.getMessage(), "Nothing was sent.");
        }
    }
}
