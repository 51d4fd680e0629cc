package io.silkroam.billing.export;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.WritableByteChannel;

/** A file of which a call can fail. */
final class NthChannelCall extends FileChannel {
    private final NthFileCall faults;
    private final FileChannel file;

    NthChannelCall(NthFileCall faults, FileChannel file) {
        this.faults = faults;
        this.file = file;
    }

    @Override
    public int read(ByteBuffer to) throws IOException {
        return faults.call(() -> file.read(to));
    }

    @Override
    public long read(ByteBuffer[] to, int offset, int length) throws IOException {
        return faults.call(() -> file.read(to, offset, length));
    }

    @Override
    public int read(ByteBuffer to, long position) throws IOException {
        return faults.call(() -> file.read(to, position));
    }

    @Override
    public int write(ByteBuffer from) throws IOException {
        return faults.call(() -> file.write(from));
    }

    @Override
    public long write(ByteBuffer[] from, int offset, int length) throws IOException {
        return faults.call(() -> file.write(from, offset, length));
    }

    @Override
    public int write(ByteBuffer from, long position) throws IOException {
        return faults.call(() -> file.write(from, position));
    }

    @Override
    public long position() throws IOException {
        return file.position();
    }

    @Override
    public FileChannel position(long position) throws IOException {
        file.position(position);
        return this;
    }

    @Override
    public long size() throws IOException {
        return file.size();
    }

    @Override
    public FileChannel truncate(long size) throws IOException {
        file.truncate(size);
        return this;
    }

    @Override
    public void force(boolean metaData) throws IOException {
        faults.call(() -> {
            file.force(metaData);
            return null;
        });
    }

    @Override
    public long transferTo(long position, long count, WritableByteChannel target) throws IOException {
        return faults.call(() -> file.transferTo(position, count, target));
    }

    @Override
    public long transferFrom(ReadableByteChannel source, long position, long count) throws IOException {
        return faults.call(() -> file.transferFrom(source, position, count));
    }

    @Override
    public MappedByteBuffer map(MapMode mode, long position, long size) throws IOException {
        return file.map(mode, position, size);
    }

    @Override
    public FileLock lock(long position, long size, boolean shared) throws IOException {
        return file.lock(position, size, shared);
    }

    @Override
    public FileLock tryLock(long position, long size, boolean shared) throws IOException {
        return file.tryLock(position, size, shared);
    }

    /** A file whose closing fails is closed all the same, as POSIX leaves it. */
    @Override
    protected void implCloseChannel() throws IOException {
        file.close();
        faults.call(() -> null);
    }
}
