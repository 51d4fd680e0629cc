package io.silkroam.billing.cli.file;

import io.silkroam.cli.print.Column;
import io.silkroam.cli.print.Form;
import java.util.List;

/** How issues, their files and deliveries look. */
final class IssueColumns {
    static final List<Column> ISSUE = List.of(
            Column.figure("id").headed("ISSUE"),
            Column.of("kind"),
            Column.of("partner"),
            Column.figure("sequence"),
            Column.figure("revision"),
            Column.of("from"),
            Column.of("to"),
            Column.of("zone").hidden(),
            Column.time("issuedAt").headed("ISSUED"),
            Column.of("issuedBy").headed("BY"));

    static final List<Column> FILES = List.of(
            Column.of("name"),
            Column.of("profile"),
            Column.of("language"),
            Column.figure("rows"),
            Column.of("octets").headed("SIZE").as(Form.OCTETS),
            Column.of("sha256").headed("SHA-256"));

    static final List<Column> DELIVERIES = List.of(
            Column.figure("issue"),
            Column.of("file"),
            Column.of("destination"),
            Column.of("state"),
            Column.figure("attempts"),
            Column.time("nextAt").headed("NEXT TRY"),
            Column.time("deliveredAt").headed("DELIVERED"),
            Column.of("error"));

    private IssueColumns() {}
}
