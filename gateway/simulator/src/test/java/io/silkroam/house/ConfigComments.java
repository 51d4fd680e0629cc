package io.silkroam.house;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What conf tells an operator: a comment at every key, and in gateway.yaml every key the gateway reads. */
final class ConfigComments {
    static final String FILE = "conf/gateway.yaml";

    private static final Set<String> COMMENTED = Set.of(FILE, "conf/billing.yaml");
    private static final String READERS = "gateway/server/src/main/java/io/silkroam/gateway/conf/";
    private static final List<String> READ_BY = List.of(
            "GatewayFile.java", "DiameterSection.java", "ApiSection.java", "KeySection.java", "SmppSection.java");
    private static final Pattern KEY = Pattern.compile("( *)([a-z][a-z0-9-]*):(.*)");
    private static final Pattern COMMENTED_OUT = Pattern.compile("(?m)^ *(?:# ?)?([a-z][a-z0-9-]*):");
    private static final Pattern READ =
            Pattern.compile("(?:\\.(?:integer|duration|flag|text|texts|required|section|parsed|list|choice)\\("
                    + "|\\b(?:file|within)\\((?:\\w+,)?)"
                    + "\\s*\"([a-z][a-z0-9-]*)\"");

    private record Section(int indent, boolean commented) {}

    private final Tree tree;

    ConfigComments(Tree tree) {
        this.tree = tree;
    }

    /** Keys that have neither a comment of their own nor one on the section they stand in. */
    List<String> uncommented() {
        List<String> bare = new ArrayList<>();
        Deque<Section> sections = new ArrayDeque<>();
        boolean commentAbove = false;
        for (Tree.Line line : tree.lines(COMMENTED::contains).toList()) {
            Matcher key = KEY.matcher(line.text());
            if (key.matches()) {
                int indent = key.group(1).length();
                while (!sections.isEmpty() && sections.peek().indent() >= indent) {
                    sections.pop();
                }
                boolean commented = commentAbove || key.group(3).contains(" #");
                boolean section = key.group(3).replaceFirst("#.*", "").isBlank();
                boolean told =
                        commented || (!sections.isEmpty() && sections.peek().commented());
                if (!section && !told) {
                    bare.add(line.saying(key.group(2) + " has no comment"));
                }
                sections.push(new Section(indent, commented));
            }
            commentAbove = line.text().strip().startsWith("#");
        }
        return bare;
    }

    /** Keys the readers of gateway.yaml ask for, but an operator cannot find in it. */
    List<String> missing() {
        List<String> told = COMMENTED_OUT
                .matcher(tree.text(FILE))
                .results()
                .map(m -> m.group(1))
                .toList();
        return READ_BY.stream()
                .flatMap(reader -> READ.matcher(tree.text(READERS + reader)).results())
                .map(m -> m.group(1))
                .distinct()
                .filter(key -> !told.contains(key))
                .map(key -> FILE + ": " + key + " is read, but does not stand here")
                .toList();
    }
}
