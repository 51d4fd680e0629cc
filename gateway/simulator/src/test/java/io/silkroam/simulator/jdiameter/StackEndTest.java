package io.silkroam.simulator.jdiameter;

import static io.silkroam.simulator.gy.Requests.SMF;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jdiameter.api.DisconnectCause;
import org.jdiameter.client.impl.StackImpl;
import org.jdiameter.common.api.concurrent.IConcurrentFactory;
import org.junit.jupiter.api.Test;

class StackEndTest {
    @Test
    void shouldEndThreadsThatAreStartedAfterTheStop() throws Exception {
        PartnerSettings.Gateway nobody = new PartnerSettings.Gateway("ocs1.ocs.test", "ocs.test", Loopback.freePort());
        PartnerSettings settings = PartnerSettings.of(SMF, Loopback.address(), nobody);
        // A client: a server that is stopped just when it begins to listen leaves its selector behind.
        StackImpl stack = new StackImpl();
        stack.init(new StackConfiguration(settings, request -> null));
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
