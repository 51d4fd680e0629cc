package io.silkroam.diameter.transport;

import io.netty.buffer.ByteBuf;

/** Something on its way out of a connection. */
public interface WireItem {
    /** On the connection's event loop, just before it is written: the octets, whose reference passes to the caller. */
    ByteBuf toWire();

    /** The connection went before it could be written. */
    void dropped();

    /** A message encoded already, of which nobody wants to know whether it went. */
    static WireItem of(ByteBuf message) {
        return new Ready(message);
    }

    /** See {@link #of}. */
    record Ready(ByteBuf message) implements WireItem {
        @Override
        public ByteBuf toWire() {
            return message;
        }

        @Override
        public void dropped() {
            message.release();
        }
    }
}
