package io.silkroam.sim.inventory;

import io.silkroam.sim.Iccid;
import io.silkroam.sim.Imsi;
import io.silkroam.sim.Msisdn;
import io.silkroam.store.Database;
import io.silkroam.store.TestDatabases;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Rough figures, not a benchmark: how long 100,000 SIMs take to be looked for, taken in, given their numbers and noted
 * in one transaction, and then each kind of lookup and list. Arguments: h2 or postgresql, directory, and
 * anything more for the first part alone.
 */
final class InventoryMeasure {
    private static final int SIMS = 100_000;
    private static final int CHUNK = 1_000;
    private static final Instant NOW = Instant.ofEpochSecond(1_800_000_000L);

    private final Database database;
    private final SimStore sims;
    private final NumberStore numbers = new NumberStore();
    private final NumberPoolStore pools = new NumberPoolStore();
    private final AuditLog audit = new AuditLog();

    private InventoryMeasure(Database database) {
        this.database = database;
        this.sims = new SimStore(database.dialect());
    }

    private interface Work {
        Object on(Connection connection) throws SQLException;
    }

    public static void main(String[] args) throws IOException {
        Path directory = Files.createTempDirectory(Path.of(args[1]), "measure");
        boolean embedded = args[0].equals("h2");
        try (Database database = embedded ? TestDatabases.h2(directory) : TestDatabases.postgresql()) {
            InventoryMeasure measure = new InventoryMeasure(database);
            measure.takeIn("first", "8931080", 204_080_000_000_000L, 31_612_000_000L);
            measure.takeIn("second", "8931081", 204_081_000_000_000L, 31_613_000_000L);
            if (args.length > 2) {
                return;
            }
            measure.lookUp();
            measure.list();
            measure.numbers();
        }
    }

    private void takeIn(String batch, String issuer, long firstImsi, long firstMsisdn) {
        List<NewSim> all = new ArrayList<>();
        Iccid iccid = Iccid.complete(issuer + "0".repeat(18 - issuer.length()));
        for (int i = 0; i < SIMS; i++, iccid = iccid.next()) {
            all.add(new NewSim(
                    iccid,
                    List.of(new Imsi(Long.toString(firstImsi + i))),
                    Optional.of(new Msisdn(Long.toString(firstMsisdn + i))),
                    Optional.empty(),
                    Optional.of("WXGO_4G_V1"),
                    Optional.empty()));
        }
        timed(
                "100,000 SIMs in one transaction",
                1,
                () -> database.transact("take in", connection -> {
                    for (int from = 0; from < SIMS; from += CHUNK) {
                        takeIn(connection, batch, all.subList(from, from + CHUNK));
                    }
                    return null;
                }));
    }

    private final Map<String, Long> parts = new LinkedHashMap<>();

    private void part(String name, Runnable work) {
        long start = System.nanoTime();
        work.run();
        parts.merge(name, System.nanoTime() - start, Long::sum);
    }

    private void takeIn(Connection connection, String batch, List<NewSim> some) {
        part("clashes", () -> {
            if (!sims.clashes(connection, some).isEmpty()) {
                throw new IllegalStateException("clashes");
            }
        });
        part("insert", () -> sims.insert(connection, batch, some, NOW));
        Map<Msisdn, Iccid> assignments = new LinkedHashMap<>();
        some.forEach(sim -> sim.msisdn().ifPresent(number -> assignments.put(number, sim.iccid())));
        part("numbers", () -> numbers.assignAll(connection, assignments, NOW));
        part(
                "audit",
                () -> audit.append(
                        connection,
                        some.stream()
                                .map(sim -> AuditEntry.of(
                                                NOW,
                                                "measure",
                                                "admin",
                                                "import",
                                                "sim",
                                                sim.iccid().digits())
                                        .changed("", "IMPORTED"))
                                .toList()));
    }

