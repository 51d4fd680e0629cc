package io.silkroam.charging.store;

import io.silkroam.charging.request.Identity;
import java.util.List;

/** An account that does not exist yet, with the names of its subscriber. Its first version is 1. */
@SuppressWarnings("ArrayRecordComponent") // handed to the driver and forgotten; never compared
public record NewAccount(long subscriberId, List<Identity> identities, long sweepAt, byte[] body) {

    public NewAccount {
        identities = List.copyOf(identities);
    }
}
