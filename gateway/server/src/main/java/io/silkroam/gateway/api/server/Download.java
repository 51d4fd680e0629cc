package io.silkroam.gateway.api.server;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http.DefaultHttpContent;
import io.netty.handler.codec.http.LastHttpContent;
import java.io.EOFException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A file on its way to a client. The next piece is read when the one before has gone into the socket, by a thread that
 * may wait for the disk; so there is one piece in memory however slowly the client reads. Runs on the connection's
 * event loop but for the reading.
 */
@SuppressWarnings("FutureReturnValueIgnored") // what fails on a channel is heard as an event of that channel
final class Download {
    private static final Logger LOG = LoggerFactory.getLogger(Download.class);
    private static final int PIECE_OCTETS = 1 << 16;

    private final ChannelHandlerContext ctx;
    private final Executor readers;
    private final Path path;
    private FileChannel file;
    private long position;
    private long end;
    private boolean reading;
    private boolean over;
    private Runnable progress;
    private Runnable sent;

    /** What waits for the disk. */
    @FunctionalInterface
    private interface Reading<T> {
        T read() throws IOException;
    }

    /** @param readers threads that may wait for the disk; never refuse */
    Download(ChannelHandlerContext ctx, Executor readers, Path path) {
        this.ctx = ctx;
        this.readers = readers;
        this.path = path;
    }

    /**
     * Opens the file.
     *
     * @param opened is told its size
     * @param failed that it cannot be
     */
    void open(Consumer<Long> opened, Consumer<IOException> failed) {
        read(
                () -> {
                    FileChannel channel = FileChannel.open(path, StandardOpenOption.READ);
                    file = channel;
                    return channel.size();
                },
                opened,
                failure -> {
                    close();
                    failed.accept(failure);
                });
    }

    /**
     * Sends what lies between two places, and the end of the message.
     *
     * @param piece runs whenever the client has taken a piece
     * @param all runs when it has taken everything; if it does not, the connection is closed
     */
    void send(long from, long until, Runnable piece, Runnable all) {
        position = from;
        end = until;
        progress = piece;
        sent = all;
        next();
    }

    private void next() {
        if (position == end) {
            close();
            ctx.writeAndFlush(LastHttpContent.EMPTY_LAST_CONTENT)
                    .addListener((ChannelFutureListener) f -> end(f.isSuccess()));
            return;
        }
        int length = (int) Math.min(PIECE_OCTETS, end - position);
        long at = position;
        read(() -> piece(at, length), this::write, failure -> {
            // The length has been told already: all that is left is to let the client know that this was not all.
            LOG.warn("{} cannot be read to its end: {}", path.getFileName(), failure.toString());
            ctx.close();
        });
    }

    private ByteBuf piece(long at, int length) throws IOException {
        ByteBuf piece = ctx.alloc().buffer(length);
        try {
            while (piece.isWritable()) {
                if (piece.writeBytes(file, at + piece.readableBytes(), piece.writableBytes()) < 0) {
                    throw new EOFException("it is shorter than it was");
                }
            }
            return piece;
        } catch (IOException | RuntimeException e) {
            piece.release();
            throw e;
        }
    }

    private void write(ByteBuf piece) {
        position += piece.readableBytes();
        ctx.writeAndFlush(new DefaultHttpContent(piece)).addListener((ChannelFutureListener) gone -> {
            if (gone.isSuccess() && !over) {
                progress.run();
                next();
            } else {
                end(false);
            }
        });
    }

    private void end(boolean all) {
        close();
        if (all) {
            sent.run();
        } else {
            ctx.close();
        }
    }

    /** Lets go of the file, at once or when the read under way is done. */
    void close() {
        over = true;
        if (!reading && file != null) {
            try {
                file.close();
            } catch (IOException e) {
                LOG.warn("{} cannot be closed: {}", path.getFileName(), e.toString());
            }
            file = null;
        }
    }

    private <T> void read(Reading<T> what, Consumer<T> then, Consumer<IOException> failed) {
        reading = true;
        readers.execute(() -> {
            Runnable next;
            try {
                T result = what.read();
                next = () -> arrived(result, then);
            } catch (IOException e) {
                next = () -> arrived(e, failed);
            }
            ctx.executor().execute(next);
        });
    }

    private <T> void arrived(T result, Consumer<T> then) {
        reading = false;
        if (over) {
            close();
            if (result instanceof ByteBuf piece) {
                piece.release();
            }
        } else {
            then.accept(result);
        }
    }
}
