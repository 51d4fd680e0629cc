package io.silkroam.diameter.fuzz;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.silkroam.diameter.codec.DiameterHeader;
import io.silkroam.diameter.codec.MessageWriter;
import io.silkroam.diameter.codec.Requests;
import io.silkroam.diameter.codec.Samples;
import io.silkroam.diameter.dictionary.AvpDefinition;
import io.silkroam.diameter.dictionary.Avps;
import io.silkroam.diameter.dictionary.CommandDefinition;
import io.silkroam.diameter.dictionary.Dictionary;
import io.silkroam.diameter.dictionary.GrammarRule;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/** Messages from the dictionary, three that gateways in the field sent, and one for each way to be refused. */
public final class DiameterSeeds {
    private static final String RECORDED = "DiameterFuzzTestInputs/shouldReadOrRefuseAnyMessage/";
    private static final int HEADER = DiameterHeader.LENGTH;

    private DiameterSeeds() {}

    /** One message each. */
    public static List<byte[]> messages() {
        List<byte[]> seeds = new ArrayList<>();
        for (CommandDefinition command : Dictionary.standard().commands()) {
            seeds.add(ofEveryRule(command));
        }
        for (String name : List.of("cca-error", "ccr-open5gs", "cer")) {
            seeds.add(recorded(name));
        }
        seeds.addAll(withOddHeaders());
        oddAvps().forEach(avp -> seeds.add(withAvp(HexFormat.of().parseHex(avp))));
        seeds.add(withAvp(proxied()));
        // All of them come back, and none of them may cost more than its own octets.
        seeds.add(withAvp(HexFormat.of().parseHex("0000011c4000000c00000001".repeat(500))));
        // Texts of two octets that are not ASCII: looking at one must not cost more than reading it.
        seeds.add(withAvp(HexFormat.of().parseHex("0000010d0000000ac3a90000".repeat(300))));
        seeds.add(withAvp(nested(5)));
        seeds.add(withAvp(nested(9)));
        seeds.add(withAvp(HexFormat.of().parseHex("00ffffff00000008".repeat(2_001))));
        seeds.add(withAvp(Samples.bytes(Samples.write(Unpooled.buffer(), Avps.CC_TIME, new byte[1_100]))));
        return seeds;
    }

