package io.silkroam.sim.cli.sim;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.LongConsumer;

/** A stream that tells how much was read of it. */
final class CountedInput extends FilterInputStream {
    private final LongConsumer read;

    CountedInput(InputStream in, LongConsumer read) {
        super(in);
        this.read = read;
    }

    @Override
    public int read() throws IOException {
        int octet = super.read();
        read.accept(octet < 0 ? 0 : 1);
        return octet;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int count = super.read(buffer, offset, length);
        read.accept(Math.max(0, count));
        return count;
    }
}
