package io.silkroam.store;

import java.nio.file.Path;
import java.util.Locale;

/**
 * Where the data lives: {@code jdbc:h2:file:DIR/NAME} or {@code jdbc:postgresql:...}, who opens it, and how many
 * connections everything that is not a lane shares. The password never appears in {@link #toString()}.
 */
public record DatabaseSettings(String url, String user, String password, int poolSize) {

    static final String H2_PREFIX = "jdbc:h2:file:";
    static final String POSTGRESQL_PREFIX = "jdbc:postgresql:";

    public DatabaseSettings {
        if (!url.startsWith(H2_PREFIX) && !url.startsWith(POSTGRESQL_PREFIX)) {
            throw new IllegalArgumentException("database url must start with %s or %s, not: %s"
                    .formatted(H2_PREFIX, POSTGRESQL_PREFIX, withoutQuery(url)));
        }
        if (url.startsWith(H2_PREFIX)) {
            requirePlainFile(url);
        } else if (url.contains("@") || url.toLowerCase(Locale.ROOT).contains("password=")) {
            throw new IllegalArgumentException("database url must not carry a password; set it by itself");
        }
        if (user.isBlank()) {
            throw new IllegalArgumentException("database user is empty");
        }
        if (poolSize < 1 || poolSize > 100) {
            throw new IllegalArgumentException("database pool size must be 1 to 100, not " + poolSize);
        }
    }

    /** An embedded database in this file (H2 adds its own suffix). */
    public static DatabaseSettings embedded(Path file) {
        return new DatabaseSettings(H2_PREFIX + file.toAbsolutePath(), "silkroam", "", 4);
    }

    /** H2 reads settings, scripts to run among them, from whatever follows a semicolon; a file name has none. */
    private static void requirePlainFile(String url) {
        String file = url.substring(H2_PREFIX.length());
        boolean plain = !file.isBlank() && file.chars().noneMatch(c -> c == ';' || c < ' ');
        if (!plain) {
            throw new IllegalArgumentException("database url must be %sDIR/NAME and nothing behind it, not: %s"
                    .formatted(H2_PREFIX, withoutQuery(url)));
        }
    }

    /** For messages: what follows may hold a password, and so may what stands before an {@code @}. */
    private static String withoutQuery(String url) {
        return url.split("[?;]", 2)[0].replaceFirst("//.*@", "//***@");
    }

    boolean isH2() {
        return url.startsWith(H2_PREFIX);
    }

    @Override
    public String toString() {
        return "DatabaseSettings[url=%s, user=%s, password=***, poolSize=%d]"
                .formatted(withoutQuery(url), user, poolSize);
    }
}
