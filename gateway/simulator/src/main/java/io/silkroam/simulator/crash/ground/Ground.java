package io.silkroam.simulator.crash.ground;

import io.silkroam.simulator.crash.charge.Travellers;
import io.silkroam.simulator.crash.gateway.InProcess;
import io.silkroam.simulator.crash.store.Databases;
import io.silkroam.simulator.files.Folders;
import io.silkroam.teststores.LocalPostgresql;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** A store in which every traveller has bought a plan, and fresh copies of it: rounds have nothing in common. */
public final class Ground {
    public static final Travellers TRAVELLERS = new Travellers(16);
    /** What each of them bought. */
    public static final long PLAN_OCTETS = 1_000_000_000;

    private static final String PLAN = "wechat-go-1gb";
    /** A machine that does much else sells all the same. */
    private static final Map<String, String> PATIENT =
            Map.of("charging.lanes.wait-at-most", "10s", "charging.lanes.outage-wait", "10s");

    private final Path folder;
    private final StoreKind kind;
    private final Place original;
    private int copies;

    private Ground(Path folder, StoreKind kind, Place original) {
        this.folder = folder;
        this.kind = kind;
        this.original = original;
    }

    /**
     * Makes the original.
     *
     * @param folder for all that is made; nothing is removed from it but copies that are discarded
     * @param server where the store is to be PostgreSQL
     */
    public static Ground prepare(Path conf, Path folder, StoreKind kind, Optional<LocalPostgresql> server)
            throws IOException {
        Path data = folder.resolve(kind.name() + "-original");
        String url = kind == StoreKind.H2 ? "" : Databases.fresh(server.orElseThrow());
        Place original = new Place(conf, data, settings(kind, data, url), server.filter(s -> kind != StoreKind.H2));
        try (InProcess shop = InProcess.start(conf, original.with(PATIENT))) {
            shop.welcome(TRAVELLERS, PLAN);
            shop.audit();
        }
        return new Ground(folder, kind, original);
    }

    public StoreKind kind() {
        return kind;
    }

    /** The server, where there is one. */
    public Optional<LocalPostgresql> server() {
        return original.server();
    }

    /** A copy for one round. */
    public Place fresh() throws IOException {
        Path data = folder.resolve(kind.name() + "-" + ++copies);
        Folders.copy(original.data(), data);
        return new Place(original.conf(), data, settings(kind, data, copyOfDatabase()), original.server());
    }

    private String copyOfDatabase() throws IOException {
        return kind == StoreKind.H2 ? "" : Databases.copyOf(original.server().orElseThrow(), original.url());
    }

    private static Map<String, String> settings(StoreKind kind, Path data, String url) {
        Map<String, String> settings = new HashMap<>(Map.of("data.dir", data.toString(), "database.url", url));
        if (kind == StoreKind.POSTGRESQL) {
            settings.put("database.user", LocalPostgresql.USER);
            // Gateways of one database open the same keystore, whatever becomes of data.dir.
            settings.put("keys.keystore", data.resolve("keys.p12").toString());
            settings.put("keys.password-file", data.resolve("keys.password").toString());
        }
        return settings;
    }
}
