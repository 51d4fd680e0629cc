package io.silkroam.store;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** A small but real handler for tests of lanes: each command becomes a row, once, and is answered after the commit. */
final class LedgerHandler implements BatchHandler<LedgerHandler.Command> {

    record Command(long key, int number) {}

    static final String TABLE = "CREATE TABLE ledger (k bigint, n integer, writer bigint, PRIMARY KEY (k, n))";

    /** A command with this number makes its statement fail. */
    static final int POISON = -1;
    /** A command with this number makes the handler throw before it writes anything. */
    static final int BUG = -2;

    private static final String INSERT = """
            INSERT INTO ledger (k, n, writer)
            SELECT k, n, w FROM (VALUES (CAST(? AS bigint), CAST(? AS integer), CAST(? AS bigint))) AS v(k, n, w)
             WHERE NOT EXISTS (SELECT 1 FROM ledger l WHERE l.k = v.k AND l.n = v.n)
            """;

    final BlockingQueue<Command> answers = new LinkedBlockingQueue<>();
    final Map<Command, Refusal> refusals = new ConcurrentHashMap<>();
    final BlockingQueue<Command> refused = new LinkedBlockingQueue<>();
    final BlockingQueue<List<Command>> stalled = new LinkedBlockingQueue<>();
    final List<Integer> batchSizes = new CopyOnWriteArrayList<>();
    final Semaphore entered = new Semaphore(0);
    final Semaphore gate = new Semaphore(Integer.MAX_VALUE / 2);

    @Override
    public void handle(List<Command> batch, LaneSession session) {
        batchSizes.add(batch.size());
        entered.release();
        gate.acquireUninterruptibly();
        gate.release();
        try (PreparedStatement insert = session.connection().prepareStatement(INSERT)) {
            for (Command command : batch) {
                write(command, session.writer(), insert);
            }
        } catch (SQLException e) {
            throw StoreException.of("write the ledger", e);
        }
        session.commitDurably();
        answers.addAll(batch);
    }

    private static void write(Command command, long writer, PreparedStatement insert) throws SQLException {
        if (command.number() == BUG) {
            throw new IllegalStateException("planted bug");
        }
        insert.setLong(1, command.key());
        insert.setObject(2, command.number() == POISON ? "not a number" : command.number());
        insert.setLong(3, writer);
        insert.executeUpdate();
    }

    @Override
    public void refuse(Command command, Refusal why) {
        refusals.put(command, why);
        refused.add(command);
    }

    @Override
    public void stalled(List<Command> batch) {
        stalled.add(batch);
    }

    /** Closes the gate and lets one command in, which then blocks the lane as a slow store would. */
    void block(Lanes<Command> lanes, Command first) throws InterruptedException {
        gate.acquire(Integer.MAX_VALUE / 2);
        lanes.offer(first.key(), first);
        if (!entered.tryAcquire(10, TimeUnit.SECONDS)) {
            throw new IllegalStateException("the lane never took " + first);
        }
    }

    void unblock() {
        gate.release(Integer.MAX_VALUE / 2);
    }

    Command nextAnswer() throws InterruptedException {
        return answers.poll(10, TimeUnit.SECONDS);
    }

    Command nextRefused() throws InterruptedException {
        return refused.poll(10, TimeUnit.SECONDS);
    }
}
