package io.silkroam.simulator.gy;

import java.util.Optional;

/** What one Multiple-Services-Credit-Control is about: a rating group, a service identifier, both, or neither. */
public record ServiceKey(Optional<Long> ratingGroup, Optional<Long> serviceIdentifier) {
    /** The MSCC without any key that Open5GS sends. */
    public static final ServiceKey UNNAMED = new ServiceKey(Optional.empty(), Optional.empty());

    public static ServiceKey ratingGroup(long ratingGroup) {
        return new ServiceKey(Optional.of(ratingGroup), Optional.empty());
    }

    public static ServiceKey of(long ratingGroup, long serviceIdentifier) {
        return new ServiceKey(Optional.of(ratingGroup), Optional.of(serviceIdentifier));
    }

    /** Whether an answer for {@code answered} is meant for this service; servers may leave out what they need not. */
    public boolean isAnsweredBy(ServiceKey answered) {
        return ratingGroup.equals(answered.ratingGroup)
                && (answered.serviceIdentifier.isEmpty() || serviceIdentifier.equals(answered.serviceIdentifier));
    }

    /** {@code 10/1}, {@code 10}, {@code -/1} or {@code -}. */
    @Override
    public String toString() {
        String group = ratingGroup.map(String::valueOf).orElse("-");
        return serviceIdentifier.map(identifier -> group + "/" + identifier).orElse(group);
    }
}
