package io.silkroam.messaging.engine;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.silkroam.messaging.port.ReceiptKeys;
import io.silkroam.messaging.port.ReceiptKeys.Source;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.List;

/**
 * An SMSC's id as a number that says whose it is as well: the first 64 bits of SHA-256, so that no SMSC can write ids
 * that meet another's.
 */
final class Digests {
    private static final MessageDigest SHA_256 = sha256();

    private final ReceiptKeys keys;

    Digests(ReceiptKeys keys) {
        this.keys = keys;
    }

    /** Of all keys of this id, the most exact first. */
    List<Long> of(String link, String id, Source source) {
        List<Long> digests = new ArrayList<>(1);
        for (String key : keys.keysOf(link, id, source)) {
            digests.add(digest(link + '\0' + key));
        }
        return digests;
    }

    private static long digest(String text) {
        try {
            MessageDigest sha = (MessageDigest) SHA_256.clone();
            return ByteBuffer.wrap(sha.digest(text.getBytes(UTF_8))).getLong();
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException("SHA-256 cannot be copied", e);
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("no SHA-256", e);
        }
    }
}
