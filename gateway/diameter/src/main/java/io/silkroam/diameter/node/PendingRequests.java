package io.silkroam.diameter.node;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** The requests of one connection by Hop-by-Hop identifier: open addressing, no boxing. One event loop owns it. */
final class PendingRequests {
    private static final int SMALLEST = 64;

    private PendingRequest[] slots = new PendingRequest[SMALLEST];
    private int size;

    int size() {
        return size;
    }

    void add(PendingRequest request) {
        if (size * 2 >= slots.length) {
            grow();
        }
        insert(request);
        size++;
    }

    /** The request of those identifiers, taken out; null if nobody waits for it. */
    PendingRequest remove(int hopByHopId, int endToEndId) {
        int mask = slots.length - 1;
        for (int i = hopByHopId & mask; slots[i] != null; i = (i + 1) & mask) {
            if (slots[i].hopByHopId == hopByHopId && slots[i].endToEndId == endToEndId) {
                PendingRequest found = slots[i];
                close(i);
                size--;
                return found;
            }
        }
        return null;
    }

    /** Takes out all that fulfil the condition. */
    List<PendingRequest> removeIf(Predicate<PendingRequest> condition) {
        List<PendingRequest> found = new ArrayList<>();
        for (PendingRequest request : slots) {
            if (request != null && condition.test(request)) {
                found.add(request);
            }
        }
        for (PendingRequest request : found) {
            remove(request.hopByHopId, request.endToEndId);
        }
        return found;
    }

    private void insert(PendingRequest request) {
        int mask = slots.length - 1;
        int i = request.hopByHopId & mask;
        while (slots[i] != null) {
            i = (i + 1) & mask;
        }
        slots[i] = request;
    }

    /** Moves what follows the hole back into it, so that searches never stop too early. */
    private void close(int hole) {
        int mask = slots.length - 1;
        int free = hole;
        slots[free] = null;
        for (int i = (hole + 1) & mask; slots[i] != null; i = (i + 1) & mask) {
            int home = slots[i].hopByHopId & mask;
            if (((i - home) & mask) >= ((i - free) & mask)) {
                slots[free] = slots[i];
                slots[i] = null;
                free = i;
            }
        }
    }

    private void grow() {
        PendingRequest[] old = slots;
        slots = new PendingRequest[old.length * 2];
        for (PendingRequest request : old) {
            if (request != null) {
                insert(request);
            }
        }
    }
}
