package io.silkroam.messaging.store;

import io.silkroam.messaging.message.MessageState;
import io.silkroam.messaging.message.SmsAddress;
import io.silkroam.messaging.message.SmscReceipt;
import io.silkroam.store.Columns;
import io.silkroam.store.StoreException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Receipts whose message is not known, or not yet. */
public final class ParkedStore {

    private static final String INSERT = """
            INSERT INTO parked_receipt (arrived_at, next_at, body)
            SELECT n.arrived_at, n.next_at, n.body
              FROM UNNEST(CAST(? AS bigint ARRAY), CAST(? AS bigint ARRAY), CAST(? AS bytea ARRAY))
                AS n(arrived_at, next_at, body)
            """;

    private static final String DUE = """
            SELECT number, arrived_at, body FROM parked_receipt WHERE next_at <= ?
             ORDER BY next_at FETCH FIRST ? ROWS ONLY FOR UPDATE SKIP LOCKED
            """;

    private static final String ANY_DUE = "SELECT 1 FROM parked_receipt WHERE next_at <= ? FETCH FIRST 1 ROWS ONLY";

    private static final String LIST = """
            SELECT number, arrived_at, body FROM parked_receipt WHERE number > ?
             ORDER BY number FETCH FIRST ? ROWS ONLY
            """;

    private static final String POSTPONE = "UPDATE parked_receipt SET next_at = ? WHERE number = ?";

    private static final String DELETE = """
            DELETE FROM parked_receipt WHERE number IN (
                   SELECT w.number FROM UNNEST(CAST(? AS bigint ARRAY)) AS w(number))
            """;

    private static final String COUNT = "SELECT COUNT(*) FROM parked_receipt";

    /** A receipt that waits; {@code number} is 0 before it is kept. */
    public record Parked(long number, long arrivedAt, SmscReceipt receipt) {}

    /** Keeps these; each is looked at again at this time. */
    public void insert(Connection connection, Collection<Parked> receipts, long nextAt) {
        try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
            Columns.of(insert, receipts)
                    .bigint(Parked::arrivedAt)
                    .bigint(parked -> nextAt)
                    .bytes(parked -> encode(parked.receipt()))
                    .expectOneEach("park receipts");
        } catch (SQLException e) {
            throw StoreException.of("park receipts", e);
        }
    }

    /** Whether any is to be looked at. */
    public boolean anyDue(Connection connection, long now) {
        try (PreparedStatement select = connection.prepareStatement(ANY_DUE)) {
            select.setLong(1, now);
            try (ResultSet row = select.executeQuery()) {
                return row.next();
            }
        } catch (SQLException e) {
            throw StoreException.of("look for parked receipts", e);
        }
    }

    /** Locks those that are to be looked at and that nobody else looks at just now. */
    public List<Parked> due(Connection connection, long now, int limit) {
        return list(connection, DUE, now, limit);
    }

    /** By number; {@code after} is not among them. */
    public List<Parked> list(Connection connection, long after, int limit) {
        return list(connection, LIST, after, limit);
    }

    private static List<Parked> list(Connection connection, String sql, long bound, int limit) {
        List<Parked> found = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            select.setLong(1, bound);
            select.setInt(2, limit);
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    found.add(new Parked(rows.getLong(1), rows.getLong(2), decode(rows.getBytes(3))));
                }
            }
        } catch (SQLException e) {
            throw StoreException.of("look for parked receipts", e);
        }
        return found;
    }

    /** Looks at it again at this time. */
    public void postpone(Connection connection, long number, long nextAt) {
        try (PreparedStatement update = connection.prepareStatement(POSTPONE)) {
            update.setLong(1, nextAt);
            update.setLong(2, number);
            update.executeUpdate();
        } catch (SQLException e) {
            throw StoreException.of("postpone a parked receipt", e);
        }
    }

    /** Removes these as far as they are there; returns how many were. */
    public int delete(Connection connection, Collection<Long> numbers) {
        try (PreparedStatement delete = connection.prepareStatement(DELETE)) {
            Columns.of(delete, numbers).bigint(number -> number);
            return delete.executeUpdate();
        } catch (SQLException e) {
            throw StoreException.of("remove parked receipts", e);
        }
    }

    public long count(Connection connection) {
        try (PreparedStatement select = connection.prepareStatement(COUNT);
                ResultSet row = select.executeQuery()) {
            row.next();
            return row.getLong(1);
        } catch (SQLException e) {
            throw StoreException.of("count parked receipts", e);
        }
    }

    private static byte[] encode(SmscReceipt receipt) {
        ByteArrayOutputStream octets = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(octets)) {
            out.writeByte(1);
            out.writeUTF(receipt.link());
            out.writeShort(receipt.ids().size());
            for (String id : receipt.ids()) {
                out.writeUTF(id);
            }
            out.writeByte(receipt.destination().ton());
            out.writeByte(receipt.destination().npi());
            out.writeUTF(receipt.destination().value());
            out.writeByte(receipt.state().code());
            out.writeLong(receipt.doneAt().map(Instant::toEpochMilli).orElse(0L));
            out.writeUTF(receipt.error());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return octets.toByteArray();
    }

    private static SmscReceipt decode(byte[] octets) {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(octets))) {
            in.readByte();
            String link = in.readUTF();
            List<String> ids = new ArrayList<>();
            for (int left = in.readUnsignedShort(); left > 0; left--) {
                ids.add(in.readUTF());
            }
            SmsAddress destination = new SmsAddress(in.readUnsignedByte(), in.readUnsignedByte(), in.readUTF());
            MessageState state = MessageState.of(in.readUnsignedByte());
            long doneAt = in.readLong();
            Optional<Instant> done = doneAt == 0 ? Optional.empty() : Optional.of(Instant.ofEpochMilli(doneAt));
            return new SmscReceipt(link, ids, destination, state, done, in.readUTF());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
