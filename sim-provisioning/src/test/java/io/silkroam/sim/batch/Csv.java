package io.silkroam.sim.batch;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** A small CSV file with keys in clear, row by row. */
final class Csv {
    private final List<String> lines = new ArrayList<>(List.of("ICCID,IMSI,MSISDN,EID,KI,OPC,PIN1,ADM1"));

    /** The card of that number; the header is line 1. */
    Csv card(int number) {
        return card(number, "");
    }

    Csv card(int number, String msisdn) {
        return row(GeneratedBatch.iccid(number), GeneratedBatch.imsi(number), msisdn, "", number);
    }

    Csv row(String iccid, String imsi, String msisdn, String eid, int keys) {
        HexFormat hex = HexFormat.of();
        return line(String.join(
                ",",
                iccid,
                imsi,
                msisdn,
                eid,
                hex.formatHex(GeneratedBatch.ki(keys)),
                hex.formatHex(GeneratedBatch.opc(keys)),
                "7391",
                "0A1B2C3D4E5F6071"));
    }

    Csv cards(int first, int count) {
        for (int i = first; i < first + count; i++) {
            card(i);
        }
        return this;
    }

    Csv line(String line) {
        lines.add(line);
        return this;
    }

    String text() {
        return String.join("\n", lines) + "\n";
    }
}
