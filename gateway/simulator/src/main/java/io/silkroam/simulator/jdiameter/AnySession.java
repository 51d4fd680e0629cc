package io.silkroam.simulator.jdiameter;

import org.jdiameter.api.NetworkReqListener;
import org.jdiameter.client.api.IContainer;
import org.jdiameter.common.impl.data.LocalDataSource;

/**
 * Tells jDiameter that every Session-Id has a listener, and always the same: sessions are ours to know, and a request
 * for one that is gone deserves an answer too. jDiameter creates it by reflection.
 */
public final class AnySession extends LocalDataSource {
    private final IContainer stack;

    public AnySession(IContainer stack) {
        super(stack);
        this.stack = stack;
    }

    @Override
    public NetworkReqListener getSessionListener(String sessionId) {
        return ((StackConfiguration) stack.getConfiguration()).listener();
    }
}
