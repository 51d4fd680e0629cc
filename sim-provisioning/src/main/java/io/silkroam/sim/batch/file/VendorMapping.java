package io.silkroam.sim.batch.file;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * How one vendor's files are read ({@code conf/vendors/NAME.yaml}).
 *
 * @param name the vendor's
 * @param strict whether a column that nobody knows is an error
 * @param names what this vendor calls its columns, beside the usual names
 * @param profile of cards whose file does not say
 */
public record VendorMapping(
        String name,
        Separator separator,
        CheckDigit checkDigit,
        boolean strict,
        Map<String, Column> names,
        Optional<String> profile,
        KeyHandling keys,
        FileLimits limits) {

    public VendorMapping {
        names = Map.copyOf(names);
    }

    /** A mapping of this name in which everything is as usual. */
    public static VendorMapping usual(String name) {
        return new VendorMapping(
                name,
                Separator.AUTO,
                CheckDigit.CHECK,
                false,
                Map.of(),
                Optional.empty(),
                KeyHandling.IN_CLEAR,
                FileLimits.DEFAULT);
    }

    /** The same vendor with its keys handled like this. */
    public VendorMapping withKeys(KeyHandling other) {
        return new VendorMapping(name, separator, checkDigit, strict, names, profile, other, limits);
    }

    /** The same vendor within other bounds. */
    public VendorMapping withLimits(FileLimits other) {
        return new VendorMapping(name, separator, checkDigit, strict, names, profile, keys, other);
    }

    /** What stands between the values of a CSV file. */
    public enum Separator {
        /** The one that the header has most of. */
        AUTO('\0'),
        COMMA(','),
        SEMICOLON(';'),
        TAB('\t');

        private final char character;

        Separator(char character) {
            this.character = character;
        }

        char character() {
            return character;
        }
    }

    /** What the last digit of an ICCID in the file is. */
    public enum CheckDigit {
        /** The check digit, which must be right; a file of 18 digits throughout has none and gets it. */
        CHECK,
        /** Never the check digit: this vendor leaves it out. */
        COMPLETE
    }

    /** What is known about the keys in the file. */
    public enum Presence {
        REQUIRED,
        /** Somebody else authenticates these cards: no keys are read. */
        NONE
    }

    /** How the network authenticates the cards. COMP128 is not among them: it was broken in 1998. */
    public enum Algorithm {
        MILENAGE
    }

    /**
     * How keys arrive.
     *
     * @param opFile holds the operator's OP, from which OPc is derived; outside of the configuration
     * @param opTransportKey the name of the transport key that file is encrypted under
     */
    public record KeyHandling(
            Presence presence,
            Algorithm algorithm,
            List<TransportKeyUse> transportKeys,
            Optional<Path> opFile,
            Optional<String> opTransportKey) {

        static final KeyHandling IN_CLEAR =
                new KeyHandling(Presence.REQUIRED, Algorithm.MILENAGE, List.of(), Optional.empty(), Optional.empty());

        public KeyHandling {
            transportKeys = List.copyOf(transportKeys);
        }

        /** The transport key under which a column arrives; empty for one in clear. */
        public Optional<TransportKeyUse> transportKeyOf(Column column) {
            return transportKeys.stream()
                    .filter(use -> use.columns().contains(column))
                    .findFirst();
        }
    }

    /**
     * A transport key and the columns that arrive under it.
     *
     * @param checkValue what the stored key must have, six upper-case hexadecimal digits
     */
    public record TransportKeyUse(String name, Set<Column> columns, Optional<String> checkValue) {
        public TransportKeyUse {
            columns = Set.copyOf(columns);
        }
    }
}
