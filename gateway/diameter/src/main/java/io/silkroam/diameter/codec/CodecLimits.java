package io.silkroam.diameter.codec;

/**
 * The bounds of decoding, and what reaching each is answered with.
 *
 * @param maxMessageOctets a longer message is answered 5015 and its connection closed, before it is buffered
 * @param maxAvps AVPs of one message, at all depths; more are answered 5012
 * @param maxDepth groups within groups; deeper nesting is answered 5012
 * @param maxFailedAvpOctets an offending AVP longer than this is returned without its content
 */
public record CodecLimits(int maxMessageOctets, int maxAvps, int maxDepth, int maxFailedAvpOctets) {
    private static final int LONGEST_LENGTH_FIELD = 0xFF_FFFF;

    public CodecLimits {
        if (maxMessageOctets < DiameterHeader.LENGTH || maxMessageOctets > LONGEST_LENGTH_FIELD) {
            throw new IllegalArgumentException("maxMessageOctets must lie in 20 to 16777215: " + maxMessageOctets);
        }
        if (maxAvps < 1 || maxDepth < 1 || maxFailedAvpOctets < 0) {
            throw new IllegalArgumentException("a limit is too small in maxAvps " + maxAvps + ", maxDepth " + maxDepth
                    + ", maxFailedAvpOctets " + maxFailedAvpOctets);
        }
    }

    public static CodecLimits defaults() {
        return new CodecLimits(65_535, 2_000, 8, 1_024);
    }
}
