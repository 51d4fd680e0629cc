package io.silkroam.simulator.probe;

import io.silkroam.simulator.probe.Observation.Answer;
import io.silkroam.simulator.probe.Observation.Fate;
import io.silkroam.simulator.probe.Script.Ending;
import io.silkroam.simulator.probe.Script.Step;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Plays a script to a server of this machine and notes what comes back, over a plain socket, within a given time. */
final class Prober {
    private static final int ENQUIRY = 0x00ABCDEF;
    /** Longer than any PDU that is an answer here; what claims more is not read. */
    private static final int LONGEST_ANSWER = 70_000;
    /** How long to listen on for a worker that is slower than its neighbour. */
    private static final Duration AFTERMATH = Duration.ofMillis(60);

    private final int port;
    private final Duration patience;

    Prober(int port, Duration patience) {
        this.port = port;
        this.patience = patience;
    }

    /** Never longer than twice the patience: once for the bind, once for the rest. */
    Observation play(Script script) throws IOException {
        try (Socket socket = new Socket()) {
            socket.setTcpNoDelay(true);
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), (int) patience.toMillis());
            if (script.bind().isPresent()) {
                socket.getOutputStream().write(script.bind().get());
                Reader reader = new Reader(socket, System.nanoTime() + patience.toNanos());
                if (!reader.next() || reader.answers.get(0).status() != 0) {
                    return new Observation(reader.answers, Fate.NO_BIND);
                }
            }
            return play(script, socket);
        }
    }

    private Observation play(Script script, Socket socket) throws IOException {
        long deadline = System.nanoTime() + patience.toNanos();
        boolean enquires = script.ending() == Ending.ENQUIRE;
        try {
            for (Step step : script.steps()) {
                act(step, socket);
            }
            if (enquires) {
                enquire(socket);
            }
        } catch (SocketException e) {
            // It was closed while we were still speaking; what it said before is still to be read.
        }
        Reader reader = new Reader(socket, enquires ? deadline - patience.toNanos() / 2 : deadline);
        boolean alive = readToTheEnd(reader);
        if (enquires && !alive && !reader.closed) {
            // Some decoders stop at a fault and go on only when more comes; that is not deaf.
            reader.until(deadline);
            alive = enquiredAgain(socket) && readToTheEnd(reader);
        }
        if (reader.closed) {
            return new Observation(reader.answers, Fate.CLOSED);
        }
        return new Observation(reader.answers, alive ? Fate.LIVES : enquires ? Fate.DEAF : Fate.OPEN);
    }

    private static boolean readToTheEnd(Reader reader) throws IOException {
        boolean alive = false;
        while (reader.next()) {
            Answer last = reader.answers.get(reader.answers.size() - 1);
            if (last.sequence() == ENQUIRY && last.commandId() == Command.ENQUIRE_LINK.responseId()) {
                reader.answers.remove(last);
                alive = true;
                reader.hurry(AFTERMATH);
            }
        }
        return alive;
    }

    private static void enquire(Socket socket) throws IOException {
        socket.getOutputStream().write(Octets.numbered(ENQUIRY, Octets.pdu(Command.ENQUIRE_LINK)));
    }

    private static boolean enquiredAgain(Socket socket) throws IOException {
        try {
            enquire(socket);
            return true;
        } catch (SocketException e) {
            return false;
        }
    }

    private static void act(Step step, Socket socket) throws IOException {
        OutputStream out = socket.getOutputStream();
        if (step instanceof Step.Send send) {
            out.write(send.octets());
        } else if (step instanceof Step.Dribble dribble) {
            for (byte octet : dribble.octets()) {
                out.write(octet);
                out.flush();
            }
        } else {
            socket.shutdownOutput();
        }
    }

    /** Reads PDUs until a deadline. */
    private static final class Reader {
        private final Socket socket;
        private final List<Answer> answers = new ArrayList<>();
        private long deadline;
        private boolean closed;

        Reader(Socket socket, long deadline) {
            this.socket = socket;
            this.deadline = deadline;
        }

        void until(long other) {
            deadline = other;
        }

        void hurry(Duration time) {
            deadline = Math.min(deadline, System.nanoTime() + time.toNanos());
        }

        /** Whether one more PDU came in time. */
        boolean next() throws IOException {
            byte[] header = new byte[Octets.HEADER];
            if (!fill(header)) {
                return false;
            }
            ByteBuffer fields = ByteBuffer.wrap(header);
            int length = fields.getInt();
            if (length < Octets.HEADER || length > LONGEST_ANSWER || !fill(new byte[length - Octets.HEADER])) {
                return false;
            }
            answers.add(new Answer(fields.getInt(), fields.getInt(), fields.getInt()));
            return true;
        }

        private boolean fill(byte[] octets) throws IOException {
            int at = 0;
            while (at < octets.length) {
                long left = Duration.ofNanos(deadline - System.nanoTime()).toMillis();
                if (left <= 0) {
                    return false;
                }
                try {
                    socket.setSoTimeout((int) left);
                    int count = socket.getInputStream().read(octets, at, octets.length - at);
                    if (count < 0) {
                        closed = true;
                        return false;
                    }
                    at += count;
                } catch (java.net.SocketTimeoutException e) {
                    return false;
                } catch (SocketException e) {
                    closed = true;
                    return false;
                }
            }
            return true;
        }
    }
}
