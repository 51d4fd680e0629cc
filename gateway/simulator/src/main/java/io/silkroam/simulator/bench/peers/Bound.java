package io.silkroam.simulator.bench.peers;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * How much more a gateway may have than it had with good peers only.
 *
 * @param heap octets that are live
 */
record Bound(int threads, int descriptors, long heap) {
    /** While a bad peer is there: it holds a hundred connections at most, and may leave 4 MB unread on each of four. */
    static final Bound MEANWHILE = new Bound(4, 128, 64L << 20);

    /** Once it has gone. Of the heap, what good peers' sessions and messages fill the store's caches with. */
    static final Bound AFTERWARDS = new Bound(4, 8, 32L << 20);

    /** Around reconnects, which leave nothing at all. */
    static final Bound RECONNECTED = new Bound(2, 8, 4L << 20);

    Judgement judge(Vitals before, Vitals after) {
        if (!before.isKnown() || !after.isKnown()) {
            return Judgement.notDecided("threads, descriptors or heap could not be read");
        }
        List<String> grown = new ArrayList<>();
        grown(grown, "threads", after.threads() - before.threads(), threads);
        grown(grown, "descriptors", after.descriptors() - before.descriptors(), descriptors);
        if (after.heap() - before.heap() > heap) {
            grown.add("%.1f MB of live heap more, %d may be"
                    .formatted((after.heap() - before.heap()) / (double) (1 << 20), heap >> 20));
        }
        return grown.isEmpty() ? Judgement.HOLDS : Judgement.failed(String.join(", ", grown));
    }

    private static void grown(List<String> grown, String what, int more, int most) {
        if (more > most) {
            grown.add("%d %s more, %d may be".formatted(more, what, most));
        }
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%d threads, %d descriptors, %d MB", threads, descriptors, heap >> 20);
    }
}
