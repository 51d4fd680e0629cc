package io.silkroam.benchmarks;

import io.silkroam.billing.UsageKind;
import io.silkroam.billing.UsageRecord;
import io.silkroam.billing.UsageUnit;
import io.silkroam.charging.account.AccountEncoding;
import io.silkroam.charging.request.Identity;
import io.silkroam.charging.store.AccountStore;
import io.silkroam.charging.store.AccountWrite;
import io.silkroam.charging.store.JournalWriter;
import io.silkroam.charging.store.NewAccount;
import io.silkroam.store.Database;
import io.silkroam.store.LaneSession;
import io.silkroam.store.TestDatabases;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * A hundred requests in one transaction on an H2 file, its sync included: an update of an account and a row of the
 * journal each. An operation is one request. The baseline writes the same by statements of one row.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 4, time = 2)
@Measurement(iterations = 5, time = 2)
public class StoreBenchmark {
    private static final int ACCOUNTS = 10_000;
    private static final int BATCH = 100;

    private final JournalWriter journal = new JournalWriter();
    private final long[] versions = new long[ACCOUNTS + 1];
    private final byte[] body = new AccountEncoding(version -> Example.plan()).encode(new Example().account);
    private Path folder;
    private Database database;
    private AccountStore accounts;
    private LaneSession session;
    private int next;

    /** Fills a fresh database. */
    @Setup
    public void open() throws IOException, SQLException {
        folder = Files.createTempDirectory("silkroam-benchmark");
        database = TestDatabases.h2(folder);
        accounts = new AccountStore(database.dialect());
        List<NewAccount> fresh = IntStream.rangeClosed(1, ACCOUNTS)
                .mapToObj(n -> new NewAccount(n, List.of(Identity.imsi(imsi(n))), Long.MAX_VALUE, body))
                .toList();
        database.transact("fill", connection -> accounts.create(connection, fresh));
        session = TestDatabases.session(database);
        try (Statement statement = session.connection().createStatement()) {
            statement.execute("ANALYZE"); // the statistics of a database that has run for a while
        }
        session.commitDurably();
        next = 0;
    }

    /** Removes it. */
    @TearDown
    public void close() throws IOException, SQLException {
        session.connection().close();
        database.close();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    private static String imsi(long number) {
        return "20408%010d".formatted(number);
    }

    /** The baseline. */
    @Benchmark
    @OperationsPerInvocation(BATCH)
    public void writeOneByOne() {
        for (int i = 0; i < BATCH; i++) {
            write(1);
        }
        session.commitDurably();
    }

    /** As charging writes. */
    @Benchmark
    @OperationsPerInvocation(BATCH)
    public void writeBatch() {
        write(BATCH);
        session.commitDurably();
    }

    private void write(int count) {
        List<AccountWrite> writes = new ArrayList<>(count);
        List<UsageRecord> records = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            int account = 1 + next++ % ACCOUNTS;
            writes.add(new AccountWrite(account, ++versions[account], Long.MAX_VALUE, body));
            records.add(row(account));
        }
        if (!accounts.write(session.connection(), writes).isEmpty()) {
            throw new IllegalStateException("a version moved");
        }
        journal.append(session, records);
    }

    private static UsageRecord row(long subscriber) {
        return UsageRecord.of(UsageKind.USAGE, Example.NOW, subscriber, Example.IMSI)
                .request("pgw1.epc.mnc008.mcc204.3gppnetwork.org;1;0000000003", 2, 8)
                .originHost("pgw1.epc.mnc008.mcc204.3gppnetwork.org")
                .eventAt(Example.NOW)
                .ratingGroup(1)
                .plmn("20801")
                .zone("EEA")
                .quantity(UsageUnit.OCTETS, 20_000)
                .plan(1, "wechat-go-1gb@1")
                .allowance("data")
                .build();
    }
}
