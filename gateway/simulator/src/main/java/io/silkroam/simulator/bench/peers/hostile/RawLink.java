package io.silkroam.simulator.bench.peers.hostile;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/** One connection of a bad peer, that never blocks it: what cannot be written now is kept, what came is looked at. */
final class RawLink implements AutoCloseable {
    private static final int NARROW = 4_096;
    private static final int ROOM = 1 << 17;
    private static final long GLANCE_NANOS = TimeUnit.MICROSECONDS.toNanos(200);

    private final SocketChannel channel;
    private final ByteBuffer in = ByteBuffer.allocate(ROOM);
    private ByteBuffer unsent = ByteBuffer.allocate(0);

    private RawLink(SocketChannel channel) {
        this.channel = channel;
    }

    /** From an address that no good peer has; with hardly any room to receive if it is to be narrow. */
    static RawLink to(Target target, boolean narrow) throws IOException {
        SocketChannel channel = SocketChannel.open();
        try {
            if (narrow) {
                channel.setOption(StandardSocketOptions.SO_RCVBUF, NARROW);
            }
            channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
            channel.bind(new InetSocketAddress(InetAddress.getByName(target.from()), 0));
            channel.connect(target.gateway());
            channel.configureBlocking(false);
            return new RawLink(channel);
        } catch (IOException unable) {
            channel.close();
            throw unable;
        }
    }

    /** Whether all of it is on its way; if not, the rest is kept and nothing else is taken. */
    boolean write(byte[] message) throws IOException {
        if (flush()) {
            unsent = ByteBuffer.wrap(message);
        }
        return flush();
    }

    private boolean flush() throws IOException {
        if (unsent.hasRemaining()) {
            channel.write(unsent);
        }
        return !unsent.hasRemaining();
    }

    /** Reads that many octets at most and forgets them; false once the other side has closed. */
    boolean taste(int octets) throws IOException {
        return channel.read(ByteBuffer.allocate(octets)) >= 0;
    }

    /** Reads what is there and tells each whole message; false once the other side has closed. */
    boolean read(Dialect dialect, Consumer<ByteBuffer> told) throws IOException {
        int count = channel.read(in);
        in.flip();
        while (in.remaining() >= 4) {
            int length = dialect.length(in.getInt(in.position()));
            if (length < 4 || length > ROOM) {
                throw new IOException("not " + dialect.name());
            }
            if (in.remaining() < length) {
                break;
            }
            told.accept(in.slice(in.position(), length));
            in.position(in.position() + length);
        }
        in.compact();
        return count >= 0;
    }

    /** Sends and waits for the next message; its description, "closed" or "silent". */
    String ask(Dialect dialect, byte[] message, long patienceNanos) throws IOException {
        write(message);
        return next(dialect, patienceNanos);
    }

    String next(Dialect dialect, long patienceNanos) throws IOException {
        String[] heard = new String[1];
        long end = System.nanoTime() + patienceNanos;
        while (System.nanoTime() < end) {
            boolean open = read(dialect, answer -> heard[0] = heard[0] == null ? dialect.describe(answer) : heard[0]);
            if (heard[0] != null) {
                return heard[0];
            }
            if (!open) {
                return "closed";
            }
            LockSupport.parkNanos(GLANCE_NANOS);
        }
        return "silent";
    }

    /** FIN one way. */
    void closeHalf() throws IOException {
        channel.shutdownOutput();
    }

    /** RST instead of FIN. */
    void reset() throws IOException {
        channel.setOption(StandardSocketOptions.SO_LINGER, 0);
        channel.close();
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
