package io.silkroam.smpp.session;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.silkroam.smpp.codec.CodecLimits;
import io.silkroam.smpp.codec.Composed;
import io.silkroam.smpp.codec.Decoded.GoodRequest;
import io.silkroam.smpp.codec.PduReader;
import io.silkroam.smpp.codec.PduWriter;
import io.silkroam.smpp.codec.ResponseWriter;
import io.silkroam.smpp.pdu.Address;
import io.silkroam.smpp.pdu.Command;
import io.silkroam.smpp.pdu.Request;
import io.silkroam.smpp.pdu.Response.MessageResponse;
import io.silkroam.smpp.pdu.ShortMessage;
import io.silkroam.smpp.pdu.Tlv;
import io.silkroam.smpp.transport.SmppLoops;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.LongAdder;

/**
 * Measures the codec, then submit_sm with its response over loopback: client and server each on event loops of their
 * own in this process, a listener that answers at once. Arguments: seconds, binds, window. A message is of 60 octets
 * with three optional parameters. Prints PDUs (two for each message) per second, and per second of processor time.
 */
public final class PduSpeed {
    private static final ShortMessage MESSAGE = new ShortMessage(
            "",
            new Address(5, 0, "Silkroam"),
            new Address(1, 1, "31612345678"),
            0,
            0,
            0,
            "",
            "",
            1,
            0,
            0,
            0,
            new byte[60],
            List.of(new Tlv(0x0204, new byte[2]), new Tlv(0x020C, new byte[2]), new Tlv(0x1400, new byte[8])));

    private PduSpeed() {}

    public static void main(String[] args) throws InterruptedException {
        int seconds = Integer.parseInt(args[0]);
        int binds = Integer.parseInt(args[1]);
        int window = Integer.parseInt(args[2]);
        codec(seconds);
        sessions(seconds, binds, window);
        System.exit(0);
    }

    private static void codec(int seconds) {
        Request submit = new Request.SubmitSm(MESSAGE);
        PduReader reader = new PduReader(CodecLimits.standard(), true);
        ByteBuf out = Unpooled.buffer(1_000);
        long done = 0;
        long sum = 0;
        for (int run = 0; run < 2; run++) {
            done = 0;
            long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
            while (System.nanoTime() - end < 0) {
                for (int i = 0; i < 1_000; i++) {
                    out.clear();
                    PduWriter.request(submit, true).writeTo(out, i);
                    GoodRequest read = (GoodRequest) reader.request(out, Command.SUBMIT_SM);
                    Composed response =
                            ResponseWriter.response(Command.SUBMIT_SM, MessageResponse.accepted("1234567890"), true);
                    sum += response.length() + read.remark().length();
                }
                done += 1_000;
            }
        }
        System.out.printf(
                "codec: submit_sm written and read, response written: %,d/s on one thread (%d)%n",
                done / seconds, sum % 2);
    }

    private static void sessions(int seconds, int binds, int window) throws InterruptedException {
        RecordingListener nothing = new RecordingListener();
        SessionListener answering = new Answering(nothing);
        EsmeAuthority open = new EsmeAuthority() {
            @Override
            public void decide(Attempt attempt, java.util.function.Consumer<Verdict> verdict) {
                verdict.accept(new Verdict.Welcome(100_000, 100_000));
            }

            @Override
            public void abandoned(Attempt attempt) {}
        };
        LongAdder answered = new LongAdder();
        AtomicBoolean over = new AtomicBoolean();
        try (SmppLoops serverLoops = SmppLoops.start(1);
                SmppLoops clientLoops = SmppLoops.start(1);
                SmppServer server = SmppServer.start(
                        serverLoops,
                        SmppServerSettings.standard("smsc").withPort(0),
                        open,
                        answering,
                        SmppObserver.NONE);
                SmppClient client = SmppClient.start(
                        clientLoops,
                        Tests.client(server.port()).withBinds(binds).withWindows(window, 100),
                        nothing,
                        SmppObserver.NONE)) {
            while (nothing.sessions.size() < binds) {
                TimeUnit.MILLISECONDS.sleep(10);
            }
            Request submit = new Request.SubmitSm(MESSAGE);
            for (SmppSession session : client.sessions()) {
                for (int i = 0; i < window; i++) {
                    again(session, submit, answered, over);
                }
            }
            TimeUnit.SECONDS.sleep(seconds); // it is to become warm
            answered.reset();
            long cpu = cpuNanos();
            TimeUnit.SECONDS.sleep(seconds);
            long messages = answered.sum();
            double cpuSeconds = (cpuNanos() - cpu) / 1e9;
            over.set(true);
            System.out.printf(
                    "sessions: %d binds, window %d: %,d messages/s = %,d PDUs/s each way in and out; %.2f processors; "
                            + "%,.0f PDUs per second of processor, both sides%n",
                    binds,
                    window,
                    messages / seconds,
                    2 * messages / seconds,
                    cpuSeconds / seconds,
                    4 * messages / cpuSeconds);
            client.stop(Duration.ofSeconds(2));
        }
    }

    private static void again(SmppSession session, Request submit, LongAdder answered, AtomicBoolean over) {
        session.send(submit, result -> {
            answered.increment();
            if (!over.get()) {
                again(session, submit, answered, over);
            }
        });
    }

    private static long cpuNanos() {
        return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
                .getProcessCpuTime();
    }

    /** Says yes. */
    private record Answering(SessionListener rest) implements SessionListener {
        @Override
        public void bound(SmppSession session) {}

        @Override
        public void requested(
                SmppSession session,
                Request request,
                java.util.function.Consumer<io.silkroam.smpp.pdu.Response> answer) {
            answer.accept(MessageResponse.accepted("1234567890"));
        }

        @Override
        public void roomAgain(SmppSession session) {}

        @Override
        public void ended(SmppSession session, String reason) {}
    }
}
