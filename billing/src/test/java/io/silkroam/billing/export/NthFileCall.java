package io.silkroam.billing.export;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.AccessMode;
import java.nio.file.CopyOption;
import java.nio.file.DirectoryStream;
import java.nio.file.FileStore;
import java.nio.file.FileSystem;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.nio.file.WatchEvent;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.FileAttributeView;
import java.nio.file.attribute.UserPrincipalLookupService;
import java.nio.file.spi.FileSystemProvider;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;
import java.util.stream.StreamSupport;

/**
 * Paths of the disk over which the n-th of all calls to the file system fails, once: a folder made, listed or synced, a
 * file opened, looked at, written, synced, closed, renamed or removed. For one thread.
 */
final class NthFileCall {
    private final Files files = new Files();
    private final Tree tree = new Tree();
    private Kind kind = Kind.REFUSED;
    private long left;

    /** How it fails. */
    enum Kind {
        REFUSED,
        /** It is done, and then said to have failed. */
        DONE_AND_FAILED
    }

    /** That path, over which calls can fail. */
    Path over(Path real) {
        return new Faulty(real);
    }

    void arm(long nth, Kind how) {
        left = nth;
        kind = how;
    }

    /** Nothing fails any more; returns whether the call came that was to fail. */
    boolean disarm() {
        boolean came = left <= 0;
        left = 0;
        return came;
    }

    /** What is done on the disk. */
    @FunctionalInterface
    interface Step<T> {
        T take() throws IOException;
    }

    /** Does it, unless it is its turn to fail. */
    <T> T call(Step<T> step) throws IOException {
        if (left <= 0 || --left > 0) {
            return step.take();
        }
        if (kind == Kind.DONE_AND_FAILED && step.take() instanceof AutoCloseable opened) {
            try {
                opened.close();
            } catch (Exception e) {
                throw new IOException(e);
            }
        }
        throw new IOException("planted: input/output error");
    }

    private static Path real(Path path) {
        return path instanceof Faulty faulty ? faulty.real : path;
    }

    private final class Faulty implements Path {
        private final Path real;

        Faulty(Path real) {
            this.real = real;
        }

        private Path of(Path other) {
            return other == null ? null : new Faulty(other);
        }

        @Override
        public FileSystem getFileSystem() {
            return tree;
        }

        @Override
        public boolean isAbsolute() {
            return real.isAbsolute();
        }

        @Override
        public Path getRoot() {
            return of(real.getRoot());
        }

        @Override
        public Path getFileName() {
            return of(real.getFileName());
        }

        @Override
        public Path getParent() {
            return of(real.getParent());
        }

        @Override
        public int getNameCount() {
            return real.getNameCount();
        }

        @Override
        public Path getName(int index) {
            return of(real.getName(index));
        }

        @Override
        public Path subpath(int begin, int end) {
            return of(real.subpath(begin, end));
        }

        @Override
        public boolean startsWith(Path other) {
            return real.startsWith(real(other));
        }

        @Override
        public boolean endsWith(Path other) {
            return real.endsWith(real(other));
        }

        @Override
        public Path normalize() {
            return of(real.normalize());
        }

        @Override
        public Path resolve(Path other) {
            return of(real.resolve(real(other)));
        }

        @Override
        public Path relativize(Path other) {
            return of(real.relativize(real(other)));
        }

        @Override
        public URI toUri() {
            return real.toUri();
        }

        @Override
        public Path toAbsolutePath() {
            return of(real.toAbsolutePath());
        }

        @Override
        public Path toRealPath(LinkOption... options) throws IOException {
            return of(real.toRealPath(options));
        }

        @Override
        public File toFile() {
            return real.toFile();
        }

        @Override
        public WatchKey register(WatchService watcher, WatchEvent.Kind<?>[] events, WatchEvent.Modifier... modifiers)
                throws IOException {
            return real.register(watcher, events, modifiers);
        }

        @Override
        public int compareTo(Path other) {
            return real.compareTo(real(other));
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Faulty faulty && real.equals(faulty.real);
        }

        @Override
        public int hashCode() {
            return real.hashCode();
        }

        @Override
        public String toString() {
            return real.toString();
        }
    }

    private final class Files extends FileSystemProvider {
        private FileSystemProvider disk() {
            return Path.of("").getFileSystem().provider();
        }

        @Override
        public String getScheme() {
            return "faulty";
        }

        @Override
        public FileSystem newFileSystem(URI uri, Map<String, ?> environment) {
            throw new UnsupportedOperationException();
        }

        @Override
        public FileSystem getFileSystem(URI uri) {
            return tree;
        }

