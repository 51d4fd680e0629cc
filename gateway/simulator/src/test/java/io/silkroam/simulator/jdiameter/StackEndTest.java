package io.silkroam.simulator.jdiameter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jdiameter.api.DisconnectCause;
import org.jdiameter.client.impl.StackImpl;
import org.jdiameter.common.api.concurrent.IConcurrentFactory;
import org.junit.jupiter.api.Test;

class StackEndTest {
    private static final String REALM = "ocs.test";

    @Test
    void shouldEndThreadsThatAreStartedAfterTheStop() throws Exception {
        StackImpl stack = new org.jdiameter.server.impl.StackImpl();
        stack.init(ServerConfiguration.of("ocs1.ocs.test", REALM, Loopback.freePort(), REALM));
        stack.start();
        stack.stop(2, TimeUnit.SECONDS, DisconnectCause.REBOOTING);
        Thread late = stack.getAssemblerFacility()
                .getComponentInstance(IConcurrentFactory.class)
                .getThread("late", StackEndTest::untilInterrupted);
        late.start();
        StackEnd.destroy(stack);
        assertThat(late.isAlive()).isFalse();
    }

    @Test
    void shouldBearAStackThatWasNeverInitialised() {
        assertThatCode(() -> StackEnd.destroy(new StackImpl())).doesNotThrowAnyException();
    }

    private static void untilInterrupted() {
        while (!Thread.currentThread().isInterrupted()) {
            LockSupport.park();
        }
    }
}
