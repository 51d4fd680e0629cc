package io.silkroam.charging;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.silkroam.charging.request.Identity;
import java.util.Optional;

/**
 * Accounts as they were when last seen, so that a busy subscriber is not read from the database each time. Never
 * the truth: a write checks the version, and a decision without a write is made again from the database.
 */
final class AccountCache {
    private final Cache<Identity, Working.Stored> accounts;

    /** @param size accounts kept at most; the least useful go first */
    AccountCache(long size) {
        accounts =
                Caffeine.newBuilder().maximumSize(size).executor(Runnable::run).build();
    }

    Optional<Working.Stored> find(Identity identity) {
        return Optional.ofNullable(accounts.getIfPresent(identity));
    }

    void keep(Identity identity, Working.Stored stored) {
        accounts.put(identity, stored);
    }

    void forget(Identity identity) {
        accounts.invalidate(identity);
    }
}
