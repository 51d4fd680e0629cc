package io.silkroam.simulator.crash.line;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Stands between a gateway and PostgreSQL and can lose the acknowledgement of a COMMIT: the server has carried it out
 * and said so, and the gateway only sees its connection end. Of PostgreSQL's protocol (version 3) it knows that a
 * message of the server is a letter and a length, and that CommandComplete says COMMIT.
 */
public final class CommitCutter implements AutoCloseable {
    private static final byte COMMAND_COMPLETE = 'C';
    private static final byte[] COMMIT = "COMMIT\0".getBytes(StandardCharsets.US_ASCII);
    /** What only a lane of the gateway says when it opens its connection. */
    private static final String LANE = "enable_seqscan";

    private final InetSocketAddress server;
    private final ServerSocket door;
    private final Set<Passage> open = ConcurrentHashMap.newKeySet();
    private final AtomicInteger cut = new AtomicInteger();
    private final AtomicInteger lanesCut = new AtomicInteger();

    private CommitCutter(InetSocketAddress server) throws IOException {
        this.server = server;
        this.door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        start(this::accept, "commit-cutter");
    }

    public static CommitCutter inFrontOf(InetSocketAddress server) throws IOException {
        return new CommitCutter(server);
    }

    /** The JDBC URL of a database of that server, through this. */
    public String through(String url) {
        String name = url.replaceFirst("\\?.*", "").replaceFirst(".*/", "");
        // In clear, or there would be nothing to read.
        return "jdbc:postgresql://127.0.0.1:%d/%s?sslmode=disable&gssEncMode=disable"
                .formatted(door.getLocalPort(), name);
    }

    /** Each connection that is open now loses the answer to its next COMMIT, and is closed. */
    public void arm() {
        open.forEach(passage -> passage.armed = true);
    }

    /** Those that had nothing to commit meanwhile are left alone again. */
    public void disarm() {
        open.forEach(passage -> passage.armed = false);
    }

    /** How many connections lost an answer. */
    public int cut() {
        return cut.get();
    }

    /** How many of them were lanes, which answer requests. */
    public int lanesCut() {
        return lanesCut.get();
    }

    private static void start(Runnable task, String name) {
        Thread thread = new Thread(task, name);
        thread.setDaemon(true);
        thread.start();
    }

    private void accept() {
        while (!door.isClosed()) {
            try {
                Passage passage = new Passage(door.accept(), new Socket(server.getAddress(), server.getPort()));
                open.add(passage);
                start(passage::toServer, "to-server");
                start(passage::toGateway, "to-gateway");
            } catch (IOException e) {
                // Closed, or the server is down: the gateway sees its connection end, and tries again.
            }
        }
    }

    @Override
    public void close() throws IOException {
        door.close();
        open.forEach(Passage::end);
    }

    private final class Passage {
        private final Socket gateway;
        private final Socket database;
        private volatile boolean armed;
        private volatile boolean lane;

        Passage(Socket gateway, Socket database) throws IOException {
            this.gateway = gateway;
            this.database = database;
            gateway.setTcpNoDelay(true);
            database.setTcpNoDelay(true);
        }

        void toServer() {
            byte[] some = new byte[1 << 16];
            try (InputStream in = gateway.getInputStream();
                    OutputStream out = database.getOutputStream()) {
                for (int n = in.read(some); n >= 0; n = in.read(some)) {
                    lane = lane || new String(some, 0, n, StandardCharsets.ISO_8859_1).contains(LANE);
                    out.write(some, 0, n);
                }
            } catch (IOException e) {
                // The other side has gone.
            } finally {
                end();
            }
        }

        void toGateway() {
            try (DataInputStream in = new DataInputStream(new BufferedInputStream(database.getInputStream(), 1 << 16));
                    OutputStream out = new BufferedOutputStream(gateway.getOutputStream(), 1 << 16)) {
                for (int type = in.read(); type >= 0; type = in.read()) {
                    int length = in.readInt();
                    byte[] body = in.readNBytes(length - Integer.BYTES);
                    if (armed && type == COMMAND_COMPLETE && Arrays.equals(body, COMMIT)) {
                        cut.incrementAndGet();
                        lanesCut.addAndGet(lane ? 1 : 0);
                        return;
                    }
                    out.write(type);
                    out.write(ByteBuffer.allocate(Integer.BYTES).putInt(length).array());
                    out.write(body);
                    if (in.available() == 0) {
                        out.flush();
                    }
                }
            } catch (IOException e) {
                // The other side has gone.
            } finally {
                end();
            }
        }

        void end() {
            open.remove(this);
            try {
                gateway.close();
                database.close();
            } catch (IOException e) {
                // It was closed.
            }
        }
    }
}