    /** Streams of messages, whole and not, and what is no Diameter. */
    static List<byte[]> streams() {
        ByteArrayOutputStream several = new ByteArrayOutputStream();
        messages().stream().limit(6).forEach(several::writeBytes);
        byte[] impossible = recorded("cer");
        impossible[3] = 19;
        ByteArrayOutputStream broken = new ByteArrayOutputStream();
        broken.writeBytes(recorded("cer"));
        broken.writeBytes(impossible);
        byte[] otherVersion = recorded("cer");
        otherVersion[0] = 2;
        ByteArrayOutputStream versions = new ByteArrayOutputStream();
        versions.writeBytes(otherVersion);
        versions.writeBytes(recorded("cca-error"));
        return List.of(
                several.toByteArray(),
                broken.toByteArray(),
                versions.toByteArray(),
                new byte[] {1, 0, 0},
                new byte[] {1, 0, 0, 19, 0},
                "GET / HTTP/1.1\r\nHost: x\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
    }

    /** Every AVP of the command's grammar once. */
    private static byte[] ofEveryRule(CommandDefinition command) {
        int flags = (command.request() ? 0x80 : 0) | (command.proxiable() ? 0x40 : 0);
        DiameterHeader header = new DiameterHeader(flags, command.code(), command.applicationId(), 3, 4);
        MessageWriter writer = MessageWriter.start(Unpooled.buffer(), header);
        for (GrammarRule rule : command.grammar().rules()) {
            writer.addRaw(Samples.write(Unpooled.buffer(), rule.avp(), deep(rule.avp())));
        }
        return Samples.bytes(writer.finish());
    }

    /** Data of an AVP; a group holds one of each of its members. */
    private static byte[] deep(AvpDefinition avp) {
        List<GrammarRule> rules = Dictionary.standard().group(avp).rules();
        if (rules.isEmpty()) {
            return Samples.data(avp);
        }
        ByteBuf members = Unpooled.buffer();
        rules.forEach(rule -> Samples.write(members, rule.avp()));
        return Samples.bytes(members);
    }

    /** No header, another version, a wrong length, each bit that is refused, unknown command and application. */
    private static List<byte[]> withOddHeaders() {
        byte[] ccr = Samples.bytes(Requests.ccr().finish());
        List<byte[]> odd = new ArrayList<>();
        odd.add(new byte[0]);
        for (int[] change :
                new int[][] {{0, 2}, {3, ccr[3] ^ 4}, {4, 0xC8}, {4, 0xE0}, {4, 0x80}, {8, 0x7F}, {5, 0x7F}, {4, 0x20}
                }) {
            byte[] changed = ccr.clone();
            changed[change[0]] = (byte) change[1];
            odd.add(changed);
        }
        // An answer that reports a failure may lack what its command requires; one of success may not.
        for (int resultCode : new int[] {5012, 2001}) {
            DiameterHeader header = new DiameterHeader(0x40, 272, 4, 1, 2);
            MessageWriter answer = MessageWriter.start(Unpooled.buffer(), header)
                    .add(Avps.ORIGIN_HOST, "gw.example.net")
                    .add(Avps.ORIGIN_REALM, "example.net")
                    .add(Avps.RESULT_CODE, resultCode);
            odd.add(Samples.bytes(answer.finish()));
        }
        return odd;
    }

    /** AVPs as they stand on the wire, right ones and wrong ones, each to be put into a CCR. */
    private static Stream<String> oddAvps() {
        return Stream.of(
                // A second Session-Id, an empty User-Name, a Product-Name of UTF-8, of bad UTF-8, with a NUL.
                "0000010740000009" + "61000000",
                "0000000140000008",
                "0000010d0000000a" + "c3a90000",
                "0000010d0000000a" + "c3280000",
                "0000010d00000010" + "6161610061616161",
                "0000010d00000014" + "616161616161616100616161",
                // Reserved bits; vendor 0; unknown with and without M; known with a wrong vendor.
                "0000000151000009" + "61000000",
                "00000001c000000d" + "0000000061000000",
                "00ffffff40000008",
                "00ffffff00000008",
                "00000001c000000d" + "0001869f61000000",
                // Lengths: under the header, beyond the end, of a type that is fixed, cut off in the vendor.
                "0000000140000007",
                "0000000140ffffff",
                "0000010c4000000b" + "01020300",
                "000001a0c0000008",
                "00000001",
                // A group with a stranger inside, without what it needs, whose member is too long.
                "000001bb40000014" + "0000010c4000000c00000001",
                "000001bb40000008",
                "000001bb40000010" + "000001c240000090",
                // PS-Furnish-Charging-Information without the 3GPP-Charging-Id it needs.
                "00000361c000000c" + "000028af",
                // An enumeration with an unlisted value; Destination-Host with a blank, empty, and of 256 octets.
                "000001a7" + "4000000c" + "000003e7",
                "000001254000000b" + "61206100",
                "0000012540000008",
                "0000012540000108" + "61".repeat(256),
                // Addresses of both families, of E.164, of wrong lengths; Host-IP-Address where it does not belong.
                "000001014000000e" + "00010a0000010000",
                "000001014000001a" + "00020000000000000000000000000000000000010000",
                "000001014000000d" + "0008313233000000",
                "0000010140000009" + "00000000",
                "000001014000000d" + "00010a0000000000",
                // Redirect-Host: aaa, aaas, neither, cut off.
                "0000012440000018" + "6161613a2f2f61206161616161616161",
                "000001244000000f" + "6161613a2f2f6100",
                "0000012440000010" + "616161733a2f2f61",
                "000001244000000c" + "68747470",
                "000001244000000a" + "61610000",
                "000001244000000c" + "6161613a",
                // A Failed-AVP holds anything, damaged too.
                "0000011740000014" + "000000014000000c61616161",
                "0000011740000010" + "00000001400000ff");
    }

    private static byte[] withAvp(byte[] avp) {
        MessageWriter writer = Requests.ccr();
        int whole = avp.length & ~3;
        ByteBuf frame = writer.addRaw(Unpooled.wrappedBuffer(avp, 0, whole)).finish();
        return Samples.bytes(frame);
    }

    /** Two Proxy-Infos before a fault, which the answer repeats. */
    private static byte[] proxied() {
        ByteBuf out = Unpooled.buffer();
        Samples.write(out, Avps.PROXY_INFO);
        Samples.write(out, Avps.PROXY_INFO);
        return Samples.bytes(out.writeInt(1).writeInt(0x4000_0008));
    }

    private static byte[] nested(int depth) {
        MessageWriter writer = MessageWriter.start(Unpooled.buffer(), Requests.CCR_HEADER);
        for (int i = 0; i < depth; i++) {
            writer.begin(Avps.SERVICE_INFORMATION);
        }
        for (int i = 0; i < depth; i++) {
            writer.end();
        }
        ByteBuf frame = writer.finish();
        return Samples.bytes(frame.skipBytes(HEADER));
    }

    private static byte[] recorded(String name) {
        try (InputStream in = DiameterSeeds.class.getResourceAsStream(RECORDED + name)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
