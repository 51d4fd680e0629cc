package io.silkroam.billing.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.silkroam.billing.export.csv.Profile;
import io.silkroam.billing.export.csv.Rendering;
import io.silkroam.billing.export.rows.ExportKind;
import io.silkroam.store.Database;
import io.silkroam.store.TestDatabases;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/**
 * LibreOffice opens the files for people: every value is what it was, of the type it should have, and nothing is a
 * formula but our {@code ="..."}. Runs where {@code soffice} is.
 */
@Tag("long")
class SpreadsheetTest {
    private static final LocalDate NOV_1 = LocalDate.of(2026, 11, 1);
    private static final Instant IN_NOVEMBER = Instant.parse("2026-11-11T23:15:30.25Z");
    private static final String OFFICE = "urn:oasis:names:tc:opendocument:xmlns:office:1.0";
    private static final String TABLE = "urn:oasis:names:tc:opendocument:xmlns:table:1.0";

    @TempDir
    private Path directory;

    private Database database;
    private TestBooks books;
    private Exports exports;

    /** A cell as the spreadsheet has it. */
    private record Cell(String type, String value, boolean formula) {}

    @BeforeEach
    void open() {
        assumeTrue(
                Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
                        .anyMatch(folder -> Files.isExecutable(Path.of(folder, "soffice"))),
                "LibreOffice is not installed (no soffice in PATH), so nobody opened the files for people");
        database = TestDatabases.h2(directory);
        books = new TestBooks(database);
        exports = new TestGround(database, directory.resolve("exports")).exports();
    }

    @AfterEach
    void close() {
        if (database != null) {
            database.close();
        }
    }

    @Test
    void shouldKeepUsageIntactInChinese() throws Exception {
        books.usage(IN_NOVEMBER, 1_500, "=cmd|' /C calc'!A0");
        books.execute("UPDATE rated_record SET iccid = '89310800000000000190', charging_id = '00E12345'");

        Map<String, Cell> row = opened(ExportKind.USAGE, "zh", ",").get(0);

        assertThat(row.get("记录号")).isEqualTo(new Cell("string", "7-1", true));
        assertThat(row.get("ICCID")).isEqualTo(new Cell("string", "89310800000000000190", true));
        assertThat(row.get("IMSI")).isEqualTo(new Cell("string", "204080000000042", true));
        assertThat(row.get("号码")).isEqualTo(new Cell("string", "31612000042", true));
        assertThat(row.get("计费标识")).isEqualTo(new Cell("string", "00E12345", true));
        assertThat(row.get("MNC")).isEqualTo(new Cell("string", "01", true));
        assertThat(row.get("套餐名称")).isEqualTo(new Cell("string", "微信出行卡 1 GB", false));
        assertThat(row.get("APN")).isEqualTo(new Cell("string", "'=cmd|' /C calc'!A0", false));
        assertThat(row.get("日期")).isEqualTo(new Cell("date", "2026-11-12", false));
        assertThat(row.get("时间")).isEqualTo(new Cell("date", "2026-11-12T00:15:30", false));
        assertThat(row.get("时间（UTC）")).isEqualTo(new Cell("date", "2026-11-11T23:15:30", false));
        assertThat(row.get("时差")).isEqualTo(new Cell("string", "+01:00", true));
        assertThat(row.get("用量")).isEqualTo(new Cell("float", "1500", false));
        assertThat(row.get("金额（不含税）")).isEqualTo(new Cell("float", "0.000015", false));
    }

    @Test
    void shouldKeepSalesIntactInDutchWithCommas() throws Exception {
        books.sale("SALE", IN_NOVEMBER, 1, "wechat-go-1gb@1", "2026-11-17", new TestBooks.Paid(1200, 208, "EUR"));
        books.sale("REFUND", IN_NOVEMBER, 1, "wechat-go-1gb@1", "0017", new TestBooks.Paid(-1200, -208, "EUR"));

        List<Map<String, Cell>> rows = opened(ExportKind.SALES, "nl", ";");

        assertThat(rows.get(0).get("Naam van de bundel"))
                .isEqualTo(new Cell("string", "WeChat Go, 1 GB; «café»", false));
        assertThat(rows.get(0).get("Kenmerk")).isEqualTo(new Cell("string", "2026-11-17", true));
        assertThat(rows.get(0).get("Bruto")).isEqualTo(new Cell("float", "12", false));
        assertThat(rows.get(0).get("Netto")).isEqualTo(new Cell("float", "9.92", false));
        assertThat(rows.get(1).get("Kenmerk")).isEqualTo(new Cell("string", "0017", true));
        assertThat(rows.get(1).get("Bruto")).isEqualTo(new Cell("float", "-12", false));
        assertThat(rows.get(1).get("Dag")).isEqualTo(new Cell("date", "2026-11-12", false));
    }

