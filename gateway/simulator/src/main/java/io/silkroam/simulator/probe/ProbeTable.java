package io.silkroam.simulator.probe;

import io.silkroam.simulator.demo.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What each server answered to each case.
 *
 * @param servers headings; the first is held to the rules
 */
public record ProbeTable(List<String> servers, Map<ProbeCase, List<String>> rows) {

    /** Cases in which the first server does not keep the rule, a line each. */
    public List<String> broken() {
        List<String> broken = new ArrayList<>();
        rows.forEach((each, answers) -> {
            if (!answers.get(0).equals(each.expected())) {
                broken.add("%s: %s, but the rule is %s".formatted(each.name(), answers.get(0), each.expected()));
            }
        });
        return broken;
    }

    /** How many servers' answers are those of the rule, as many figures as there are servers. */
    List<Long> kept() {
        List<Long> kept = new ArrayList<>();
        for (int i = 0; i < servers.size(); i++) {
            int column = i;
            kept.add(rows.entrySet().stream()
                    .filter(row ->
                            row.getValue().get(column).equals(row.getKey().expected()))
                    .count());
        }
        return kept;
    }

    /** For a terminal, a line for each case. */
    public List<String> lines() {
        List<String> headings = new ArrayList<>(List.of("case"));
        headings.addAll(servers);
        headings.add("our rule");
        Table table = Table.of(headings.toArray(String[]::new));
        rows.forEach((each, answers) -> {
            List<String> cells = new ArrayList<>(List.of(each.name()));
            cells.addAll(answers);
            cells.add(each.rule());
            table.row(cells.toArray());
        });
        return table.lines();
    }

    /** A page of documentation. */
    public String markdown() {
        StringBuilder page = new StringBuilder("""
                # What SMPP servers answer to odd octets

                Written by `simulator probe --write docs/smpp-probe.md`. Each of %d cases is octets over a plain socket,
                on a connection of its own; the answers are what came back within %d ms. Sections are those of SMPP
                3.4. Statuses stand without `ESME_`; `#` gives a sequence_number that is not the request's usual one.
                What became of the connection comes last: it *lives* if enquire_link is answered on it afterwards, and
                is *deaf* if it is open and that is not answered.

                No rule of ours is a judgement on others where the standard is silent; the column says how we read it,
                and `ProbeTest` holds us to it.

                """.formatted(rows.size(), Probe.PATIENCE.toMillis()));
        line(page, "Case", "Section", servers, "Our rule");
        line(page, "---", "---", servers.stream().map(s -> "---").toList(), "---");
        rows.forEach((each, answers) -> line(page, each.name(), each.section(), answers, each.rule()));
        page.append("\nAnswers as by our rule: ");
        List<String> counts = new ArrayList<>();
        for (int i = 0; i < servers.size(); i++) {
            counts.add("%s %d of %d".formatted(servers.get(i), kept().get(i), rows.size()));
        }
        return page.append(String.join(", ", counts)).append(".\n").toString();
    }

    private static void line(StringBuilder page, String name, String section, List<String> answers, String rule) {
        page.append("| ")
                .append(name)
                .append(" | ")
                .append(section)
                .append(" | ")
                .append(String.join(" | ", answers))
                .append(" | ")
                .append(rule)
                .append(" |\n");
    }
}
