package io.silkroam.simulator.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What the disks of this machine have written, whoever asked for it, as Linux counts it ({@code proc(5)}, diskstats);
 * elsewhere 0. What it counts by process ({@code /proc/pid/io}, write_bytes) says nothing here: it takes a folio of
 * 256 KB for written where 8 KB of it are.
 */
public final class Disks {
    private static final Disks OF_THIS_MACHINE = new Disks(Path.of("/proc/diskstats"), Path.of("/sys/block"));
    /** Of diskstats, whatever the disk's own are. */
    private static final int SECTOR_OCTETS = 512;

    private static final int NAME = 2;
    private static final int SECTORS_WRITTEN = 9;

    private final Path counters;
    private final Path devices;

    Disks(Path counters, Path devices) {
        this.counters = counters;
        this.devices = devices;
    }

    public static Disks ofThisMachine() {
        return OF_THIS_MACHINE;
    }

    /** Since the machine was started. */
    public long writtenOctets() {
        try {
            return SECTOR_OCTETS
                    * Files.readString(counters)
                            .lines()
                            .map(line -> line.strip().split("\\s+"))
                            .filter(fields -> fields.length > SECTORS_WRITTEN && isDisk(fields[NAME]))
                            .mapToLong(fields -> Long.parseLong(fields[SECTORS_WRITTEN]))
                            .sum();
        } catch (IOException noLinux) {
            return 0;
        }
    }

    /** Not a part of one, nor what is only made of others. */
    private boolean isDisk(String name) {
        return Files.exists(devices.resolve(name).resolve("device"));
    }
}
