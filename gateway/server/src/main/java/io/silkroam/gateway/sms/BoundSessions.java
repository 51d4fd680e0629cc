package io.silkroam.gateway.sms;

import io.silkroam.smpp.session.SmppSession;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** The sessions of each account or link that can be sent on, and whose turn it is. Any thread. */
final class BoundSessions {
    /** Sessions of one party. */
    private static final class Group {
        private final CopyOnWriteArrayList<SmppSession> sessions = new CopyOnWriteArrayList<>();
        private final AtomicInteger turn = new AtomicInteger();
    }

    private final Map<String, Group> groups = new ConcurrentHashMap<>();

    void add(String party, SmppSession session) {
        groups.computeIfAbsent(party, p -> new Group()).sessions.add(session);
    }

    void remove(String party, SmppSession session) {
        Group group = groups.get(party);
        if (group != null) {
            group.sessions.remove(session);
        }
    }

    List<SmppSession> of(String party) {
        Group group = groups.get(party);
        return group == null ? List.of() : new ArrayList<>(group.sessions);
    }

    /** What all of its sessions together would take now. */
    int room(String party) {
        Group group = groups.get(party);
        int room = 0;
        if (group != null) {
            for (SmppSession session : group.sessions) {
                room += session.room();
            }
        }
        return room;
    }

    /** The next one that has room, each in its turn. */
    Optional<SmppSession> next(String party) {
        Group group = groups.get(party);
        if (group == null) {
            return Optional.empty();
        }
        List<SmppSession> sessions = group.sessions;
        int first = group.turn.getAndIncrement();
        Object[] now = sessions.toArray();
        for (int i = 0; i < now.length; i++) {
            SmppSession session = (SmppSession) now[Math.floorMod(first + i, now.length)];
            if (session.room() > 0) {
                return Optional.of(session);
            }
        }
        return Optional.empty();
    }
}
