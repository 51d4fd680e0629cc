package io.silkroam.sim.fuzz;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Files of cards as vendors and spreadsheets write them, and plans. */
final class SimSeeds {
    static final String KI = "5F1D289C5D354D0A140C2548F5F3E3BA";
    private static final String OPC = "E8ED289DEBA952E4283B54E88E6183CA";
    private static final String ROW = "8931080000000001009,204080000000100,31612345678,," + KI + "," + OPC;
    private static final String HEADER = "ICCID,IMSI,MSISDN,EID,KI,OPC";

    private SimSeeds() {}

    /** Each file for each mapping. */
    static List<byte[]> vendorFiles(int mappings) {
        List<byte[]> seeds = new ArrayList<>();
        List<String> files = new ArrayList<>(sectioned());
        files.addAll(tables());
        files.addAll(wrong());
        for (String file : files) {
            for (int mapping = 0; mapping < mappings; mapping++) {
                ByteArrayOutputStream seed = new ByteArrayOutputStream();
                seed.write(mapping);
                seed.writeBytes(file.getBytes(StandardCharsets.UTF_8));
                seeds.add(seed.toByteArray());
            }
        }
        seeds.add(new byte[] {0, (byte) 0xFF, (byte) 0xFE, 'a', 0});
        seeds.add(new byte[] {0, 0x1F, (byte) 0x8B, 8});
        seeds.add(new byte[] {0, 'I', (byte) 0xC3, '\n'});
        return seeds;
    }

    private static List<String> sectioned() {
        String sections = sections();
        return List.of(
                sections,
                sections.replace("Quantity        : 3", "Quantity : 9"),
                sections.replace("Quantity        : 3", "Quantity : 9999999999"),
                sections.replace("Quantity        : 3", "").replace("/KI/OPC", "/EKI/KI"),
                sections.substring(0, sections.indexOf("var_out")),
                sections.substring(0, sections.length() - 70),
                sections + "* a comment\n\n8931 only\n",
                sections.replace("Quantity        : 3", "Quantity : three"),
                sections.replace("Quantity        : 3", "Customer : another"),
                sections.replace("Quantity        : 3", ""),
                sections.replace("Customer ", "Customer \u0001"),
                "\u0001" + sections,
                sections.replaceAll("var_out: .*", "var_out:"),
                sections.replaceAll("var_out: .*", "var_out: " + "ICCID/".repeat(200)));
    }

    /** Tables, then tables whose rows or heads are wrong in one place each. */
    private static List<String> tables() {
        return List.of(
                "",
                "# nothing\n",
                HEADER + "\n" + ROW + "\n",
                HEADER + "\n" + ROW,
                HEADER + "\r\n" + ROW + "\r\n" + ROW.substring(0, 60),
                "\uFEFFsep=;\r\n" + HEADER.replace(',', ';') + ";;\r\n" + ROW.replace(',', ';') + ";;\r\n",
                (HEADER + "\n" + ROW + "\n").replace(',', '\t'),
                HEADER + ",LPA,KCV,PIN1\n" + ROW + ",LPA:1$smdp.example.com$X-1,A1B2C3,7391\n",
                HEADER + ",SMDP,Matching ID,Profile\n" + ROW + ",smdp.example.com,X-1,4G\n" + ROW + ",smdp,,\n",
                "ICCID,IMSI,EID,KI,OP\n893108000000000100,204080000000100,89049032000000000000000000000000," + KI + ","
                        + OPC + "\n",
                "ICCID,IMSI1,IMSI2,KI,OPC,KI2,OPC2\n8931080000000001009,204080000000100,262010000000100,"
                        + "%1$s,%1$s,%1$s,%1$s\n".formatted(KI),
                "ICCID,IMSI,IMSI,KI\n",
                "IMSI,KI,OPC\n",
                "ICCID,Unknown\n8931080000000001009,\"so; and \"\"so\"\"\"\n",
                HEADER + "\n\"8931080000000001009\",\"not closed,,,,\n\"x\"y,,,,,\n" + "1,2,3,4,5,6,7\n",
                "\"ICCID\n",
                HEADER + "\n8931080000000001008,2040800,+31 6 12,890490320000,%s,ZZ\n".formatted(KI.substring(1)),
                HEADER + "\n" + (ROW + "\n").repeat(8),
                HEADER + ",a,b,c,d,e,f,g,h\n",
                HEADER + "\n" + "9".repeat(9_000) + "\n",
                HEADER + "\n" + ROW.replace("8931080000000001009", "8931080000000001009F") + "\u0000\n",
                "Serial;IMSI\n893108000000000100;204080000000100\n");
    }

