package io.silkroam.charging.request;

/**
 * What a quota is for: Rating-Group and Service-Identifier, RFC 8506 §8.16. A request that names no rating group is
 * served by the configured default group, but answered without one.
 *
 * @param serviceIdentifier {@link #NONE} if not given
 * @param named whether the request named the rating group
 */
public record ServiceKey(long ratingGroup, long serviceIdentifier, boolean named) {
    public static final long NONE = -1;

    public static ServiceKey of(long ratingGroup) {
        return new ServiceKey(ratingGroup, NONE, true);
    }

    @Override
    public String toString() {
        return ratingGroup + (serviceIdentifier == NONE ? "" : "/" + serviceIdentifier);
    }
}
