package io.silkroam.sim.keys;

import java.security.GeneralSecurityException;
import java.util.Map;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;

/** Where key-encryption keys live. Its text names the place for messages. */
interface KekHome {

    /** The keys found there now, by id; empty when nothing was ever kept. */
    Map<String, SecretKey> load();

    /** A new AES key of 256 bits that is nowhere but here yet. */
    SecretKey generate();

    /** Returns when the key is there for good, beside all that were there before. */
    void keep(String id, SecretKey key);

    /** A cipher that these keys work with. */
    Cipher cipher(String transformation) throws GeneralSecurityException;

    /** What an operator does when a key is not here, completing a sentence. */
    String remedy();

    /** Nothing works afterwards. */
    void close();
}
