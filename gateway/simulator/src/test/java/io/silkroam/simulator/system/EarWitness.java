package io.silkroam.simulator.system;

import io.silkroam.simulator.jdiameter.GatewayListener;
import io.silkroam.simulator.jdiameter.GatewayRequest;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Writes down what the gateway asks of a peer before the peer reacts. */
final class EarWitness implements GatewayListener {
    private final List<GatewayRequest> reAuths = new CopyOnWriteArrayList<>();
    private final List<GatewayRequest> aborts = new CopyOnWriteArrayList<>();
    private final GatewayListener listener;

    EarWitness(GatewayListener listener) {
        this.listener = listener;
    }

    @Override
    public int onReAuth(GatewayRequest request) {
        reAuths.add(request);
        return listener.onReAuth(request);
    }

    @Override
    public int onAbort(GatewayRequest request) {
        aborts.add(request);
        return listener.onAbort(request);
    }

    List<GatewayRequest> reAuths() {
        return reAuths;
    }

    List<GatewayRequest> aborts() {
        return aborts;
    }
}
