package io.silkroam.billing.statement;

import java.util.List;

/** Writes HTML in which no text can be anything but text. */
final class Html {

    /** A cell of a table; numbers stand at its right. */
    record Cell(String text, boolean number) {
        static Cell text(String text) {
            return new Cell(text, false);
        }

        static Cell number(String text) {
            return new Cell(text, true);
        }
    }

    private final StringBuilder html = new StringBuilder();

    /** Text as it may stand between tags and in quotes. */
    static String escape(String text) {
        StringBuilder escaped = new StringBuilder(text.length());
        text.codePoints().forEach(c -> {
            switch (c) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '"' -> escaped.append("&quot;");
                case '\'' -> escaped.append("&#39;");
                default -> {
                    // HTML 5 §13.1.4: no control characters but white space, no surrogates, no noncharacters.
                    boolean allowed = c == '\n' || c == '\t' || (c >= ' ' && !isForbidden(c));
                    escaped.appendCodePoint(allowed ? c : 0xfffd);
                }
            }
        });
        return escaped.toString();
    }

    private static boolean isForbidden(int c) {
        return (c >= 0x7f && c < 0xa0)
                || (c >= 0xd800 && c < 0xe000)
                || (c >= 0xfdd0 && c < 0xfdf0)
                || (c & 0xfffe) == 0xfffe;
    }

    /** Markup of ours, as it is. */
    Html markup(String text) {
        html.append(text);
        return this;
    }

    /** An element that holds text. */
    Html element(String name, String classes, String text) {
        return open(name, classes).text(text).close(name);
    }

    Html open(String name, String classes) {
        html.append('<').append(name);
        if (!classes.isEmpty()) {
            html.append(" class=\"").append(escape(classes)).append('"');
        }
        html.append('>');
        return this;
    }

    Html text(String text) {
        html.append(escape(text));
        return this;
    }

    Html close(String name) {
        html.append("</").append(name).append(">\n");
        return this;
    }

    /** A row of a table's head. */
    Html head(List<Cell> columns) {
        markup("<thead><tr>");
        columns.forEach(column -> cell("th scope=\"col\"", "th", column));
        return markup("</tr></thead>\n");
    }

    /** A row; its first cell heads it. */
    Html row(String classes, List<Cell> cells) {
        open("tr", classes);
        cell("th scope=\"row\"", "th", cells.get(0));
        cells.stream().skip(1).forEach(cell -> cell("td", "td", cell));
        return close("tr");
    }

    private void cell(String start, String end, Cell cell) {
        markup("<" + start + (cell.number() ? " class=\"n\">" : ">"))
                .text(cell.text())
                .markup("</" + end + ">");
    }

    @Override
    public String toString() {
        return html.toString();
    }
}
