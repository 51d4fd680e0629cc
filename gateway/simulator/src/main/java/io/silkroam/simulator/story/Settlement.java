package io.silkroam.simulator.story;

import io.silkroam.gateway.admin.BackOffice;
import io.silkroam.gateway.admin.BackOffice.Audited;
import io.silkroam.gateway.admin.BackOffice.MadeFile;
import io.silkroam.simulator.demo.Screen;
import io.silkroam.simulator.demo.Table;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The end of the story: what all of it is worth, in the ledger, in files that stay, and on the host's statement. */
final class Settlement {
    private static final ZoneId AMSTERDAM = ZoneId.of("Europe/Amsterdam");
    private static final String HOST = "kpn";

    private final BackOffice office;
    private final Screen screen;

    Settlement(BackOffice office, Screen screen) {
        this.office = office;
        this.screen = screen;
    }

    /** @param files the folder in which billing's files stay when the story is over */
    void tell(Instant begin, Instant end, Path files) throws IOException {
        screen.step("What it was worth");
        screen.check("everything that happened is in the ledger", () -> Stage.eventually(office::hasBookedAll));
        screen.check("every record could be rated", () -> office.suspended() == 0);
        Audited audited = office.audit();
        audited.findings().forEach(screen::say);
        screen.note(audited.summary());
        screen.check("the ledger agrees with the journal, octet by octet", () -> audited.findings()
                .isEmpty());
        LocalDate first = LocalDate.ofInstant(begin, AMSTERDAM);
        LocalDate next = LocalDate.ofInstant(end, AMSTERDAM).plusDays(1);
        List<MadeFile> made = new ArrayList<>(office.make(first, next, HOST, false, "en"));
        made.addAll(office.make(first, next, HOST, true, "zh"));
        keep(made, files);
        YearMonth month = YearMonth.from(first);
        Path page = files.resolve("statement-" + HOST + "-" + month + ".html");
        Files.writeString(page, office.statementPage(HOST, month, "en").orElse(""));
        screen.say("");
        screen.say("The month's statement with its plots, to print: " + page.getFileName());
        Optional<String> statement = office.statement(HOST, month);
        screen.say("");
        statement.ifPresent(screen::say);
        screen.check("the host operator's statement is there", statement::isPresent);
    }

    /** The gateway's own folder goes with the story. */
    private void keep(List<MadeFile> made, Path files) throws IOException {
        Files.createDirectories(files);
        Table table = Table.of("file", "rows");
        for (MadeFile file : made) {
            table.row(copy(file.path(), files).getFileName(), file.rows());
            copy(file.manifest(), files);
        }
        screen.say("Billing's files, each with its manifest, are in "
                + files.toAbsolutePath().normalize() + ":");
        screen.table(table);
    }

    private static Path copy(Path file, Path folder) throws IOException {
        return Files.copy(file, folder.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
    }
}
