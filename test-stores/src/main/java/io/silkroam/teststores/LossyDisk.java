package io.silkroam.teststores;

import java.io.IOException;
import java.io.InterruptedIOException;
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
import java.util.concurrent.CountDownLatch;
import org.h2.store.fs.FileBaseDefault;
import org.h2.store.fs.FilePath;
import org.h2.store.fs.FilePathWrapper;

/**
 * A file system under H2 that remembers what was forced to disk. {@link #cutPower} leaves what a disk may hold at that
 * moment: everything forced, and of the writes since then any of them, in any order, each whole or torn. It can also
 * fail, fill up, stall and lie. One disk, and one database on it, at a time.
 */
public final class LossyDisk extends FilePathWrapper {

    private static final String SCHEME = "lossy";
    private static final int SECTOR = 512;

    private static LossyDisk installed;

    private final List<Change> unforced = new ArrayList<>();
    private Path forcedImage;
    private FileChannel forced;
    private long forces;
    private boolean forceFails;
    private boolean forceLies;
    private boolean writeFails;
    private Runnable afterWrite = () -> {};
    private Runnable afterForce = () -> {};
    private Runnable atFailure = () -> {};
    private volatile CountDownLatch stalled = new CountDownLatch(0);

    /** @param data null where the file was cut off at this position */
    private record Change(long position, ByteBuffer data) {
        void to(FileChannel file) throws IOException {
            if (data == null) {
                file.truncate(position);
            } else {
                file.write(data.duplicate(), position);
            }
        }

        /** Some whole sectors of it, from the front. */
        Change torn(Random random) {
            if (data == null) {
                return this;
            }
            ByteBuffer front = data.duplicate();
            front.limit(random.nextInt(front.limit() / SECTOR + 1) * SECTOR);
            return new Change(position, front);
        }
    }

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
        if (!toString().endsWith(".mv.db")) {
            return base;
        }
        installed.opened(Path.of(getBase().toString()));
        return new Recorded(base);
    }

    /** What a file held when it was opened is on disk. */
    private synchronized void opened(Path file) throws IOException {
        Path image = Path.of(file + ".forced");
        if (!image.equals(forcedImage)) {
            forcedImage = image;
            Files.copy(file, image, StandardCopyOption.REPLACE_EXISTING);
            forced = FileChannel.open(image, StandardOpenOption.WRITE);
        }
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
            for (Change change : unforced) {
                if (random.nextBoolean()) {
                    (random.nextInt(4) == 0 ? change.torn(random) : change).to(channel);
                }
            }
        }
    }

    /** Cuts the power and ends with the power off: nothing is written, forced or answered between the two. */
    public synchronized void cutPower(Path file, Random random, Runnable off) throws IOException {
        cutPower(file, random);
        off.run();
    }

    /** Called between a write and whatever follows it, where the power can go as well. */
    public synchronized void afterEachWrite(Runnable hook) {
        afterWrite = hook;
    }

    /** Called when something is on disk, before whoever forced it knows. */
    public synchronized void afterEachForce(Runnable hook) {
        afterForce = hook;
    }

    /** From now on the disk takes no sync. */
    public synchronized void failForces() {
        failForces(() -> {});
    }

    /** The same; the hook is called each time, before the caller hears of it. */
    public synchronized void failForces(Runnable hook) {
        forceFails = true;
        atFailure = hook;
    }

    /** From now on a sync succeeds and does nothing: how a disk behaves whose cache is not what it says. */
    public synchronized void pretendToForce() {
        forceLies = true;
    }

    /** From now on the disk is full. */
    public synchronized void failWrites() {
        failWrites(() -> {});
    }

    /** The same; the hook is called each time, before the caller hears of it. */
    public synchronized void failWrites(Runnable hook) {
        writeFails = true;
        atFailure = hook;
    }

    /** From now on no sync returns. */
    public void stall() {
        stalled = new CountDownLatch(1);
    }

    /** What stalled goes on. */
    public void goOn() {
        stalled.countDown();
    }

    private synchronized int write(FileChannel base, ByteBuffer source, long position) throws IOException {
        if (writeFails) {
            atFailure.run();
            throw new IOException("planted: no space left on device");
        }
        ByteBuffer copy = ByteBuffer.allocate(source.remaining());
        copy.put(source.duplicate()).flip();
        unforced.add(new Change(position, copy));
        int written = base.write(source, position);
        afterWrite.run();
        return written;
    }

    private synchronized void truncate(FileChannel base, long size) throws IOException {
        unforced.add(new Change(size, null));
        base.truncate(size);
    }

    private void force(FileChannel base) throws IOException {
        try {
            stalled.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while the disk stalled");
        }
        forceNow(base);
    }

    private synchronized void forceNow(FileChannel base) throws IOException {
        if (forceFails) {
            atFailure.run();
            throw new IOException("planted: input/output error");
        }
        if (!forceLies) {
            base.force(true);
            for (Change change : unforced) {
                change.to(forced);
            }
            unforced.clear();
        }
        forces++;
        afterForce.run();
    }

    private static final class Recorded extends FileBaseDefault {
        private final FileChannel base;

        Recorded(FileChannel base) {
            this.base = base;
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
            installed.force(base);
        }

        @Override
        public long size() throws IOException {
            return base.size();
        }

        @Override
        protected void implTruncate(long size) throws IOException {
            installed.truncate(base, size);
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
