package io.silkroam.sim.cli.sim;

import io.silkroam.cli.print.Column;
import io.silkroam.cli.remote.Json;
import java.util.List;

/** How SIMs and what was done to them are listed. The order of CSV columns is fixed: new ones come last. */
final class SimColumns {
    static final List<Column> LIST = List.of(
            Column.of("iccid"),
            Column.of("imsi"),
            Column.of("imsis").hidden(),
            Column.of("msisdn"),
            Column.of("eid").hidden(),
            Column.of("state"),
            Column.of("cardState").headed("CARD"),
            Column.of("networkState").headed("NETWORK"),
            Column.of("holder"),
            Column.of("profile").hidden(),
            Column.of("batch"),
            Column.of("keyCheckValue").hidden(),
            Column.of("esim").hidden(),
            Column.of("predecessor").hidden(),
            Column.of("successor").hidden(),
            Column.time("importedAt").hidden(),
            Column.time("changedAt").headed("CHANGED"),
            Column.of("version").hidden());

    static final List<Column> ONE = List.of(
            Column.of("iccid"),
            Column.of("imsi"),
            Column.of("imsis").headed("ALL IMSIS").said(sim -> String.join(" ", sim.texts("imsis"))),
            Column.of("msisdn"),
            Column.of("eid"),
            Column.of("state"),
            Column.of("cardState"),
            Column.of("networkState"),
            Column.of("holder"),
            Column.of("profile"),
            Column.of("batch"),
            Column.of("keyCheckValue"),
            Column.of("esim").headed("ESIM").said(sim -> sim.isTrue("esim") ? "yes" : ""),
            Column.of("predecessor"),
            Column.of("successor"),
            Column.time("importedAt").headed("IMPORTED"),
            Column.time("changedAt").headed("CHANGED"),
            Column.of("version"));

    static final List<Column> RESULTS = List.of(
            Column.of("iccid").headed("SIM").said(SimColumns::name),
            Column.of("outcome"),
            Column.of("sim.state"),
            Column.of("sim.msisdn"),
            Column.of("sim.networkState").headed("NETWORK"),
            Column.of("problem.code").headed("PROBLEM"),
            Column.of("problem.detail").headed("WHY"),
            Column.of("msisdn").hidden(),
            Column.of("imsi").hidden());

    private SimColumns() {}

    /** Of a SIM that was not found there is only what it was called. */
    private static String name(Json result) {
        return result.text("iccid")
                .or(() -> result.text("msisdn"))
                .or(() -> result.text("imsi"))
                .orElse("");
    }
}
