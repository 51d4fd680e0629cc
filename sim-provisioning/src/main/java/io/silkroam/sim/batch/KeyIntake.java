package io.silkroam.sim.batch;

import io.silkroam.sim.batch.file.Column;
import io.silkroam.sim.batch.file.FileRow;
import io.silkroam.sim.batch.file.KeyFields;
import io.silkroam.sim.batch.file.VendorFileException;
import io.silkroam.sim.batch.file.VendorMapping.KeyHandling;
import io.silkroam.sim.batch.file.VendorMapping.TransportKeyUse;
import io.silkroam.sim.keys.KeyCheckValue;
import io.silkroam.sim.keys.SubscriberKeys;
import io.silkroam.sim.keys.TransportCipher;
import io.silkroam.sim.keys.TransportKeyException;
import io.silkroam.sim.keys.TransportKeys;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Takes the keys of a file out of their transport encryption. A transport key that is not the file's is found before
 * the first row, by its check value, or at the first row, by what decrypting it shows; not once for every row.
 */
final class KeyIntake implements AutoCloseable {
    private static final int KEY_OCTETS = 16;

    private final Map<Column, Transport> transports = new EnumMap<>(Column.class);
    private final List<TransportCipher> opened = new ArrayList<>();
    private final List<String> warnings = new ArrayList<>();
    private byte[] op = {};
    private boolean proven;

    /** A transport key that is open. */
    private record Transport(String name, boolean checksIntegrity, TransportCipher cipher) {}

    /** Why a row's keys cannot be taken in. */
    static final class RefusedException extends RuntimeException {
        RefusedException(String reason) {
            super(reason);
        }
    }

    private KeyIntake() {}

    /**
     * @throws VendorFileException where a transport key is missing or has another check value than the mapping says, or
     *     the OP cannot be read
     */
    static KeyIntake open(Connection connection, TransportKeys keys, KeyHandling handling, boolean fileHasCheckValues) {
        KeyIntake intake = new KeyIntake();
        try {
            for (TransportKeyUse use : handling.transportKeys()) {
                intake.openKey(connection, keys, use, fileHasCheckValues);
            }
            if (handling.opFile().isPresent()) {
                intake.op = OpFile.read(
                        handling.opFile().get(),
                        handling.opTransportKey().map(name -> intake.cipher(connection, keys, name)));
            }
            return intake;
        } catch (RuntimeException e) {
            intake.close();
            throw e;
        }
    }

    private void openKey(Connection connection, TransportKeys keys, TransportKeyUse use, boolean fileHasCheckValues) {
        TransportKeys.Listed stored = keys.find(connection, use.name()).orElseThrow(() -> missing(use.name()));
        boolean differs = use.checkValue().isPresent()
                && !use.checkValue().get().equals(stored.checkValue().hex());
        if (differs) {
            throw new VendorFileException(
                    0,
                    "transport key '%s' has the key check value %s, the vendor's mapping says %s: it is another key"
                            .formatted(
                                    use.name(),
                                    stored.checkValue(),
                                    use.checkValue().get()));
        }
        boolean checksIntegrity = stored.algorithm() == TransportKeys.Algorithm.AES_KW;
        if (!checksIntegrity && use.checkValue().isEmpty() && !fileHasCheckValues) {
            warnings.add(
                    ("nothing in the file or the vendor's mapping shows whether transport key '%s' is the right one;"
                                    + " set its key-check-value")
                            .formatted(use.name()));
        }
        Transport transport = new Transport(use.name(), checksIntegrity, cipher(connection, keys, use.name()));
        use.columns().forEach(column -> transports.put(column, transport));
    }

    private TransportCipher cipher(Connection connection, TransportKeys keys, String name) {
        if (keys.find(connection, name).isEmpty()) {
            throw missing(name);
        }
        TransportCipher cipher = keys.open(connection, name);
        opened.add(cipher);
        return cipher;
    }

    private static VendorFileException missing(String name) {
        return new VendorFileException(
                0, "there is no transport key '%s'; add it, or correct the vendor's mapping".formatted(name));
    }

    List<String> warnings() {
        return warnings;
    }

    /**
     * The card with its keys in clear.
     *
     * @throws RefusedException where this row's keys are wrong
     * @throws VendorFileException where the transport key is
     */
    NewCard take(FileRow.Card card) {
        List<SubscriberKeys> keys = new ArrayList<>();
        NewCard taken = new NewCard(card.line(), card.sim(), keys);
        try {
            for (KeyFields fields : card.keys()) {
                keys.add(keys(card.line(), fields));
            }
            card.checkValue().ifPresent(said -> compare(card.line(), said, keys));
            proven = true;
            return taken;
        } catch (RuntimeException e) {
            taken.close();
            throw e;
        } finally {
            card.keys().forEach(KeyFields::close);
        }
    }

    private SubscriberKeys keys(long line, KeyFields fields) {
        byte[] ki = clear(line, Column.KI, fields.ki());
        byte[] other = {};
        try {
            if (fields.opc().isPresent()) {
                other = clear(line, Column.OPC, fields.opc().get());
                return SubscriberKeys.ofOpc(ki, other);
            }
            other = fields.op().isPresent() ? clear(line, Column.OP, fields.op().get()) : op.clone();
            return SubscriberKeys.ofOp(ki, other);
        } finally {
            Arrays.fill(ki, (byte) 0);
            Arrays.fill(other, (byte) 0);
        }
    }

    private byte[] clear(long line, Column column, byte[] field) {
        Transport transport = transports.get(column);
        if (transport == null) {
            return field.clone();
        }
        byte[] clear = decrypted(line, column, field, transport);
        if (clear.length != KEY_OCTETS) {
            Arrays.fill(clear, (byte) 0);
            throw new RefusedException("column %s holds %d octets when decrypted, a key has %d"
                    .formatted(column, clear.length, KEY_OCTETS));
        }
        return clear;
    }

    private byte[] decrypted(long line, Column column, byte[] field, Transport transport) {
        try {
            return transport.cipher().decrypt(field);
        } catch (TransportKeyException e) {
            if (!proven && transport.checksIntegrity()) {
                throw new VendorFileException(
                        line,
                        "transport key '%s' does not open the first %s of the file: %s"
                                .formatted(transport.name(), column, e.getMessage()));
            }
            throw new RefusedException("column %s: %s".formatted(column, e.getMessage()));
        }
    }

    private void compare(long line, String said, List<SubscriberKeys> keys) {
        String is = keys.isEmpty() ? said : KeyCheckValue.of(keys.get(0)).hex();
        if (is.equals(said)) {
            return;
        }
        String reason = "the key check value of KI is %s, the file says %s".formatted(is, said);
        if (!proven && transports.containsKey(Column.KI)) {
            throw new VendorFileException(
                    line,
                    "%s: transport key '%s' is not the one of this file"
                            .formatted(reason, transports.get(Column.KI).name()));
        }
        throw new RefusedException(reason);
    }

    @Override
    public void close() {
        opened.forEach(TransportCipher::close);
        Arrays.fill(op, (byte) 0);
    }
}
