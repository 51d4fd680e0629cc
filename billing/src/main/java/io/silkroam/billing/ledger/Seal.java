package io.silkroam.billing.ledger;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Seals a ledger transaction: SHA-256 in hexadecimal of the seal before and of all that the transaction says, a line
 * for each part of it. Who changes, removes or inserts a transaction has to make every later seal anew.
 */
public final class Seal {

    /** Before the first transaction. */
    public static final String NONE = "";

    private final MessageDigest digest = sha256();
    private int lines;

    private Seal() {}

    /** The seal of a transaction whose postings are numbered from 1. */
    public static String of(String previous, long id, long bookedAtMicros, LedgerTransaction transaction) {
        Seal seal = begin(previous, id, bookedAtMicros, transaction.kind().name(), transaction.reference());
        transaction.postings().forEach(seal::posting);
        return seal.text();
    }

    /** For whoever reads the postings one by one; {@code bookedAtMicros} counts from 1970, as the table does. */
    public static Seal begin(String previous, long id, long bookedAtMicros, String kind, String reference) {
        Seal seal = new Seal();
        seal.add(previous + "\n" + id + "|" + bookedAtMicros + "|" + kind + "|" + escaped(reference) + "\n");
        return seal;
    }

    /** The next posting. */
    public void posting(Posting posting) {
        lines++;
        add(lines + "|" + posting.day().toEpochDay() + "|" + escaped(posting.account()) + "|"
                + escaped(posting.commodity()) + "|" + posting.amount() + "\n");
    }

    /** The seal, once; it takes no posting after that. */
    public String text() {
        return HexFormat.of().formatHex(digest.digest());
    }

    private void add(String text) {
        digest.update(text.getBytes(StandardCharsets.UTF_8));
    }

    /** So that no two transactions read the same. */
    private static String escaped(String text) {
        return text.replace("\\", "\\\\").replace("|", "\\|").replace("\n", "\\n");
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