    private void lookUp() {
        Iccid one = Iccid.complete("893108000000050000");
        List<Iccid> some = new ArrayList<>();
        for (Iccid iccid = one; some.size() < CHUNK; iccid = iccid.next()) {
            some.add(iccid);
        }
        read("find", 1000, c -> sims.find(c, one).orElseThrow());
        read("find by IMSI", 1000, c -> sims.findByImsi(c, new Imsi("204080000050000"))
                .orElseThrow());
        read("find by MSISDN", 1000, c -> sims.findByMsisdn(c, new Msisdn("31612050000"))
                .orElseThrow());
        read("find 1,000", 20, c -> sims.findAll(c, some));
        timed(
                "write",
                200,
                () -> database.transact(
                        "write",
                        c -> sims.write(c, sims.find(c, one).orElseThrow().withNetworkState(NetworkState.PENDING))));
        read("pending", 100, c -> sims.pending(c, 100));
    }

    private void list() {
        SimFilter any = SimFilter.any();
        Optional<Iccid> middle = Optional.of(Iccid.complete("893108000000050000"));
        page("page of all", any, middle);
        page("page of a state", any.withStates(Set.of(SimState.IMPORTED)), middle);
        page("page of three states", any.withStates(Set.of(SimState.IMPORTED, SimState.SOLD, SimState.LOST)), middle);
        page("page of a rare state", any.withStates(Set.of(SimState.SOLD)), Optional.empty());
        page("page of two rare states", any.withStates(Set.of(SimState.SOLD, SimState.LOST)), Optional.empty());
        page("page of a batch", any.withBatch("second"), Optional.of(Iccid.complete("893108100000050000")));
        page("page of no holder's", any.withHolder("nobody"), Optional.empty());
        page("page of a batch and a rare state", any.withBatch("first").withStates(Set.of(SimState.SOLD)), middle);
        page("by IMSI", any.withImsi(new Imsi("204080000050000")), Optional.empty());
        page("by MSISDN", any.withMsisdn(new Msisdn("31612050000")), Optional.empty());
        read("count of a batch", 5, c -> sims.count(c, any.withBatch("first")));
        read("count of a state", 5, c -> sims.count(c, any.withStates(Set.of(SimState.IMPORTED))));
        AuditFilter every = AuditFilter.any();
        OptionalLong half = OptionalLong.of(100_000);
        read("audit page", 20, c -> audit.list(c, every, half, 100));
        read(
                "audit of a SIM",
                100,
                c -> audit.list(c, every.withObject("sim", middle.orElseThrow().digits()), OptionalLong.empty(), 100));
        read("audit of nobody", 100, c -> audit.list(c, every.withActor("nobody"), OptionalLong.empty(), 100));
        read(
                "audit of another time",
                20,
                c -> audit.list(c, every.between(NOW.plusSeconds(1), NOW.plusSeconds(9)), OptionalLong.empty(), 100));
    }

    private void page(String what, SimFilter filter, Optional<Iccid> after) {
        read(what, 20, c -> sims.list(c, filter, after, 100));
    }

    private void numbers() {
        Iccid iccid = Iccid.complete("893108000000050000");
        timed(
                "add 100,000 numbers",
                1,
                () -> database.transact("add", c -> {
                    pools.createPool(c, new NumberPool("nl", Duration.ofDays(90)));
                    return pools.add(c, "nl", new Msisdn("3197000000000"), new Msisdn("3197000099999"));
                }));
        timed("next number", 500, () -> database.transact("next", c -> numbers.assignNext(c, "nl", iccid, NOW)));
        read("pools", 5, c -> pools.pools(c, NOW));
        read(
                "page of free numbers",
                20,
                c -> numbers.list(
                        c, NumberFilter.any().withPool("nl").withState(NumberState.FREE), Optional.empty(), 100, NOW));
    }

    private void read(String what, int times, Work work) {
        timed(what, times, () -> database.read(what, work::on));
    }

    private void timed(String what, int times, Runnable work) {
        parts.clear();
        long cpu = processor();
        long start = System.nanoTime();
        for (int i = 0; i < times; i++) {
            work.run();
        }
        long took = (System.nanoTime() - start) / 1_000 / times;
        System.out.printf("%-36s %,10d us, processor %,10d us%n", what, took, (processor() - cpu) / 1_000 / times);
        parts.forEach((part, nanos) -> System.out.printf("    %-32s %,10d us%n", part, nanos / 1_000));
    }

    /** What this process has used: the figure to trust when the machine is busy with other things. */
    private static long processor() {
        return ProcessHandle.current()
                .info()
                .totalCpuDuration()
                .orElse(Duration.ZERO)
                .toNanos();
    }
}
