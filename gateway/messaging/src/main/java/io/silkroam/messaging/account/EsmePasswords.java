package io.silkroam.messaging.account;

import io.silkroam.store.Database;
import io.silkroam.store.StoreException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.sql.Connection;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The passwords by which ESMEs bind (SMPP 3.4 §5.2.2: at most eight characters): kept, changed and checked.
 *
 * <p>A check is made by threads of its own and never by the caller's. One that PBKDF2 confirmed is remembered as a
 * keyed hash, so that an ESME's next binds cost a look into the table instead of a tenth of a second; they also do not
 * wait behind guesses. A wrong password and an unknown account cost the same.
 */
public final class EsmePasswords implements AutoCloseable {
    /** The longest password that fits the bind's field (nine octets with its NUL). */
    public static final int LONGEST = 8;

    private static final Logger LOG = LoggerFactory.getLogger(EsmePasswords.class);
    private static final String KEYED_HASH = "HmacSHA256";
    private static final int KEY_OCTETS = 32;
    private static final int MOST_REMEMBERED = 10_000;
    private static final int QUICK_QUEUE = 4_096;
    private static final long IDLE_SECONDS = 30;
    /** Without those that are taken for one another when a password is read aloud or typed off. */
    private static final String LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnpqrstuvwxyz23456789";

    /** What a check came to. */
    public enum Verdict {
        RIGHT,
        /** Wrong, or there is no such account; nobody is told which. */
        WRONG,
        /** Too many checks wait; the ESME may try again. */
        BUSY,
        /** The table cannot be read; the ESME may try again. */
        UNAVAILABLE
    }

    /**
     * How much checking may cost.
     *
     * @param threads that compute
     * @param queue checks that may wait for one; one more is {@link Verdict#BUSY}
     */
    public record Settings(int threads, int queue, int iterations) {
        public static Settings standard() {
            return new Settings(1, 64, PasswordHash.ITERATIONS);
        }
    }

    @SuppressWarnings("ArrayRecordComponent")
    private record Remembered(PasswordHash row, byte[] keyed) {}

    private final Database database;
    private final Clock clock;
    private final Settings settings;
    private final EsmePasswordStore store = new EsmePasswordStore();
    private final SecureRandom random = new SecureRandom();
    private final SecretKeySpec key;
    private final PasswordHash nobodys;
    private final Map<String, Remembered> remembered = new ConcurrentHashMap<>();
    private final ThreadPoolExecutor slow;
    private final ThreadPoolExecutor quick;

    public EsmePasswords(Database database, Clock clock, Settings settings) {
        this.database = database;
        this.clock = clock;
        this.settings = settings;
        byte[] octets = new byte[KEY_OCTETS];
        random.nextBytes(octets);
        this.key = new SecretKeySpec(octets, KEYED_HASH);
        this.nobodys = PasswordHash.ofNone(settings.iterations(), random);
        this.slow = pool("esme-password", settings.threads(), settings.queue());
        this.quick = pool("esme-rebind", 1, QUICK_QUEUE);
    }

    private static ThreadPoolExecutor pool(String name, int threads, int queue) {
        ThreadPoolExecutor pool = new ThreadPoolExecutor(
                threads, threads, IDLE_SECONDS, TimeUnit.SECONDS, new ArrayBlockingQueue<>(queue), task -> {
                    Thread thread = new Thread(task, name);
                    thread.setDaemon(true);
                    return thread;
                });
        pool.allowCoreThreadTimeOut(true);
        return pool;
    }

    /**
     * Checks a password. The verdict comes once, from another thread, or at once where it is {@link Verdict#BUSY}.
     *
     * @param account the account's name; empty where nobody binds by the system_id, which takes as long
     */
    public void verify(Optional<String> account, String password, Consumer<Verdict> verdict) {
        byte[] keyed = keyed(password);
        boolean likely = account.map(remembered::get)
                .filter(known -> MessageDigest.isEqual(known.keyed(), keyed))
                .isPresent();
        try {
            (likely ? quick : slow).execute(() -> verdict.accept(judge(account, password, keyed)));
        } catch (RejectedExecutionException e) {
            verdict.accept(Verdict.BUSY);
        }
    }

