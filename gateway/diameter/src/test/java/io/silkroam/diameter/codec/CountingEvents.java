package io.silkroam.diameter.codec;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import java.util.Map;

/** Counts the reasons for which streams were given up. */
final class CountingEvents extends ChannelInboundHandlerAdapter {
    private final Map<CloseReason, Integer> reasons;

    CountingEvents(Map<CloseReason, Integer> reasons) {
        this.reasons = reasons;
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext ctx, Object event) {
        if (event instanceof CloseReason reason) {
            reasons.merge(reason, 1, Integer::sum);
        }
    }
}
