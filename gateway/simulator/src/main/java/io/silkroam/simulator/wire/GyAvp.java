package io.silkroam.simulator.wire;

import java.net.InetAddress;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;

/** One AVP of a request: its name and its value, held in the Java type its {@link AvpType} says. */
public record GyAvp(AvpName name, Object value) {
    private static final String INDENT = "  ";

    public GyAvp {
        if (!name.type().holds(value)) {
            throw new IllegalArgumentException(name + " is " + name.type() + ", not " + value);
        }
        if (name.type() == AvpType.OCTETS) {
            HexFormat.of().parseHex((String) value);
        }
        if (value instanceof List<?> members) {
            value = members.stream().map(GyAvp.class::cast).toList();
        }
    }

    public static GyAvp number(AvpName name, long value) {
        return new GyAvp(name, value);
    }

    public static GyAvp text(AvpName name, String value) {
        return new GyAvp(name, value);
    }

    public static GyAvp octets(AvpName name, String hex) {
        return new GyAvp(name, hex);
    }

    public static GyAvp address(AvpName name, InetAddress value) {
        return new GyAvp(name, value);
    }

    public static GyAvp time(AvpName name, Instant value) {
        return new GyAvp(name, value);
    }

    public static GyAvp group(AvpName name, List<GyAvp> members) {
        return new GyAvp(name, members);
    }

    public static GyAvp group(AvpName name, GyAvp... members) {
        return new GyAvp(name, List.of(members));
    }

    /** The members of a grouped AVP in wire order. */
    public List<GyAvp> members() {
        List<GyAvp> members = new ArrayList<>();
        for (Object member : (List<?>) value) {
            members.add((GyAvp) member);
        }
        return List.copyOf(members);
    }

    /** One line per AVP in wire order, members indented below their group. */
    public static String transcript(List<GyAvp> avps) {
        return avps.stream().map(avp -> avp.lines("")).collect(Collectors.joining());
    }

    @Override
    public String toString() {
        return lines("");
    }

    private String lines(String indent) {
        return switch (name.type()) {
            case GROUPED ->
                indent
                        + name
                        + "\n"
                        + members().stream()
                                .map(member -> member.lines(indent + INDENT))
                                .collect(Collectors.joining());
            case ADDRESS -> line(indent, ((InetAddress) value).getHostAddress());
            case OCTETS -> line(indent, "0x" + value);
            case TEXT, IDENTITY, TIME, UNSIGNED32, UNSIGNED64, ENUMERATED -> line(indent, value);
        };
    }

    private String line(String indent, Object shown) {
        return indent + name + " " + shown + "\n";
    }
}
