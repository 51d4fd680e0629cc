package io.silkroam.gateway.gy;

import io.silkroam.charging.ChargingEngine;
import io.silkroam.charging.request.ChargingResult;
import io.silkroam.charging.request.CreditControlAnswer;
import io.silkroam.charging.request.RequestType;
import io.silkroam.diameter.codec.Message;
import io.silkroam.diameter.dictionary.Applications;
import io.silkroam.diameter.dictionary.Avps;
import io.silkroam.diameter.dictionary.Commands;
import io.silkroam.diameter.dictionary.ResultCodes;
import io.silkroam.diameter.node.Application;
import io.silkroam.diameter.node.IncomingRequest;

/**
 * The Diameter credit-control application, server side: RFC 8506 §3.1. The node has admitted the request and found
 * it well formed; here it is read, decided by the engine, and answered once the decision is on disk.
 */
public final class CreditControlApplication implements Application {
    private final ChargingEngine engine;
    private final long defaultRatingGroup;
    private final CreditControlObserver observer;

    /** @param defaultRatingGroup serves requests that name none */
    public CreditControlApplication(ChargingEngine engine, long defaultRatingGroup, CreditControlObserver observer) {
        this.engine = engine;
        this.defaultRatingGroup = defaultRatingGroup;
        this.observer = observer;
    }

    @Override
    public int id() {
        return Applications.CREDIT_CONTROL;
    }

    @Override
    public void onRequest(IncomingRequest incoming) {
        if (incoming.header().commandCode() != Commands.CREDIT_CONTROL) {
            incoming.answer(ResultCodes.DIAMETER_COMMAND_UNSUPPORTED, out -> {});
            return;
        }
        long arrived = System.nanoTime();
        GyRequest.Read read = GyRequestReader.read(incoming.message().avps(), defaultRatingGroup);
        read.unusable().ifPresent(unusable -> refuse(incoming, unusable));
        read.request()
                .ifPresent(asked -> engine.charge(asked.request(), answer -> {
                    observer.decided(asked.request().type(), answer.result(), System.nanoTime() - arrived);
                    answer(incoming, asked, answer);
                }));
    }

    private static void answer(IncomingRequest incoming, GyRequest asked, CreditControlAnswer answer) {
        int resultCode = GyAnswerWriter.resultCode(answer.result());
        incoming.answer(resultCode, out -> GyAnswerWriter.write(out, asked, answer));
    }

    private void refuse(IncomingRequest incoming, GyRequest.Unusable unusable) {
        observer.unusable(unusable.resultCode(), unusable.reason());
        Message message = incoming.message();
        int type = (int) message.unsigned(Avps.CC_REQUEST_TYPE).orElse(RequestType.INITIAL.code());
        long number = message.unsigned(Avps.CC_REQUEST_NUMBER).orElse(0);
        incoming.answer(unusable.resultCode(), out -> GyAnswerWriter.writeRequestKey(out, type, number));
    }

    /** Where figures of the application go. Called on the engine's threads; must not block. */
    public interface CreditControlObserver {
        /** A request was answered. */
        void decided(RequestType type, ChargingResult result, long nanos);

        /** A request was well formed but could not be used. */
        void unusable(int resultCode, String reason);
    }
}
