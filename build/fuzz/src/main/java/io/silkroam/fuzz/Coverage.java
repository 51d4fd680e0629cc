package io.silkroam.fuzz;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jacoco.core.analysis.Analyzer;
import org.jacoco.core.analysis.CoverageBuilder;
import org.jacoco.core.analysis.ICounter;
import org.jacoco.core.analysis.ISourceFileCoverage;
import org.jacoco.core.data.ExecutionDataStore;
import org.jacoco.core.data.SessionInfoStore;
import org.jacoco.core.instr.Instrumenter;
import org.jacoco.core.runtime.IRuntime;
import org.jacoco.core.runtime.LoggerRuntime;
import org.jacoco.core.runtime.RuntimeData;

/**
 * Which lines of decoders the seeds of targets reach, without one mutation: JaCoCo's count, made in this process on
 * instrumented copies of the classes, which do not know the ones the other tests use.
 *
 * @param files by name
 */
public record Coverage(List<File> files) {
    public Coverage {
        files = List.copyOf(files);
    }

    /** A source file: its lines with code, and those of them that no seed reached. */
    public record File(String name, int lines, List<Integer> missed) {
        public File {
            missed = List.copyOf(missed);
        }
    }

    /**
     * Counts.
     *
     * @param classes the folder of the module's compiled classes
     * @param decoders source files by their path without {@code .java}, or packages: what is counted
     */
    public static Coverage of(Path classes, Set<String> decoders, List<Class<? extends Target<?>>> targets) {
        try {
            return new Counting(classes, decoders).of(targets);
        } catch (Exception e) {
            throw new IllegalStateException("the coverage could not be counted", e);
        }
    }

    /** Lines reached, in percent, cut. */
    public int percent() {
        int lines = files.stream().mapToInt(File::lines).sum();
        int missed = files.stream().mapToInt(file -> file.missed.size()).sum();
        return lines == 0 ? 0 : 100 * (lines - missed) / lines;
    }

    /** A table, and the lines that were missed. */
    @Override
    public String toString() {
        String rows = files.stream().map(Coverage::row).collect(Collectors.joining());
        int lines = files.stream().mapToInt(File::lines).sum();
        return rows + String.format(Locale.ROOT, "%-56s %5d lines, %3d %%%n", "all", lines, percent());
    }

    private static String row(File file) {
        int percent = 100 * (file.lines - file.missed.size()) / file.lines;
        String missed = file.missed.isEmpty() ? "" : ", not " + file.missed;
        return String.format(Locale.ROOT, "%-56s %5d lines, %3d %%%s%n", file.name, file.lines, percent, missed);
    }

    /** One count. */
    private static final class Counting {
        private final Path classes;
        private final Set<String> decoders;
        private final IRuntime runtime = new LoggerRuntime();

        Counting(Path classes, Set<String> decoders) {
            this.classes = classes;
            this.decoders = decoders;
        }

        Coverage of(List<Class<? extends Target<?>>> targets) throws Exception {
            RuntimeData data = new RuntimeData();
            runtime.startup(data);
            ClassLoader copies = new Copies(Coverage.class.getClassLoader());
            for (Class<? extends Target<?>> target : targets) {
                Target<?> copy = copies.loadClass(target.getName())
                        .asSubclass(Target.class)
                        .getDeclaredConstructor()
                        .newInstance();
                replay(copy);
            }
            ExecutionDataStore executed = new ExecutionDataStore();
            data.collect(executed, new SessionInfoStore(), false);
            runtime.shutdown();
            CoverageBuilder builder = new CoverageBuilder();
            Analyzer analyzer = new Analyzer(executed, builder);
            for (String name : counted()) {
                analyzer.analyzeClass(bytes(name), name);
            }
            return new Coverage(builder.getSourceFiles().stream()
                    .filter(file -> file.getLineCounter().getTotalCount() > 0)
                    .map(Counting::file)
                    .sorted(Comparator.comparing(File::name))
                    .toList());
        }

        private static <T> void replay(Target<T> target) {
            target.seeds().forEach(seed -> target.check(seed, target.decode(seed)));
        }

        private static File file(ISourceFileCoverage file) {
            List<Integer> missed = IntStream.rangeClosed(file.getFirstLine(), file.getLastLine())
                    .filter(line -> file.getLine(line).getStatus() == ICounter.NOT_COVERED)
                    .boxed()
                    .toList();
            String name = file.getPackageName() + "/" + file.getName();
            return new File(name, file.getLineCounter().getTotalCount(), missed);
        }

        private List<String> counted() throws IOException {
            List<String> names = new ArrayList<>();
            try (Stream<Path> files = Files.walk(classes)) {
                files.map(file -> classes.relativize(file).toString().replace('\\', '/'))
                        .filter(name -> name.endsWith(".class"))
                        .map(name -> name.substring(0, name.length() - ".class".length()))
                        .filter(this::isCounted)
                        .forEach(names::add);
            }
            return names;
        }

        private boolean isCounted(String name) {
            int dollar = name.indexOf('$');
            String outer = dollar < 0 ? name : name.substring(0, dollar);
            return decoders.contains(outer) || decoders.contains(outer.substring(0, outer.lastIndexOf('/')));
        }

        private byte[] bytes(String name) throws IOException {
            return Files.readAllBytes(classes.resolve(name + ".class"));
        }

        /** Loads everything of ours but this package anew, and what is counted with JaCoCo's probes in it. */
        private final class Copies extends ClassLoader {
            private final Instrumenter instrumenter = new Instrumenter(runtime);

            Copies(ClassLoader parent) {
                super(parent);
            }

            @Override
            protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
                synchronized (getClassLoadingLock(name)) {
                    boolean copied = name.startsWith("io.silkroam.") && !isOfThisPackage(name);
                    if (!copied) {
                        return super.loadClass(name, resolve);
                    }
                    Class<?> loaded = findLoadedClass(name);
                    return loaded != null ? loaded : define(name);
                }
            }

            private Class<?> define(String name) throws ClassNotFoundException {
                String path = name.replace('.', '/');
                try (var in = getParent().getResourceAsStream(path + ".class")) {
                    if (in == null) {
                        throw new ClassNotFoundException(name);
                    }
                    byte[] octets = in.readAllBytes();
                    byte[] ready = isCounted(path) ? instrumenter.instrument(octets, path) : octets;
                    return defineClass(name, ready, 0, ready.length);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }

            private boolean isOfThisPackage(String name) {
                String own = Coverage.class.getPackageName() + ".";
                return name.startsWith(own) && name.indexOf('.', own.length()) < 0;
            }
        }
    }
}
