package io.silkroam.sim.cli.sim;

import io.silkroam.cli.Session;
import io.silkroam.cli.remote.ExitCode;
import io.silkroam.sim.Msisdn;
import io.silkroam.sim.cli.subject.CardSelection;
import io.silkroam.sim.cli.subject.Subject;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** A SIM begins to work. */
@Command(
        name = "activate",
        description = "Activates SIMs, with the number each is to have.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  ${ROOT-COMMAND-NAME} sim activate --iccid 8931080000000000019 --msisdn 31612345678",
            "  ${ROOT-COMMAND-NAME} sim activate --iccid 8931080000000000019..8931080000000009994 --pool nl-mobile",
            "  ${ROOT-COMMAND-NAME} sim activate --file pairs.csv"
        })
final class ActivateCommand extends ActionCommand {
    @Mixin
    private CardSelection cards;

    @Option(
            names = "--msisdn",
            paramLabel = "NUMBER",
            description = "The number of the one SIM; without it the SIM keeps the one it came with.")
    private Msisdn msisdn;

    @Option(names = "--pool", paramLabel = "POOL", description = "The pool that a number is taken from.")
    private String pool;

    @Override
    protected ExitCode run(Session session) {
        if (msisdn != null && pool != null) {
            throw misused("--msisdn and --pool exclude each other");
        }
        List<Subject> sims = cards.resolve(session);
        if (msisdn != null && sims.size() > 1) {
            throw misused(
                    "one --msisdn cannot go to " + sims.size() + " SIMs; use --pool, or --file with iccid,msisdn");
        }
        refuseWithoutIccid(sims);
        SimActions action = action(session);
        if (pool != null) {
            action.with("pool", pool);
        }
        return action.run(msisdn == null ? sims : List.of(sims.get(0).withNumber(Optional.of(msisdn))));
    }

    private void refuseWithoutIccid(List<Subject> sims) {
        if (!sims.stream().allMatch(Subject::isIccid)) {
            throw misused("a SIM is activated by its ICCID; the file has none for some of them");
        }
    }
}
