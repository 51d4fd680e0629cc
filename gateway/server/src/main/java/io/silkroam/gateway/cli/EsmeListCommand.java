package io.silkroam.gateway.cli;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Lists the accounts that are configured; a password is never shown. */
@Command(
        name = "list",
        description = "Lists the ESME accounts and when the password of each was last changed.",
        mixinStandardHelpOptions = true)
final class EsmeListCommand implements Callable<Integer> {
    private static final String ROW = "%-20s %-15s %-7s %-6s %-9s %-20s";

    @Mixin
    private ConfOptions conf;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        return EsmeAccess.use(conf, spec.commandLine().getErr(), Clock.systemUTC(), esmes -> {
            List<EsmeAccess.Row> all = esmes.list();
            if (all.isEmpty()) {
                spec.commandLine().getErr().println("There are no ESME accounts; each is a file in partners/esme.");
                return Main.DONE;
            }
            print("NAME", "SYSTEM_ID", "CLASS", "BINDS", "SEGMENTS", "PASSWORD SINCE");
            for (EsmeAccess.Row row : all) {
                print(
                        row.name(),
                        row.systemId(),
                        row.trafficClass(),
                        Integer.toString(row.binds()),
                        row.perSecond() == 0 ? "any" : row.perSecond() + "/s",
                        text(row.changedAt()));
            }
            return Main.DONE;
        });
    }

    private void print(Object... columns) {
        spec.commandLine().getOut().println(ROW.formatted(columns).stripTrailing());
    }

    private static String text(Optional<Instant> instant) {
        return instant.map(i -> i.truncatedTo(ChronoUnit.SECONDS).toString()).orElse("none yet");
    }
}
