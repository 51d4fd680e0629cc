package io.silkroam.sim.keys;

import io.silkroam.sim.Imsi;
import io.silkroam.sim.keys.SealedRows.Row;
import io.silkroam.store.Dialect;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings what older key-encryption keys seal under the current one, in portions, in the caller's transaction. */
final class Rewrapping {
    private static final Logger LOG = LoggerFactory.getLogger(Rewrapping.class);
    /** Rows opened, sealed and written at once. */
    private static final int PORTION = 1_000;

    private final KeyEncryptionKeys keks;
    private final List<Kind> kinds;

    /** A table of sealed rows, the context each is bound to, and how a row is called in messages. */
    private record Kind(SealedRows rows, Function<String, String> context, Function<String, String> called) {}

    Rewrapping(Dialect dialect, KeyEncryptionKeys keks) {
        this.keks = keks;
        this.kinds = List.of(
                new Kind(
                        SealedRows.ofSims(dialect),
                        SealedKeyVault::context,
                        imsi -> SealedKeyVault.called(new Imsi(imsi))),
                new Kind(SealedRows.ofTransport(dialect), TransportKeys::context, TransportKeys::called),
                new Kind(SealedRows.ofLookup(dialect), LookupKeys::context, LookupKeys::called));
    }

    KeyVault.Rewrapped run(Connection connection, int limit) {
        Kek current = keks.currentKek(connection);
        List<String> older = keks.idsBefore(connection, current);
        Round round = new Round(connection, current, limit);
        for (Kind kind : kinds) {
            older.forEach(id -> round.rewrap(kind, id));
        }
        long remaining = 0;
        for (Kind kind : kinds) {
            for (String id : older) {
                remaining += kind.rows().countUnder(connection, id);
            }
        }
        return new KeyVault.Rewrapped(round.done, remaining, round.broken);
    }

    /** One call's work. */
    private final class Round {
        private final Connection connection;
        private final Kek current;
        private final int limit;
        private int done;
        private int broken;

        Round(Connection connection, Kek current, int limit) {
            this.connection = connection;
            this.current = current;
            this.limit = limit;
        }

        void rewrap(Kind kind, String olderId) {
            String last = "";
            while (done < limit) {
                List<Row> portion = kind.rows().lockUnder(connection, olderId, last, Math.min(PORTION, limit - done));
                if (portion.isEmpty()) {
                    return;
                }
                List<Row> anew = new ArrayList<>(portion.size());
                for (Row row : portion) {
                    reseal(kind, olderId, row, anew);
                }
                kind.rows().reseal(connection, current.id(), anew);
                done += anew.size();
                last = portion.get(portion.size() - 1).name();
            }
        }

        /** One that does not open must not keep the others under the old key; it stays, and is told. */
        private void reseal(Kind kind, String olderId, Row row, List<Row> anew) {
            String context = kind.context().apply(row.name());
            String called = kind.called().apply(row.name());
            try {
                byte[] clear = keks.open(connection, olderId, context, row.sealed(), called);
                anew.add(new Row(row.name(), keks.seal(current, context, clear)));
                Wipe.out(clear);
            } catch (BrokenSealException e) {
                broken++;
                LOG.warn("left as it is: {}", e.getMessage());
            }
        }
    }
}