    private Verdict judge(Optional<String> account, String password, byte[] keyed) {
        Optional<PasswordHash> row;
        try {
            // Asked also for nobody: a look into the table takes time.
            row = database.read("look up an ESME's password", c -> store.find(c, account.orElse("")));
        } catch (StoreException e) {
            LOG.warn("an ESME's password cannot be looked up: {}", e.toString());
            return Verdict.UNAVAILABLE;
        }
        PasswordHash expected = row.orElse(nobodys);
        if (account.isPresent() && row.isPresent() && isRemembered(account.get(), expected, keyed)) {
            return Verdict.RIGHT;
        }
        boolean right = expected.isOf(password);
        if (right && account.isPresent() && row.isPresent()) {
            remember(account.get(), expected, keyed);
            return Verdict.RIGHT;
        }
        return Verdict.WRONG;
    }

    /** Another gateway, or the command line, may have changed the row: what is remembered holds for that row alone. */
    private boolean isRemembered(String account, PasswordHash row, byte[] keyed) {
        Remembered known = remembered.get(account);
        return known != null && known.row().equals(row) && MessageDigest.isEqual(known.keyed(), keyed);
    }

    private void remember(String account, PasswordHash row, byte[] keyed) {
        if (remembered.size() >= MOST_REMEMBERED) {
            remembered.clear();
        }
        remembered.put(account, new Remembered(row, keyed));
    }

    private byte[] keyed(String password) {
        try {
            Mac mac = Mac.getInstance(KEYED_HASH);
            mac.init(key);
            return mac.doFinal(password.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no " + KEYED_HASH, e);
        }
    }

    /** A new password of eight letters and digits. */
    public static String fresh() {
        SecureRandom random = new SecureRandom();
        StringBuilder text = new StringBuilder(LONGEST);
        for (int i = 0; i < LONGEST; i++) {
            text.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        return text.toString();
    }

    /**
     * What is kept of a password, as text: for a way on which the password itself should not be seen.
     *
     * @throws IllegalArgumentException if it does not fit a bind
     */
    public static String derived(String password) {
        return PasswordHash.of(requirePassword(password), PasswordHash.ITERATIONS, new SecureRandom())
                .text();
    }

    /**
     * A password that fits a bind.
     *
     * @throws IllegalArgumentException why it does not, without it
     */
    public static String requirePassword(String password) {
        boolean printable = password.chars().allMatch(c -> c > ' ' && c < 0x7F);
        if (password.isEmpty() || password.length() > LONGEST || !printable) {
            throw new IllegalArgumentException("an ESME's password is 1 to 8 ASCII characters without spaces");
        }
        return password;
    }

    /**
     * The password from now on, in the caller's transaction. Sessions that are bound stay; the next bind needs it.
     *
     * @throws StoreException of kind CONFLICT if somebody else gives the account its first one just now
     */
    public void change(Connection connection, String account, String password) {
        change(connection, account, PasswordHash.of(requirePassword(password), settings.iterations(), random));
    }

    /**
     * The same with what {@link #derived} made of it.
     *
     * @throws IllegalArgumentException if it is not that
     */
    public void changeTo(Connection connection, String account, String derived) {
        change(connection, account, PasswordHash.parse(derived));
    }

    private void change(Connection connection, String account, PasswordHash hash) {
        Instant now = clock.instant();
        if (!store.update(connection, account, hash, now)) {
            store.insert(connection, account, hash, now);
        }
    }

    /** Gives an account its first password; false if it has one, which stays. */
    public boolean giveFirst(String account, String password) {
        PasswordHash hash = PasswordHash.of(requirePassword(password), settings.iterations(), random);
        try {
            return database.transact(
                    "store an ESME's first password", c -> store.insert(c, account, hash, clock.instant()));
        } catch (StoreException e) {
            if (e.kind() == StoreException.Kind.CONFLICT) {
                return false;
            }
            throw e;
        }
    }

    /** When the password of each account that has one was last changed. */
    public Map<String, Instant> changes() {
        return database.read("list the ESMEs' passwords", store::changes);
    }

    @Override
    public void close() {
        slow.shutdownNow();
        quick.shutdownNow();
    }
}
