package io.silkroam.leaks;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.slf4j.Logger;

/**
 * Fails a test class after which something of it is still there. JUnit finds it by itself; it is registered first, so
 * that it looks after everybody else's end.
 */
public final class NothingLeft implements BeforeAllCallback, AfterAllCallback {
    private static final ExtensionContext.Namespace OWN = ExtensionContext.Namespace.create(NothingLeft.class);

    /** Milliseconds, for a test of it. */
    static final String GRACE = "silkroam.leaks.grace";

    /** What ends by itself within it is no leak. Long, for slow machines; a class that leaves nothing never waits. */
    private static final Duration USUAL_GRACE = Duration.ofSeconds(20);

    @Override
    public void beforeAll(ExtensionContext context) {
        if (isOutermost(context)) {
            ParameterizedTests.letGo(context);
            context.getStore(OWN)
                    .put(Watch.class, Watch.start(LiveObjects.ofProduct(), Logger.ROOT_LOGGER_NAME, grace(context)));
        }
    }

    @Override
    public void afterAll(ExtensionContext context) {
        if (isOutermost(context)) {
            List<String> left =
                    context.getStore(OWN).get(Watch.class, Watch.class).left();
            if (!left.isEmpty()) {
                throw new AssertionError(context.getDisplayName() + " leaves behind:\n  " + String.join("\n  ", left));
            }
        }
    }

    private static Duration grace(ExtensionContext context) {
        return context.getConfigurationParameter(GRACE, Integer::valueOf)
                .map(Duration::ofMillis)
                .orElse(USUAL_GRACE);
    }

    /** Nested classes share what their outer class began with. */
    private static boolean isOutermost(ExtensionContext context) {
        return context.getParent().equals(Optional.of(context.getRoot()));
    }
}
