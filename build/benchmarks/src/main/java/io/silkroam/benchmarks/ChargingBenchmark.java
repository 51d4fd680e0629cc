package io.silkroam.benchmarks;

import io.silkroam.charging.account.Account;
import io.silkroam.charging.account.AccountEncoding;
import io.silkroam.charging.rules.Decision;
import io.silkroam.sim.SubscriberId;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** The rules on one update, and the account as octets. The baselines: a counter in a map, a copy of the octets. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 4, time = 2)
@Measurement(iterations = 5, time = 2)
public class ChargingBenchmark {
    private static final SubscriberId ONE = new SubscriberId(1);
    private static final int ACCOUNTS = 1_000;

    private final Example example = new Example();
    private final AccountEncoding encoding = new AccountEncoding(version -> Example.plan());
    private final byte[] octets = encoding.encode(example.account);
    private final Map<String, Long> counters = counters();

    private static Map<String, Long> counters() {
        Map<String, Long> counters = new HashMap<>();
        for (int i = 1; i <= ACCOUNTS; i++) {
            counters.put("20408%010d".formatted(i), 1L << 40);
        }
        return counters;
    }

    /** The baseline of a decision: an amount is taken from whoever has the IMSI. */
    @Benchmark
    public Long updateMap() {
        return counters.merge(Example.IMSI, -20_000L, Long::sum);
    }

    /** Usage is charged, quota granted, journal rows are made, the answer is kept for its repeat. */
    @Benchmark
    public Decision decideUpdate() {
        return example.rules.decide(example.account, example.update, Example.NOW);
    }

    /** The baseline of the encoding. */
    @Benchmark
    public byte[] copyOctets() {
        return Arrays.copyOf(octets, octets.length);
    }

    /** What is written to the account's row. */
    @Benchmark
    public byte[] encodeAccount() {
        return encoding.encode(example.account);
    }

    /** What an account that is not in the cache costs beside its statement. */
    @Benchmark
    public Account decodeAccount() {
        return encoding.decode(ONE, octets);
    }
}
