package io.silkroam.simulator;

import io.silkroam.simulator.bench.BenchStore;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** On which store a benchmark runs. */
final class BenchStoreOptions {
    /** Where the gateway keeps its books. */
    enum Store {
        H2,
        POSTGRESQL
    }

    @Option(
            names = "--store",
            defaultValue = "H2",
            description = "One of ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}, in a file of its own).")
    private Store store;

    @Option(
            names = "--database-url",
            paramLabel = "URL",
            description = "An empty database of PostgreSQL, jdbc:postgresql://host/name; it is filled and left as it is"
                    + " (default: a server of its own on this machine).")
    private String url;

    @Option(names = "--database-user", paramLabel = "NAME", description = "Who opens it.")
    private String user;

    @Option(
            names = "--database-password-file",
            paramLabel = "FILE",
            description = "A file that holds the password alone; none where the server trusts us.")
    private Path passwordFile;

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    BenchStore open() throws IOException {
        if (store == Store.H2 && url != null) {
            throw new ParameterException(spec.commandLine(), "--database-url belongs to --store postgresql");
        }
        if (url != null) {
            return BenchStore.named(
                    new BenchStore.Named(url, Optional.ofNullable(user), Optional.ofNullable(passwordFile)));
        }
        return store == Store.H2 ? BenchStore.h2() : BenchStore.ownPostgresql();
    }
}
