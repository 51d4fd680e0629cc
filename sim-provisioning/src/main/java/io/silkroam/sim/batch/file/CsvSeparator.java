package io.silkroam.sim.batch.file;

/** Finds what stands between the values of a CSV file. */
final class CsvSeparator {
    private static final char[] CANDIDATES = {',', ';', '\t'};

    private CsvSeparator() {}

    /** The candidate the header has most of outside of quotes; a comma where it has none. */
    static char mostOf(byte[] line, int length) {
        int[] counts = new int[CANDIDATES.length];
        boolean quoted = false;
        for (int at = 0; at < length; at++) {
            quoted ^= line[at] == '"';
            for (int i = 0; !quoted && i < counts.length; i++) {
                counts[i] += line[at] == CANDIDATES[i] ? 1 : 0;
            }
        }
        int most = 0;
        for (int i = 1; i < counts.length; i++) {
            most = counts[i] > counts[most] ? i : most;
        }
        return CANDIDATES[most];
    }
}