    @Test
    void shouldRunNoFormulaThatAnybodyWrote() throws Exception {
        books.sale("SALE", IN_NOVEMBER, 1, "formula@1", "=1+1", new TestBooks.Paid(100, 17, "EUR"));

        assertThat(opened(ExportKind.SALES, "en", ",").get(0))
                .containsEntry("Plan name", new Cell("string", "'=cmd|' /C calc'!A0", false))
                .containsEntry("Reference", new Cell("string", "'=1+1", false));
        assertThat(opened(ExportKind.SALES, "zh", ",").get(0))
                .containsEntry("套餐名称", new Cell("string", "'@SUM(1+1)*cmd|' /C calc'!A0", false));
    }

    /** The rows of a file by their headings, after LibreOffice opened it and an Excel workbook was made of it. */
    private List<Map<String, Cell>> opened(ExportKind kind, String language, String separator) throws Exception {
        ExportedFile file = exports.make(
                exports.issue(new ExportRequest(kind, NOV_1, NOV_1.plusMonths(1), "", false), "test"),
                new Rendering(Profile.EXCEL, language),
                ProgressListener.NONE);
        // Separator, quote, UTF-8, from line 1, no column types, the country's numbers, quotes are no text, find dates.
        String locale = language.equals("nl") ? "1043" : "0";
        String filter = "CSV:%d,34,76,1,,%s,false,true".formatted((int) separator.charAt(0), locale);
        Path workbook = converted(file.path(), "--infilter=" + filter, "xlsx");
        return rows(converted(workbook, "--infilter=Calc MS Excel 2007 XML", "fods"));
    }

    private Path converted(Path file, String filter, String to) throws IOException, InterruptedException {
        Path folder = Files.createDirectories(directory.resolve("opened"));
        Process office = new ProcessBuilder(
                        "soffice",
                        "-env:UserInstallation=" + directory.resolve("profile").toUri(),
                        "--headless",
                        filter,
                        "--convert-to",
                        to,
                        "--outdir",
                        folder.toString(),
                        file.toString())
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("soffice.log").toFile())
                .start();
        assertThat(office.waitFor(3, TimeUnit.MINUTES)).isTrue();
        String name = file.getFileName().toString();
        Path made = folder.resolve(name.substring(0, name.lastIndexOf('.')) + "." + to);
        assertThat(made).as(Files.readString(directory.resolve("soffice.log"))).exists();
        return made;
    }

    private static List<Map<String, Cell>> rows(Path flat)
            throws ParserConfigurationException, IOException, SAXException {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        NodeList rows = factory.newDocumentBuilder().parse(flat.toFile()).getElementsByTagNameNS(TABLE, "table-row");
        List<Cell> heading = cells((Element) rows.item(0));
        List<Map<String, Cell>> found = new ArrayList<>();
        for (int i = 1; i < rows.getLength(); i++) {
            List<Cell> cells = cells((Element) rows.item(i));
            Map<String, Cell> row = new LinkedHashMap<>();
            for (int c = 0; c < Math.min(heading.size(), cells.size()); c++) {
                row.put(heading.get(c).value(), cells.get(c));
            }
            found.add(row);
        }
        return found;
    }

    private static List<Cell> cells(Element row) {
        List<Cell> cells = new ArrayList<>();
        NodeList all = row.getElementsByTagNameNS(TABLE, "table-cell");
        for (int i = 0; i < all.getLength(); i++) {
            Element cell = (Element) all.item(i);
            String repeated = cell.getAttributeNS(TABLE, "number-columns-repeated");
            int times = repeated.isEmpty() ? 1 : Math.min(100, Integer.parseInt(repeated));
            for (int t = 0; t < times; t++) {
                cells.add(cell(cell));
            }
        }
        return cells;
    }

    private static Cell cell(Element cell) {
        String type = cell.getAttributeNS(OFFICE, "value-type");
        String value =
                switch (type) {
                    case "float" -> cell.getAttributeNS(OFFICE, "value");
                    case "date" -> cell.getAttributeNS(OFFICE, "date-value");
                    default -> cell.getTextContent().strip();
                };
        return new Cell(type, value, cell.hasAttributeNS(TABLE, "formula"));
    }
}
