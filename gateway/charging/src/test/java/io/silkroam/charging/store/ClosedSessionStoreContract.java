package io.silkroam.charging.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.silkroam.charging.store.ClosedSession.RequestKey;
import io.silkroam.store.StoreException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

abstract class ClosedSessionStoreContract extends StoreContract {

    private static final RequestKey FIRST = new RequestKey(7, "pgw.example;1;2", 1, 0);
    private static final RequestKey LAST = new RequestKey(7, "pgw.example;1;2", 3, 0);
    private static final RequestKey OTHER = new RequestKey(8, "pgw.example;1;2", 1, 0);

    private final ClosedSessionStore store = new ClosedSessionStore();

    @Test
    void shouldFindTheAnswerOfExactlyTheSameRequest() {
        insert(new ClosedSession(FIRST, new byte[] {1}, 100), new ClosedSession(LAST, new byte[] {2}, 100));

        Map<RequestKey, byte[]> found = find(LAST, OTHER, FIRST);

        assertThat(found).containsOnlyKeys(FIRST, LAST);
        assertThat(found.get(FIRST)).containsExactly(1);
        assertThat(found.get(LAST)).containsExactly(2);
    }

    @Test
    void shouldRefuseToRememberARequestTwice() {
        insert(new ClosedSession(FIRST, new byte[] {1}, 100));

        assertThatThrownBy(() -> insert(new ClosedSession(FIRST, new byte[] {2}, 100)))
                .isInstanceOf(StoreException.class);
        assertThat(find(FIRST).get(FIRST)).containsExactly(1);
    }

    @Test
    void shouldForgetOnlyWhatNeedNotBeKeptAndNoMoreThanAsked() {
        insert(
                new ClosedSession(FIRST, new byte[] {1}, 100),
                new ClosedSession(LAST, new byte[] {2}, 99),
                new ClosedSession(OTHER, new byte[] {3}, 101));

        assertThat(prune(100, 1)).isEqualTo(1);
        assertThat(find(FIRST, LAST, OTHER)).containsOnlyKeys(FIRST, OTHER);
        assertThat(prune(100, 10)).isEqualTo(1);
        assertThat(prune(100, 10)).isZero();
        assertThat(find(OTHER)).containsOnlyKeys(OTHER);
    }

    private Map<RequestKey, byte[]> find(RequestKey... keys) {
        return transact(c -> store.find(c, List.of(keys)));
    }

    private int prune(long now, int limit) {
        return transact(c -> store.prune(c, now, limit));
    }

    private void insert(ClosedSession... sessions) {
        transact(c -> {
            store.insert(c, List.of(sessions));
            return null;
        });
    }
}
