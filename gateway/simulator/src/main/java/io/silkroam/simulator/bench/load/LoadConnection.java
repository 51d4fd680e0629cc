package io.silkroam.simulator.bench.load;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.util.ReferenceCountUtil;
import io.silkroam.diameter.codec.AvpCursor;
import io.silkroam.diameter.codec.DiameterHeader;
import io.silkroam.diameter.codec.MessageWriter;
import io.silkroam.diameter.dictionary.Applications;
import io.silkroam.diameter.dictionary.Avps;
import io.silkroam.diameter.dictionary.Commands;
import io.silkroam.diameter.dictionary.ResultCodes;
import io.silkroam.simulator.gy.Route;
import java.net.InetSocketAddress;

/** One connection of the generator: introduces itself, answers watchdogs, and hands answers over. */
@SuppressWarnings("FutureReturnValueIgnored") // what fails on a channel is heard as an event of that channel
final class LoadConnection extends ChannelInboundHandlerAdapter {
    /** Hears what comes, on the generator's thread. */
    interface Listener {
        void ready(LoadConnection connection);

        /** An answer, or the request itself from somebody who only echoes. */
        void received(DiameterHeader header, AvpCursor avps);

        /** Everything that was there to read is read. */
        void quiet();

        void lost(String why);
    }

    private final Route.Origin origin;
    private final Requests requests;
    private final Listener listener;
    private ChannelHandlerContext context;
    private ByteBuf pending;

    LoadConnection(Route.Origin origin, Requests requests, Listener listener) {
        this.origin = origin;
        this.requests = requests;
        this.listener = listener;
    }

    Requests requests() {
        return requests;
    }

    @Override
    public void channelActive(ChannelHandlerContext ctx) {
        context = ctx;
        ByteBuf out = ctx.alloc().buffer();
        MessageWriter cer =
                MessageWriter.start(out, DiameterHeader.request(Commands.CAPABILITIES_EXCHANGE, 0, false, 1, 1));
        cer.add(Avps.ORIGIN_HOST, origin.host())
                .add(Avps.ORIGIN_REALM, origin.realm())
                .addAddress(
                        Avps.HOST_IP_ADDRESS, ((InetSocketAddress) ctx.channel().localAddress()).getAddress())
                .add(Avps.VENDOR_ID, 0)
                .add(Avps.PRODUCT_NAME, "Silkroam bench")
                .add(Avps.AUTH_APPLICATION_ID, Applications.CREDIT_CONTROL);
        ctx.writeAndFlush(cer.finish(), ctx.voidPromise());
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) {
        try {
            if (message instanceof ByteBuf frame) {
                receive(frame);
            } else {
                listener.lost("an unreadable message: " + message);
            }
        } finally {
            ReferenceCountUtil.release(message);
        }
    }

    private void receive(ByteBuf frame) {
        DiameterHeader header = DiameterHeader.read(frame, frame.readerIndex());
        frame.skipBytes(DiameterHeader.LENGTH);
        AvpCursor avps = AvpCursor.over(frame);
        switch (header.commandCode()) {
            case Commands.CREDIT_CONTROL -> listener.received(header, avps);
            case Commands.CAPABILITIES_EXCHANGE -> introduced(header, avps);
            case Commands.DEVICE_WATCHDOG -> stillHere(header);
            default -> listener.lost("an unexpected message: " + header);
        }
    }

    private void introduced(DiameterHeader header, AvpCursor avps) {
        boolean welcome = header.isRequest() // an echo
                || (avps.next(Avps.RESULT_CODE) && avps.unsigned32() == ResultCodes.DIAMETER_SUCCESS);
        if (welcome) {
            listener.ready(this);
        } else {
            listener.lost("not let in");
        }
    }

    private void stillHere(DiameterHeader header) {
        MessageWriter dwa = MessageWriter.start(context.alloc().buffer(), header.answer());
        dwa.add(Avps.RESULT_CODE, ResultCodes.DIAMETER_SUCCESS)
                .add(Avps.ORIGIN_HOST, origin.host())
                .add(Avps.ORIGIN_REALM, origin.realm());
        context.writeAndFlush(dwa.finish(), context.voidPromise());
    }

    /** Where the next request is to be written; {@link #flush} sends what was. */
    ByteBuf out() {
        if (pending == null) {
            pending = context.alloc().directBuffer(64 << 10);
        }
        return pending;
    }

    void flush() {
        if (pending != null) {
            context.writeAndFlush(pending, context.voidPromise());
            pending = null;
        }
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext ctx) {
        listener.quiet();
    }

    @Override
    public void channelInactive(ChannelHandlerContext ctx) {
        listener.lost("a connection was closed");
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
        listener.lost(cause.toString());
    }

    void close() {
        if (context != null) {
            context.close();
        }
    }
}
