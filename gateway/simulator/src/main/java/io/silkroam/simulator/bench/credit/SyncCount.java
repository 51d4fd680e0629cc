package io.silkroam.simulator.bench.credit;

import io.silkroam.store.Database;
import io.silkroam.store.DatabaseSettings;
import java.io.IOException;

/** Counts the syncs of a store while it is measured: a server is asked, of H2 the gateway it is in. */
final class SyncCount implements AutoCloseable {
    /** Who is asked. */
    private interface Source {
        Syncs soFar() throws IOException;
    }

    private final Source source;
    private final Runnable end;

    private SyncCount(Source source, Runnable end) {
        this.source = source;
        this.end = end;
    }

    static SyncCount ofServer(DatabaseSettings settings) {
        Database database = Database.open(settings, failed -> {
            throw failed;
        });
        return new SyncCount(new SyncRows(database)::soFar, database::close);
    }

    static SyncCount ofEmbedded(Gateways gateways) throws IOException {
        try {
            gateways.countSyncs();
            return new SyncCount(gateways::syncs, () -> {});
        } catch (IllegalArgumentException e) {
            // A virtual machine without a flight recorder: the rest can be measured all the same.
            Syncs none = Syncs.notCounted("the gateway's virtual machine has no flight recorder");
            return new SyncCount(() -> none, () -> {});
        }
    }

    Syncs soFar() throws IOException {
        return source.soFar();
    }

    @Override
    public void close() {
        end.run();
    }
}
