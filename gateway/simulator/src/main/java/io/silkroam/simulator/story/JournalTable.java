package io.silkroam.simulator.story;

import io.silkroam.gateway.admin.FrontDesk.JournalRow;
import io.silkroam.simulator.demo.Screen;
import io.silkroam.simulator.demo.Table;
import io.silkroam.simulator.pgw.DataSession;
import java.util.List;

/** The usage journal for reading: rows of the same kind that follow each other are shown as one. */
final class JournalTable {
    private final List<JournalRow> rows;
    private final List<DataSession> sessions;

    private JournalTable(List<JournalRow> rows, List<DataSession> sessions) {
        this.rows = rows;
        this.sessions = sessions;
    }

    /** @param sessions in the order in which the reader knows them */
    static void show(Screen screen, List<JournalRow> rows, List<DataSession> sessions) {
        screen.note(rows.size() + " rows; rows of the same kind that follow each other are shown as one.");
        screen.table(new JournalTable(rows, sessions).table());
    }

    private Table table() {
        Table table = Table.of("usage journal", "session", "network", "service", "quantity", "plan");
        long sum = 0;
        for (int i = 0; i < rows.size(); i++) {
            JournalRow row = rows.get(i);
            sum = i > 0 && like(row, rows.get(i - 1)) ? sum + row.quantity() : row.quantity();
            if (i + 1 == rows.size() || !like(row, rows.get(i + 1))) {
                table.row(
                        (row.kind() + " " + row.detail()).strip(),
                        numberOf(row.session()),
                        row.network(),
                        row.ratingGroup(),
                        row.unit().isEmpty() ? "" : sum,
                        row.plan());
            }
        }
        return table;
    }

    private static boolean like(JournalRow a, JournalRow b) {
        return a.kind().equals(b.kind())
                && a.session().equals(b.session())
                && a.network().equals(b.network())
                && a.ratingGroup().equals(b.ratingGroup())
                && a.detail().equals(b.detail())
                && a.plan().equals(b.plan());
    }

    private String numberOf(String sessionId) {
        for (int i = 0; i < sessions.size(); i++) {
            if (sessions.get(i).id().equals(sessionId)) {
                return Integer.toString(i + 1);
            }
        }
        return "";
    }
}
