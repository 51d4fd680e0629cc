package io.silkroam.simulator.bench;

import io.silkroam.simulator.telling.Result;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What came out.
 *
 * @param seconds that were measured
 * @param counted in these seconds
 * @param refusals how many of each status
 */
public record BenchReport(
        String store,
        String machine,
        Load load,
        long seconds,
        Rates counted,
        Micros answer,
        Tally.Balance balance,
        Map<String, Long> refusals)
        implements Result {

    /** Messages a second. */
    record Rates(long accepted, long forwarded, long returned) {}

    /** From when a message was due to its submit_sm_resp, in microseconds. */
    record Micros(long p50, long p99, long p999, long longest) {}

    /** Accepted durably, forwarded, and their receipts returned: the slowest of the three. */
    public long durableMessagesPerSecond() {
        return Math.min(counted.accepted(), Math.min(counted.forwarded(), counted.returned()));
    }

    /** Whether nothing was lost or doubled. */
    @Override
    public boolean holds() {
        return balance.holds();
    }

    @Override
    public List<String> lines() {
        return List.of(
                "Method: open loop; message n is due at n/%d s, whether others were answered or not."
                        .formatted(load.rate()),
                "  %d binds with windows of %d submit texts of %d octets and ask for receipts; the gateway stores each"
                        .formatted(load.binds(), load.window(), load.octets()),
                "  durably before it answers, forwards it on %d binds to an SMSC that accepts at once, and returns its"
                        .formatted(load.links()),
                "  receipt. ESME, gateway, store and SMSC share this machine. %d s of warm-up are not counted."
                        .formatted(load.warmUp().toSeconds()),
                "Store: " + store,
                "Machine: " + machine,
                line("accepted durably", counted.accepted()),
                line("forwarded", counted.forwarded()),
                line("receipts returned", counted.returned()),
                "submit_sm_resp after it was due: p50 %s, p99 %s, p99.9 %s, longest %s"
                        .formatted(ms(answer.p50()), ms(answer.p99()), ms(answer.p999()), ms(answer.longest())),
                "In all: %,d accepted, %,d refused %s, %,d not answered"
                        .formatted(balance.accepted(), balance.refused(), refusals, balance.unanswered()),
                balance.holds()
                        ? "Every accepted message was forwarded once, and its receipt came back once"
                        : "FAILED: %,d not forwarded, %,d forwarded twice, %,d without a receipt, %,d with two"
                                .formatted(
                                        balance.notForwarded(),
                                        balance.doubled(),
                                        balance.noReceipt(),
                                        balance.twice()));
    }

    private static String line(String what, long rate) {
        return String.format(Locale.ROOT, "%-20s %,10d messages/s", what, rate);
    }

    private static String ms(long micros) {
        return "%d.%d ms".formatted(micros / 1_000, micros % 1_000 / 100);
    }

    @Override
    public String json() {
        return """
                {"benchmark":"sms","store":"%s","machine":"%s","seconds":%d,\
                "offeredPerSecond":%d,"binds":%d,"window":%d,\
                "durableMessagesPerSecond":%d,"acceptedPerSecond":%d,"forwardedPerSecond":%d,"receiptsPerSecond":%d,\
                "responseMicros":{"p50":%d,"p99":%d,"p999":%d,"max":%d},\
                "accepted":%d,"refused":%d,"unanswered":%d,"notForwarded":%d,"forwardedTwice":%d,"noReceipt":%d,\
                "receiptTwice":%d,"holds":%b}""".formatted(
                        store,
                        machine,
                        seconds,
                        load.rate(),
                        load.binds(),
                        load.window(),
                        durableMessagesPerSecond(),
                        counted.accepted(),
                        counted.forwarded(),
                        counted.returned(),
                        answer.p50(),
                        answer.p99(),
                        answer.p999(),
                        answer.longest(),
                        balance.accepted(),
                        balance.refused(),
                        balance.unanswered(),
                        balance.notForwarded(),
                        balance.doubled(),
                        balance.noReceipt(),
                        balance.twice(),
                        balance.holds());
    }
}
