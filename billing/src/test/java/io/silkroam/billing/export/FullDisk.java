package io.silkroam.billing.export;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import java.util.concurrent.atomic.AtomicLong;

/** A file on a disk with room for so many octets. */
record FullDisk(WritableByteChannel channel, long room, AtomicLong written) implements WritableByteChannel {

    static Folder.Opener with(long room) {
        AtomicLong written = new AtomicLong();
        return file -> new FullDisk(Folder.onDisk(file), room, written);
    }

    @Override
    public int write(ByteBuffer octets) throws IOException {
        if (written.addAndGet(octets.remaining()) > room) {
            throw new IOException("No space left on device");
        }
        return channel.write(octets);
    }

    @Override
    public boolean isOpen() {
        return channel.isOpen();
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
