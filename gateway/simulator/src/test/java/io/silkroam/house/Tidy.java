package io.silkroam.house;

import io.silkroam.house.Tree.Line;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What the compiler and Checkstyle do not see: each check reads a tree and returns what is wrong, a line each. */
final class Tidy {
    private static final int MOST_LINES = 500;
    private static final Map<Pattern, String> CLOCKS = Map.of(
            Pattern.compile("System\\s*\\.\\s*currentTimeMillis"), "take the time from the Clock you are given",
            Pattern.compile("\\bInstant\\s*\\.\\s*now\\(\\s*\\)"), "take the time from the Clock you are given",
            Pattern.compile("\\bClock\\s*\\.\\s*system\\w*"), "clocks are made where programs are put together");
    private static final Pattern FRACTIONS = Pattern.compile("\\b(double|float|Double|Float)\\b");
    private static final Pattern UNFINISHED = Pattern.compile("\\b(TO" + "DO|FIX" + "ME|X" + "XX)\\b");
    private static final Pattern LINK = Pattern.compile("\\[[^\\]]*\\]\\(([^)#\\s]*)(?:#[^)]*)?\\)");
    private static final Pattern TEST = Pattern.compile("`([A-Z]\\w*(?:Test|Property))(?:\\.([a-z]\\w*))?`");
    private static final Pattern MACHINE = Pattern.compile("(?<![\\w.}])/(home|root|work|Users)/\\w");

    private final Tree tree;

    Tidy(Tree tree) {
        this.tree = tree;
    }

    private static boolean isMainCode(String path) {
        return path.contains("src/main/java/") && path.endsWith(".java");
    }

    /** Where a program is put together, and there alone, the machine's clock is taken. */
    private static boolean isCompositionPoint(String path) {
        return path.contains("/io/silkroam/gateway/cli/")
                || path.contains("/io/silkroam/simulator/")
                || path.endsWith("/io/silkroam/diameter/node/NodeTime.java");
    }

    private static boolean countsMoneyOrUnits(String path) {
        return path.startsWith("billing/")
                || path.startsWith("gateway/charging/")
                || path.startsWith("sim-provisioning/");
    }

    List<String> clocksOfTheMachine() {
        return code(p -> !isCompositionPoint(p))
                .flatMap(line -> CLOCKS.entrySet().stream()
                        .filter(e -> e.getKey().matcher(line.text()).find())
                        .map(e -> line.saying(e.getValue())))
                .toList();
    }

    List<String> fractionsNearMoney() {
        return code(Tidy::countsMoneyOrUnits)
                .filter(line -> FRACTIONS.matcher(line.text()).find())
                .map(line -> line.saying("money and units are whole numbers"))
                .toList();
    }

    List<String> sleeps() {
        return code(p -> true)
                .filter(line -> line.text().contains("Thread.sleep"))
                .map(line -> line.saying("wait for the condition"))
                .toList();
    }

    List<String> unfinishedWork() {
        return tree.lines(Tidy::isMainCode)
                .filter(line -> UNFINISHED.matcher(line.text()).find())
                .map(line -> line.saying("finish it, or write it down as open"))
                .toList();
    }

    List<String> longFiles() {
        return tree.paths(p -> p.endsWith(".java")).stream()
                .filter(p -> tree.text(p).lines().count() > MOST_LINES)
                .map(p -> p + ": has more than " + MOST_LINES + " lines")
                .toList();
    }

    List<String> packagesWithoutDescription() {
        return tree.paths(Tidy::isMainCode).stream()
                .filter(p -> tree.text(p).contains("\npublic "))
                .map(p -> p.substring(0, p.lastIndexOf('/')))
                .distinct()
                .filter(folder -> !tree.holds(folder + "/package-info.java"))
                .map(folder -> folder + ": has no package-info.java")
                .toList();
    }

    List<String> brokenLinks() {
        List<String> broken = new ArrayList<>();
        tree.lines(p -> p.endsWith(".md")).forEach(line -> {
            Matcher link = LINK.matcher(line.text());
            while (link.find()) {
                String target = link.group(1);
                if (!target.isEmpty() && !target.contains(":") && !tree.holds(resolved(line, target))) {
                    broken.add(line.saying("there is no " + target));
                }
            }
        });
        return broken;
    }

    private static String resolved(Line line, String target) {
        Path folder = Path.of("/", line.path()).getParent();
        return folder.resolve(target)
                .normalize()
                .toString()
                .substring(1)
                .replace('\\', '/')
                .replaceFirst("/$", "");
    }

    /** Tests that a document names as evidence, and that are not there. */
    List<String> missingTests() {
        List<String> missing = new ArrayList<>();
        tree.lines(p -> p.endsWith(".md")).forEach(line -> {
            Matcher test = TEST.matcher(line.text());
            while (test.find()) {
                String method = test.group(2) == null ? "class " + test.group(1) : " " + test.group(2) + "(";
                if (sourcesOf(test.group(1)).noneMatch(source -> source.contains(method))) {
                    missing.add(line.saying("there is no test " + test.group()));
                }
            }
        });
        return missing;
    }

    /** The test class of that name and, as it may inherit its methods, the contract of the same name. */
    private Stream<String> sourcesOf(String test) {
        String contract = test.replaceFirst("Test$", "Contract");
        return tree
                .paths(p -> p.contains("src/test/java/")
                        && (p.endsWith("/" + test + ".java") || p.endsWith("/" + contract + ".java")))
                .stream()
                .map(tree::text);
    }

    /** Paths of somebody's machine help nobody else. */
    List<String> machinePaths() {
        return tree.lines(p -> true)
                .filter(line -> MACHINE.matcher(line.text()).find())
                .map(line -> line.saying("names a path of one machine"))
                .toList();
    }

    private Stream<Line> code(Predicate<String> where) {
        return tree.code(p -> isMainCode(p) && where.test(p));
    }
}
