package io.silkroam.simulator.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.silkroam.store.Database;
import io.silkroam.store.TestDatabases;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is counted is what was forced, here of this very machine. */
class ForceCountTest {
    @TempDir
    private Path folder;

    @Test
    void shouldCountEachForceOfTheFilesThatAreMeantAndNoOther() throws Exception {
        try (ForceCount count = ForceCount.begin(ManagementFactory.getPlatformMBeanServer())) {
            force("one.db", 3);
            assertThat(count.of(".db")).isEqualTo(3);
            force("two.db", 4);
            force("other.log", 5);
            assertThat(count.of(".db")).isEqualTo(7);
        }
    }

    @Test
    void shouldFindOneForceForEachCommitOfAnEmbeddedDatabase() throws Exception {
        try (Database database = TestDatabases.h2(folder);
                ForceCount count = ForceCount.begin(ManagementFactory.getPlatformMBeanServer())) {
            for (int i = 0; i < 10; i++) {
                database.transact("commit", connection -> connection.isReadOnly());
            }
            assertThat(count.of(".mv.db")).isEqualTo(10);
        }
    }

    private void force(String name, int times) throws Exception {
        try (FileChannel file =
                FileChannel.open(folder.resolve(name), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            for (int i = 0; i < times; i++) {
                file.write(ByteBuffer.wrap(new byte[] {1}));
                file.force(false);
            }
        }
    }
}
