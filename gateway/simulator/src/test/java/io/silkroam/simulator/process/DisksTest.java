package io.silkroam.simulator.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DisksTest {
    @TempDir
    private Path folder;

    @Test
    void shouldCountWholeDisksOnly() throws Exception {
        Files.createDirectories(folder.resolve("block/vda/device"));
        Files.createDirectories(folder.resolve("block/vdb/device"));
        Files.createDirectories(folder.resolve("block/dm-0"));
        Path counters = Files.writeString(folder.resolve("diskstats"), """
                 254       0 vda 41057 5600 2952530 18849 2515654 108420 100 1167283 0 344628 1279772 121365 34 9 46915
                 254       1 vda1 41057 5600 2952530 18849 2515654 108420 90 1167283 0 344628 1279772 121365 34 9 46915
                 254      16 vdb 1 2 3 4 5 6 7 8 9 10 11
                 253       0 dm-0 1 2 3 4 5 6 1000 8 9 10 11
                """);

        assertThat(new Disks(counters, folder.resolve("block")).writtenOctets()).isEqualTo(107 * 512);
    }

    @Test
    void shouldBearAMachineThatCountsNothing() {
        assertThat(new Disks(folder.resolve("none"), folder).writtenOctets()).isZero();
    }
}
