package io.silkroam.diameter.codec;

/** Why a stream of frames cannot go on; fired as a user event by the {@link FrameDecoder}. */
public enum CloseReason {
    /** The first four octets are no Diameter of any version with a length we accept. */
    NOT_DIAMETER,
    /** The length is under 20, no multiple of four, or over the limit: the next frame cannot be found. */
    INVALID_LENGTH
}