    /** What is no text, and rows of which one value is wrong. */
    private static List<String> wrong() {
        String card = "8931080000000001009,204080000000100,";
        String eid = "89049032000000000000000000000000";
        return List.of(
                "PK\u0003\u0004 and so on\n",
                "-----BEGIN PGP MESSAGE-----\n",
                HEADER + ",Remark\n" + ROW + ",\u00e9\u4f60\n",
                HEADER + "\n 8.93108E+18," + ROW.substring(20) + "\n8931," + ROW.substring(20) + "\n",
                HEADER + "\n893108000000000100," + ROW.substring(20) + "\n" + ROW + "\n",
                HEADER + "\n" + ROW + "\n893108000000000100," + ROW.substring(20) + "\n",
                HEADER.replace(',', ';') + "\n89310800000000010090;"
                        + ROW.substring(20).replace(',', ';') + "\n",
                HEADER + "\n" + card + ",,,\n" + card + ",," + "0".repeat(32) + "," + "0".repeat(32) + "\n",
                "ICCID,IMSI1,IMSI2,KI,KI2,OPC2\n" + card + "204080000000100," + KI + "," + KI + ",\n",
                "ICCID,IMSI1,IMSI2,KI,OPC,OPC2\n" + card + "262010000000100," + KI + "," + OPC + "," + OPC + "\n",
                "ICCID,IMSI1,IMSI2,KI,OPC,KI2\n" + card + "262010000000100," + KI + "," + OPC + "," + KI + "\n",
                "ICCID,IMSI,KI,OP,OPC\n" + card + KI + "," + OPC + "," + OPC + "\n",
                "ICCID,IMSI,EKI,EOPC\n" + card + KI + "," + OPC + "\n",
                "ICCID,IMSI,KI,OPC,LPA,KCV\n" + card + KI + "," + OPC + ",nothing,12\n" + ",,,,,\n",
                "ICCID,IMSI,KI,OPC,SMDP,Matching ID\n" + card + KI + "," + OPC + ",,X\n" + card + KI + "," + OPC
                        + ",$,$\n",
                "ICCID,IMSI,KI,OPC,EID,Profile,MSISDN\n" + card + KI + "," + OPC + "," + eid + "," + KI + ",call me\n",
                "ICCID,IMSI,KI,OPC,PIN1,Remark2\n" + card + KI + "," + OPC + ", \"a\" ,\t x \n" + "a,".repeat(200)
                        + "\n");
    }

    static List<byte[]> plans() {
        String shipped = text(Path.of("../conf/plans.yaml"));
        return List.of(
                        shipped,
                        shipped.replace("EEA", "MOON"),
                        shipped.replace(":", ""),
                        "",
                        "plans: []\n",
                        "plans: {a: &x [*x]}\n",
                        "a: {".repeat(60),
                        "plans:\n  - code: x\n    code: y\n",
                        "? [a, b]\n: c\n",
                        "--- \n...\n---\n- 1\n",
                        "plans: !!java.net.URL [x]\n",
                        "a: \"\\x00\u0001\"\n")
                .stream()
                .map(text -> text.getBytes(StandardCharsets.UTF_8))
                .toList();
    }

    private static String sections() {
        try (InputStream in = SimSeeds.class.getResourceAsStream("/batch/sim-output-sections.txt")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
