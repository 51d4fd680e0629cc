package io.silkroam.teststores;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.h2.store.fs.FileBaseDefault;
import org.h2.store.fs.FilePath;
import org.h2.store.fs.FilePathWrapper;

/**
 * A file system under H2 that remembers what was forced to disk. {@link #cutPower} leaves what a disk may hold at that
 * moment: everything forced, and of the writes since then any of them, in any order, the last one torn. One at a time.
 */
public final class LossyDisk extends FilePathWrapper {

    private static final String SCHEME = "lossy";
    private static final int SECTOR = 512;

    private static LossyDisk installed;

    private final List<Write> unforced = new ArrayList<>();
    private Path forcedImage;
    private long forces;
    private boolean forceFails;
    private boolean writeFails;
    private Runnable afterWrite = () -> {};

    private record Write(long position, ByteBuffer data) {}

    /** Puts the disk under every database opened by {@link #url} from now on. */
    public static LossyDisk install() {
        installed = new LossyDisk();
        FilePath.register(installed);
        return installed;
    }

    /** The JDBC URL of an H2 database in this file, on the disk. */
    public static String url(Path file) {
        return "jdbc:h2:file:" + SCHEME + ":" + file.toAbsolutePath();
    }

    @Override
    public String getScheme() {
        return SCHEME;
    }

    @Override
    public FileChannel open(String mode) throws IOException {
        FileChannel base = getBase().open(mode);
        boolean isDatabase = toString().endsWith(".mv.db");
        return isDatabase ? new Recorded(base, Path.of(getBase().toString())) : base;
    }

    /** How often a file was forced. */
    public synchronized long forces() {
        return forces;
    }

    /** What is left of the database after the power went now, as a database of this name. */
    public synchronized void cutPower(Path file, Random random) throws IOException {
        Path left = Path.of(file + ".mv.db");
        Files.copy(forcedImage, left, StandardCopyOption.REPLACE_EXISTING);
        try (FileChannel channel = FileChannel.open(left, StandardOpenOption.WRITE)) {
            for (Write write : unforced) {
                if (random.nextBoolean()) {
                    ByteBuffer data = write.data().duplicate();
                    boolean torn = random.nextInt(4) == 0;
                    data.limit(torn ? random.nextInt(data.limit() / SECTOR + 1) * SECTOR : data.limit());
                    channel.write(data, write.position());
                }
            }
        }
    }

    /** Called between a write and whatever follows it, where the power can go as well. */
    public synchronized void afterEachWrite(Runnable hook) {
        afterWrite = hook;
    }

    /** From now on the disk takes no sync. */
    public synchronized void failForces() {
        forceFails = true;
    }

    /** From now on the disk is full. */
    public synchronized void failWrites() {
        writeFails = true;
    }

    private synchronized int write(FileChannel base, ByteBuffer source, long position) throws IOException {
        if (writeFails) {
            throw new IOException("planted: no space left on device");
        }
        ByteBuffer copy = ByteBuffer.allocate(source.remaining());
        copy.put(source.duplicate()).flip();
        unforced.add(new Write(position, copy));
        int written = base.write(source, position);
        afterWrite.run();
        return written;
    }

    private synchronized void force(FileChannel base, Path file) throws IOException {
        if (forceFails) {
            throw new IOException("planted: input/output error");
        }
        base.force(true);
        forcedImage = Path.of(file + ".forced");
        Files.copy(file, forcedImage, StandardCopyOption.REPLACE_EXISTING);
        unforced.clear();
        forces++;
    }

    private static final class Recorded extends FileBaseDefault {
        private final FileChannel base;
        private final Path file;

        Recorded(FileChannel base, Path file) {
            this.base = base;
            this.file = file;
        }

        @Override
        public synchronized int read(ByteBuffer target, long position) throws IOException {
            return base.read(target, position);
        }

        @Override
        public synchronized int write(ByteBuffer source, long position) throws IOException {
            return installed.write(base, source, position);
        }

        @Override
        public void force(boolean metaData) throws IOException {
            installed.force(base, file);
        }

        @Override
        public long size() throws IOException {
            return base.size();
        }

        @Override
        protected void implTruncate(long size) throws IOException {
            base.truncate(size);
        }

        @Override
        public FileLock tryLock(long position, long size, boolean shared) throws IOException {
            return base.tryLock(position, size, shared);
        }

        @Override
        protected void implCloseChannel() throws IOException {
            base.close();
        }
    }
}
