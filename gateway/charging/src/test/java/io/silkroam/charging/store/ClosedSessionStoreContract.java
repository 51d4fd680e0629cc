package io.silkroam.charging.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

abstract class ClosedSessionStoreContract extends StoreContract {

    private static final SessionMemory.Key FIRST = new SessionMemory.Key(7, "pgw.example;1;2");
    private static final SessionMemory.Key LAST = new SessionMemory.Key(7, "pgw.example;1;3");
    private static final SessionMemory.Key OTHER = new SessionMemory.Key(8, "pgw.example;1;2");

    @Test
    void shouldFindTheMemoryOfExactlyTheSameSession() {
        remember(new SessionMemory(FIRST, new byte[] {1}, 100), new SessionMemory(LAST, new byte[] {2}, 100));

        Map<SessionMemory.Key, byte[]> found = find(LAST, OTHER, FIRST);

        assertThat(found).containsOnlyKeys(FIRST, LAST);
        assertThat(found.get(FIRST)).containsExactly(1);
        assertThat(found.get(LAST)).containsExactly(2);
    }

    @Test
    void shouldReplaceWhatWasRememberedBefore() {
        remember(new SessionMemory(FIRST, new byte[] {1}, 100));
        remember(new SessionMemory(FIRST, new byte[] {2}, 200), new SessionMemory(OTHER, new byte[] {3}, 100));

        assertThat(find(FIRST).get(FIRST)).containsExactly(2);
        assertThat(prune(100, 10)).isEqualTo(1);
        assertThat(find(FIRST, OTHER)).containsOnlyKeys(FIRST);
    }

    @Test
    void shouldForgetOnlyWhatNeedNotBeKeptAndNoMoreThanAsked() {
        remember(
                new SessionMemory(FIRST, new byte[] {1}, 100),
                new SessionMemory(LAST, new byte[] {2}, 99),
                new SessionMemory(OTHER, new byte[] {3}, 101));

        assertThat(prune(100, 1)).isEqualTo(1);
        assertThat(find(FIRST, LAST, OTHER)).containsOnlyKeys(FIRST, OTHER);
        assertThat(prune(100, 10)).isEqualTo(1);
        assertThat(prune(100, 10)).isZero();
        assertThat(find(OTHER)).containsOnlyKeys(OTHER);
    }

    @Test
    void shouldKnowWhetherThereIsAnythingToForget() {
        assertThat(anyToForget(100)).isFalse();
        remember(new SessionMemory(FIRST, new byte[] {1}, 100));

        assertThat(anyToForget(99)).isFalse();
        assertThat(anyToForget(100)).isTrue();
        prune(100, 10);
        assertThat(anyToForget(100)).isFalse();
    }

    private ClosedSessionStore store() {
        return new ClosedSessionStore(database().dialect());
    }

    private Map<SessionMemory.Key, byte[]> find(SessionMemory.Key... keys) {
        return transact(c -> store().find(c, List.of(keys)));
    }

    private boolean anyToForget(long now) {
        return transact(c -> store().anyToForget(c, now));
    }

    private int prune(long now, int limit) {
        return transact(c -> store().prune(c, now, limit));
    }

    private void remember(SessionMemory... memories) {
        transact(c -> {
            store().remember(c, List.of(memories));
            return null;
        });
    }
}
