package io.silkroam.diameter.node;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.silkroam.diameter.codec.DiameterHeader;
import io.silkroam.diameter.codec.MessageWriter;
import io.silkroam.diameter.dictionary.Applications;
import io.silkroam.diameter.dictionary.Avps;
import io.silkroam.diameter.dictionary.Commands;
import io.silkroam.diameter.dictionary.ResultCodes;
import java.net.InetAddress;
import java.util.List;

/** Builds the messages a node sends for itself: CER, CEA, DWR, DWA, DPR, DPA. */
final class BaseMessages {
    private static final int NO_INBAND_SECURITY = 0;

    private final NodeSettings.Identity identity;
    private final List<Application> applications;
    private final long originStateId;

    BaseMessages(NodeSettings.Identity identity, List<Application> applications, long originStateId) {
        this.identity = identity;
        this.applications = applications;
        this.originStateId = originStateId;
    }

    ByteBuf cer(ByteBufAllocator buffers, InetAddress local, int hopByHopId, int endToEndId) {
        MessageWriter cer = request(buffers, Commands.CAPABILITIES_EXCHANGE, hopByHopId, endToEndId);
        return capabilities(origin(cer), local).finish();
    }

    ByteBuf cea(ByteBufAllocator buffers, InetAddress local, DiameterHeader cer) {
        MessageWriter cea = MessageWriter.start(buffers.buffer(256), cer.answer());
        cea.add(Avps.RESULT_CODE, ResultCodes.DIAMETER_SUCCESS);
        return capabilities(origin(cea), local).finish();
    }

    /** A CEA that turns the peer away: with the E bit for a protocol error, else a whole CEA with the code. */
    ByteBuf refusal(ByteBufAllocator buffers, InetAddress local, DiameterHeader cer, int resultCode, String reason) {
        boolean protocolError = ResultCodes.isProtocolError(resultCode);
        MessageWriter cea = MessageWriter.start(buffers.buffer(256), protocolError ? cer.errorAnswer() : cer.answer());
        cea.add(Avps.RESULT_CODE, resultCode);
        origin(cea).add(Avps.ERROR_MESSAGE, reason);
        return protocolError ? cea.finish() : capabilities(cea, local).finish();
    }

    ByteBuf dwr(ByteBufAllocator buffers, int hopByHopId, int endToEndId) {
        MessageWriter dwr = request(buffers, Commands.DEVICE_WATCHDOG, hopByHopId, endToEndId);
        return origin(dwr).add(Avps.ORIGIN_STATE_ID, originStateId).finish();
    }

    ByteBuf dpr(ByteBufAllocator buffers, int cause, int hopByHopId, int endToEndId) {
        MessageWriter dpr = request(buffers, Commands.DISCONNECT_PEER, hopByHopId, endToEndId);
        return origin(dpr).add(Avps.DISCONNECT_CAUSE, cause).finish();
    }

    /** DWA or DPA. */
    ByteBuf success(ByteBufAllocator buffers, DiameterHeader request) {
        MessageWriter answer = MessageWriter.start(buffers.buffer(128), request.answer());
        answer.add(Avps.RESULT_CODE, ResultCodes.DIAMETER_SUCCESS);
        origin(answer);
        if (request.commandCode() == Commands.DEVICE_WATCHDOG) {
            answer.add(Avps.ORIGIN_STATE_ID, originStateId);
        }
        return answer.finish();
    }

    private static MessageWriter request(ByteBufAllocator buffers, int command, int hopByHopId, int endToEndId) {
        DiameterHeader header = DiameterHeader.request(command, Applications.BASE, false, hopByHopId, endToEndId);
        return MessageWriter.start(buffers.buffer(256), header);
    }

    private MessageWriter origin(MessageWriter message) {
        return message.add(Avps.ORIGIN_HOST, identity.host()).add(Avps.ORIGIN_REALM, identity.realm());
    }

    private MessageWriter capabilities(MessageWriter message, InetAddress local) {
        message.addAddress(Avps.HOST_IP_ADDRESS, local)
                .add(Avps.VENDOR_ID, identity.vendorId())
                .add(Avps.PRODUCT_NAME, identity.product())
                .add(Avps.ORIGIN_STATE_ID, originStateId);
        applications.stream()
                .mapToInt(Application::vendorId)
                .filter(vendor -> vendor != 0)
                .distinct()
                .forEach(vendor -> message.add(Avps.SUPPORTED_VENDOR_ID, vendor));
        message.add(Avps.INBAND_SECURITY_ID, NO_INBAND_SECURITY);
        for (Application application : applications) {
            long id = Integer.toUnsignedLong(application.id());
            if (application.vendorId() == 0) {
                message.add(Avps.AUTH_APPLICATION_ID, id);
            } else {
                message.begin(Avps.VENDOR_SPECIFIC_APPLICATION_ID)
                        .add(Avps.VENDOR_ID, application.vendorId())
                        .add(Avps.AUTH_APPLICATION_ID, id)
                        .end();
            }
        }
        return message;
    }
}