        @Override
        public Path getPath(URI uri) {
            return new Faulty(Path.of(uri));
        }

        @Override
        public FileChannel newFileChannel(Path path, Set<? extends OpenOption> options, FileAttribute<?>... attributes)
                throws IOException {
            return call(
                    () -> new NthChannelCall(NthFileCall.this, disk().newFileChannel(real(path), options, attributes)));
        }

        @Override
        public SeekableByteChannel newByteChannel(
                Path path, Set<? extends OpenOption> options, FileAttribute<?>... attributes) throws IOException {
            return newFileChannel(path, options, attributes);
        }

        @Override
        public DirectoryStream<Path> newDirectoryStream(Path path, DirectoryStream.Filter<? super Path> filter)
                throws IOException {
            DirectoryStream<Path> entries = call(() -> disk().newDirectoryStream(real(path), entry -> true));
            return new DirectoryStream<>() {
                @Override
                public Iterator<Path> iterator() {
                    return StreamSupport.stream(entries.spliterator(), false)
                            .<Path>map(Faulty::new)
                            .filter(this::accepts)
                            .iterator();
                }

                private boolean accepts(Path entry) {
                    try {
                        return filter.accept(entry);
                    } catch (IOException e) {
                        throw new IllegalStateException(e);
                    }
                }

                @Override
                public void close() throws IOException {
                    entries.close();
                }
            };
        }

        @Override
        public void createDirectory(Path path, FileAttribute<?>... attributes) throws IOException {
            call(() -> {
                disk().createDirectory(real(path), attributes);
                return null;
            });
        }

        @Override
        public void delete(Path path) throws IOException {
            call(() -> {
                disk().delete(real(path));
                return null;
            });
        }

        @Override
        public void copy(Path from, Path to, CopyOption... options) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void move(Path from, Path to, CopyOption... options) throws IOException {
            call(() -> {
                disk().move(real(from), real(to), options);
                return null;
            });
        }

        @Override
        public boolean isSameFile(Path one, Path other) throws IOException {
            return disk().isSameFile(real(one), real(other));
        }

        @Override
        public boolean isHidden(Path path) throws IOException {
            return disk().isHidden(real(path));
        }

        @Override
        public FileStore getFileStore(Path path) throws IOException {
            return call(() -> disk().getFileStore(real(path)));
        }

        @Override
        public void checkAccess(Path path, AccessMode... modes) throws IOException {
            call(() -> {
                disk().checkAccess(real(path), modes);
                return null;
            });
        }

        @Override
        public <V extends FileAttributeView> V getFileAttributeView(Path path, Class<V> type, LinkOption... options) {
            return disk().getFileAttributeView(real(path), type, options);
        }

        @Override
        public <A extends BasicFileAttributes> A readAttributes(Path path, Class<A> type, LinkOption... options)
                throws IOException {
            return call(() -> disk().readAttributes(real(path), type, options));
        }

        @Override
        public Map<String, Object> readAttributes(Path path, String attributes, LinkOption... options)
                throws IOException {
            return call(() -> disk().readAttributes(real(path), attributes, options));
        }

        @Override
        public void setAttribute(Path path, String attribute, Object value, LinkOption... options) throws IOException {
            disk().setAttribute(real(path), attribute, value, options);
        }
    }

    private final class Tree extends FileSystem {
        private final FileSystem disk = Path.of("").getFileSystem();

        @Override
        public FileSystemProvider provider() {
            return files;
        }

        @Override
        public void close() {
            throw new UnsupportedOperationException();
        }

        @Override
        public boolean isOpen() {
            return true;
        }

        @Override
        public boolean isReadOnly() {
            return false;
        }

        @Override
        public String getSeparator() {
            return disk.getSeparator();
        }

        @Override
        public Iterable<Path> getRootDirectories() {
            return disk.getRootDirectories();
        }

        @Override
        public Iterable<FileStore> getFileStores() {
            return disk.getFileStores();
        }

        @Override
        public Set<String> supportedFileAttributeViews() {
            return disk.supportedFileAttributeViews();
        }

        @Override
        public Path getPath(String first, String... more) {
            return new Faulty(disk.getPath(first, more));
        }

        @Override
        public PathMatcher getPathMatcher(String pattern) {
            PathMatcher matcher = disk.getPathMatcher(pattern);
            return path -> matcher.matches(real(path));
        }

        @Override
        public UserPrincipalLookupService getUserPrincipalLookupService() {
            return disk.getUserPrincipalLookupService();
        }

        @Override
        public WatchService newWatchService() throws IOException {
            return disk.newWatchService();
        }
    }
}
