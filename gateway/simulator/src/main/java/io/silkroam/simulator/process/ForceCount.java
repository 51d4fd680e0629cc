package io.silkroam.simulator.process;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import javax.management.MBeanServerConnection;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import jdk.management.jfr.FlightRecorderMXBean;

/**
 * Counts how often another virtual machine forces a file to disk ({@code FileChannel.force}), from its beginning on.
 * That machine's own flight recorder counts; it is asked for nothing else, and for every one, however short.
 */
public final class ForceCount implements AutoCloseable {
    private static final String EVENT = "jdk.FileForce";

    private final FlightRecorderMXBean recorder;
    private final long recording;

    private ForceCount(FlightRecorderMXBean recorder, long recording) {
        this.recorder = recorder;
        this.recording = recording;
    }

    /** Begins to count. */
    static ForceCount begin(MBeanServerConnection beans) throws IOException {
        FlightRecorderMXBean recorder = ManagementFactory.newPlatformMXBeanProxy(
                beans, FlightRecorderMXBean.MXBEAN_NAME, FlightRecorderMXBean.class);
        long recording = recorder.newRecording();
        recorder.setRecordingSettings(
                recording,
                Map.of(EVENT + "#enabled", "true", EVENT + "#threshold", "0 ns", EVENT + "#stackTrace", "false"));
        recorder.startRecording(recording);
        return new ForceCount(recorder, recording);
    }

    /** How often a file whose name ends so was forced since the beginning. Reads all that was recorded. */
    public long of(String ending) throws IOException {
        Path copy = Files.createTempFile("silkroam-forces", ".jfr");
        try {
            recorder.copyTo(recording, copy.toString());
            long count = 0;
            try (RecordingFile events = new RecordingFile(copy)) {
                while (events.hasMoreEvents()) {
                    count += isOf(events.readEvent(), ending) ? 1 : 0;
                }
            }
            return count;
        } finally {
            Files.delete(copy);
        }
    }

    private static boolean isOf(RecordedEvent event, String ending) {
        return event.getEventType().getName().equals(EVENT)
                && event.getString("path") != null
                && event.getString("path").endsWith(ending);
    }

    /** Ends the recording; the machine must still run. */
    @Override
    public void close() throws IOException {
        recorder.closeRecording(recording);
    }
}
