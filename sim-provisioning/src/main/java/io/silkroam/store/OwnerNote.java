package io.silkroam.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A line beside an embedded database that says which process has it open, for the message a second process gives. The
 * lock itself is H2's; this note only puts a name to it.
 */
record OwnerNote(Path file) {

    private static final Logger LOG = LoggerFactory.getLogger(OwnerNote.class);

    static OwnerNote of(DatabaseSettings settings) {
        String database = settings.url().substring(DatabaseSettings.H2_PREFIX.length());
        // A scheme in front of the path (H2's own file systems) is not part of the file's name.
        return new OwnerNote(Path.of(database.substring(database.lastIndexOf(':') + 1) + ".owner"));
    }

    void write() {
        ProcessHandle self = ProcessHandle.current();
        String since =
                self.info().startInstant().map(at -> ", running since " + at).orElse("");
        try {
            Files.writeString(file, "process " + self.pid() + since);
        } catch (IOException e) {
            LOG.warn("cannot note beside the database who has it open: {}", e.toString());
        }
    }

    String read() {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            return "another process";
        }
    }

    void delete() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            LOG.warn("cannot remove the note of who has the database open: {}", e.toString());
        }
    }
}
