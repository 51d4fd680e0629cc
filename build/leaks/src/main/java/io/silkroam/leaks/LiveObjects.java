package io.silkroam.leaks;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import javax.management.JMException;
import javax.management.ObjectName;

/**
 * What no table may hold any more once its owner is closed, by the names of its classes: the JVM collects what nobody
 * can reach and counts the rest. So nothing has to be registered anywhere for the sake of tests.
 */
final class LiveObjects {
    private final Set<String> names;

    LiveObjects(Set<String> names) {
        this.names = names;
    }

    /** Sessions, connections, pending requests and commands, as {@code sessions.txt} names them. */
    static LiveObjects ofProduct() {
        try (InputStream list = LiveObjects.class.getResourceAsStream("sessions.txt")) {
            String text = new String(list.readAllBytes(), StandardCharsets.UTF_8);
            Set<String> names = new TreeSet<>(text.lines()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                    .toList());
            return new LiveObjects(names);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    Set<String> names() {
        return names;
    }

    /** Those that can be reached, a line a class. */
    List<String> live() {
        return histogram()
                .lines()
                .map(line -> line.strip().split("\\s+", -1))
                .filter(columns -> columns.length >= 4 && names.contains(columns[3]))
                .map(columns -> columns[1] + " live " + columns[3])
                .toList();
    }

    private static String histogram() {
        try {
            return (String) ManagementFactory.getPlatformMBeanServer()
                    .invoke(
                            new ObjectName("com.sun.management:type=DiagnosticCommand"),
                            "gcClassHistogram",
                            new Object[] {new String[0]},
                            new String[] {String[].class.getName()});
        } catch (JMException otherJvm) {
            return "";
        }
    }
}
