package io.silkroam.gateway.api.server;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * A body on its way from the event loop to the handler that reads it. The loop reads from the socket only when asked,
 * and is asked for the next piece when the handler takes the last one: a slow handler slows the client down.
 */
final class UploadStream extends InputStream {
    private final Runnable ask;
    private final Deque<byte[]> pieces = new ArrayDeque<>();
    private byte[] piece = {};
    private int position;
    private boolean asked;
    private boolean ended;
    private IOException failure;

    /** @param ask has the loop read more; comes from the handler's thread */
    UploadStream(Runnable ask) {
        this.ask = ask;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        if (position == piece.length && !takeNext()) {
            return -1;
        }
        int count = Math.min(length, piece.length - position);
        System.arraycopy(piece, position, into, offset, count);
        position += count;
        return count;
    }

    private synchronized boolean takeNext() throws IOException {
        while (true) {
            if (failure != null) {
                throw new IOException(failure.getMessage(), failure);
            }
            if (!pieces.isEmpty()) {
                piece = pieces.poll();
                position = 0;
                askIfEmpty();
                return true;
            }
            if (ended) {
                return false;
            }
            askIfEmpty();
            try {
                wait();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new InterruptedIOException("interrupted while an upload was read");
            }
        }
    }

    private void askIfEmpty() {
        if (pieces.isEmpty() && !asked && !ended && failure == null) {
            asked = true;
            ask.run();
        }
    }

    /** A piece arrived. */
    synchronized void offer(byte[] next) {
        asked = false;
        if (next.length > 0) {
            pieces.add(next);
            notifyAll();
        } else {
            askIfEmpty();
        }
    }

    /** The last piece arrived, perhaps an empty one. */
    synchronized void offerLast(byte[] last) {
        ended = true;
        if (last.length > 0) {
            pieces.add(last);
        }
        notifyAll();
    }

    /** It ended otherwise; the handler gets to know at its next read, whatever is still here. */
    synchronized void fail(String why) {
        if (!ended && failure == null) {
            failure = new IOException(why);
            notifyAll();
        }
    }

    synchronized boolean hasFailed() {
        return failure != null;
    }
}
