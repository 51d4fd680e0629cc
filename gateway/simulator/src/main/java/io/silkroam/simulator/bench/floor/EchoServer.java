package io.silkroam.simulator.bench.floor;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelInitializer;
import io.netty.handler.codec.LengthFieldBasedFrameDecoder;
import io.silkroam.diameter.transport.Transport;
import java.net.InetAddress;
import java.net.InetSocketAddress;

/** Cuts the stream into frames and sends each one back, flushed once for all that were read together. */
@SuppressWarnings("FutureReturnValueIgnored") // a connection that fails ends the run of the generator
final class EchoServer extends ChannelInboundHandlerAdapter {
    private static final int EVENT_LOOPS = 2;
    private static final int OUTBOUND_OCTETS = 64 << 20;
    private static final int LONGEST_FRAME = 65_536;

    private EchoServer() {}

    static InetSocketAddress start() {
        Channel listening = Transport.start(EVENT_LOOPS, OUTBOUND_OCTETS)
                .server()
                .childHandler(new ChannelInitializer<>() {
                    @Override
                    protected void initChannel(Channel channel) {
                        channel.pipeline().addLast(frames(), new EchoServer());
                    }
                })
                .bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
                .syncUninterruptibly()
                .channel();
        return (InetSocketAddress) listening.localAddress();
    }

    /** By the length in the second to fourth octet, which counts the four before it. */
    private static LengthFieldBasedFrameDecoder frames() {
        return new LengthFieldBasedFrameDecoder(LONGEST_FRAME, 1, 3, -4, 0);
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object frame) {
        ctx.write(frame, ctx.voidPromise());
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext ctx) {
        ctx.flush();
    }
}
