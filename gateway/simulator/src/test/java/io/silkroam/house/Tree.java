package io.silkroam.house;

import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The project's files by path from its root, with forward slashes; what is not UTF-8 text reads as empty. */
record Tree(Map<String, String> files) {
    private static final Set<String> NOT_OURS = Set.of("target", ".git", ".idea", "data", ".settings");
    private static final long MOST_OCTETS = 1_000_000;

    /** A line of a file, numbered from 1. */
    record Line(String path, int number, String text) {
        String saying(String reason) {
            return path + ":" + number + ": " + reason;
        }
    }

    /** The tree this test was built from: upwards from the module to the folder that holds conf/gateway.yaml. */
    static Tree ofProject() throws IOException {
        Path folder = Path.of(System.getProperty("basedir", "")).toAbsolutePath();
        while (!Files.exists(folder.resolve("conf/gateway.yaml"))) {
            folder = folder.getParent();
            if (folder == null) {
                throw new IllegalStateException("conf/gateway.yaml is nowhere above the module");
            }
        }
        return under(folder);
    }

    private static Tree under(Path root) throws IOException {
        Map<String, String> files = new TreeMap<>();
        Files.walkFileTree(root, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                boolean ours = folder.equals(root)
                        || !NOT_OURS.contains(folder.getFileName().toString());
                return ours ? FileVisitResult.CONTINUE : FileVisitResult.SKIP_SUBTREE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                if (NOT_OURS.contains(file.getFileName().toString())) {
                    return FileVisitResult.CONTINUE; // a worktree has a file in the place of .git
                }
                String path = root.relativize(file).toString().replace('\\', '/');
                files.put(path, attributes.size() > MOST_OCTETS ? "" : text(file));
                return FileVisitResult.CONTINUE;
            }
        });
        return new Tree(files);
    }

    private static String text(Path file) throws IOException {
        try {
            return Files.readString(file);
        } catch (MalformedInputException e) {
            return "";
        }
    }

    String text(String path) {
        return files.getOrDefault(path, "");
    }

    /** Whether a file or a folder of that path is there. */
    boolean holds(String path) {
        return path.isEmpty()
                || files.containsKey(path)
                || files.keySet().stream().anyMatch(p -> p.startsWith(path + "/"));
    }

    List<String> paths(Predicate<String> which) {
        return files.keySet().stream().filter(which).toList();
    }

    /** All lines of the files whose path fits. */
    Stream<Line> lines(Predicate<String> which) {
        return paths(which).stream().flatMap(path -> lines(path, text(path)));
    }

    /** All lines without comments and without what stands in quotes; the numbers stay. */
    Stream<Line> code(Predicate<String> which) {
        return paths(which).stream().flatMap(path -> lines(path, codeOf(text(path))));
    }

    private static Stream<Line> lines(String path, String text) {
        String[] lines = text.split("\n", -1);
        return Stream.iterate(0, i -> i < lines.length, i -> i + 1).map(i -> new Line(path, i + 1, lines[i]));
    }

    private static String codeOf(String source) {
        StringBuilder code = new StringBuilder();
        int i = 0;
        while (i < source.length()) {
            int end = endOfComment(source, i);
            if (end == i) {
                end = endOfText(source, i);
            }
            if (end == i) {
                code.append(source.charAt(i++));
            } else {
                source.substring(i, end).chars().filter(c -> c == '\n').forEach(c -> code.append('\n'));
                i = end;
            }
        }
        return code.toString();
    }

    private static int endOfComment(String source, int start) {
        if (source.startsWith("/*", start)) {
            return after(source, "*/", start + 2);
        }
        return source.startsWith("//", start) ? after(source, "\n", start + 2) - 1 : start;
    }

    private static int endOfText(String source, int start) {
        if (source.startsWith("\"\"\"", start)) {
            return after(source, "\"\"\"", start + 3);
        }
        char quote = source.charAt(start);
        if (quote != '"' && quote != '\'') {
            return start;
        }
        int i = start + 1;
        while (i < source.length() && source.charAt(i) != quote) {
            i += source.charAt(i) == '\\' ? 2 : 1;
        }
        return Math.min(i + 1, source.length());
    }

    private static int after(String source, String mark, int from) {
        int found = source.indexOf(mark, from);
        return found < 0 ? source.length() : found + mark.length();
    }
}
