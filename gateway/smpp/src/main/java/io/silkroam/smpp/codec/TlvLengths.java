package io.silkroam.smpp.codec;

import java.util.HashMap;
import java.util.Map;

/** How long the values of the standard's optional parameters may be, SMPP 3.4 §5.3.2; others are not ours to judge. */
final class TlvLengths {
    /** Tag, least and most octets. */
    private static final String TABLE = """
            0005 1 1
            0006 1 1
            0007 1 1
            0008 2 2
            000D 1 1
            000E 1 1
            000F 1 1
            0010 1 1
            0017 4 4
            0019 1 1
            001D 1 256
            001E 1 65
            0030 1 1
            0201 1 1
            0202 2 23
            0203 2 23
            0204 2 2
            0205 1 1
            020A 2 2
            020B 2 2
            020C 2 2
            020D 1 1
            020E 1 1
            020F 1 1
            0210 1 1
            0302 1 1
            0303 0 65
            0304 1 1
            0381 4 19
            0420 1 1
            0421 1 1
            0422 1 1
            0423 3 3
            0425 1 1
            0426 1 1
            0427 1 1
            0501 1 1
            1201 1 1
            1203 2 2
            1204 1 4
            130C 0 1
            1380 1 1
            1383 2 2
            """;

    private static final Map<Integer, int[]> BOUNDS = new HashMap<>();

    static {
        TABLE.lines()
                .map(line -> line.split(" ", -1))
                .forEach(row -> BOUNDS.put(
                        Integer.parseInt(row[0], 16), new int[] {Integer.parseInt(row[1]), Integer.parseInt(row[2])}));
    }

    private TlvLengths() {}

    /** Whether a value of that length may stand under that tag. */
    static boolean allow(int tag, int length) {
        int[] bounds = BOUNDS.get(tag);
        return bounds == null || (length >= bounds[0] && length <= bounds[1]);
    }
}
