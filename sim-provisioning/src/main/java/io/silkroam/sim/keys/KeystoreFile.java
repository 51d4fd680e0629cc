package io.silkroam.sim.keys;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;

/** Key-encryption keys in a PKCS#12 file, under the password of another file. Both appear with the first key. */
final class KeystoreFile implements KekHome {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int KEY_OCTETS = 32;

    private final Path file;
    private final Path passwordFile;

    KeystoreFile(Path file, Path passwordFile) {
        this.file = file;
        this.passwordFile = passwordFile;
    }

    @Override
    public Map<String, SecretKey> load() {
        if (!Files.exists(file)) {
            return Map.of();
        }
        char[] password = password();
        try {
            KeyStore keystore = read(password);
            Map<String, SecretKey> keys = new LinkedHashMap<>();
            for (String alias : Collections.list(keystore.aliases())) {
                if (Kek.isId(alias) && keystore.getKey(alias, password) instanceof SecretKey key) {
                    keys.put(alias, new WipeableKey(key.getEncoded()));
                }
            }
            return keys;
        } catch (GeneralSecurityException e) {
            throw damaged();
        } finally {
            Arrays.fill(password, ' ');
        }
    }

    private char[] password() {
        if (!Files.exists(passwordFile)) {
            throw new KeystoreException("%s is there, but not %s with its password; put it back from the backup"
                    .formatted(file, passwordFile));
        }
        return SecretFile.readLine(passwordFile);
    }

    private KeyStore read(char[] password) {
        byte[] content = SecretFile.read(file);
        try {
            KeyStore keystore = KeyStore.getInstance("PKCS12");
            keystore.load(new ByteArrayInputStream(content), password);
            return keystore;
        } catch (IOException | GeneralSecurityException e) {
            throw damaged();
        }
    }

    private KeystoreException damaged() {
        return new KeystoreException(
                "%s does not open with the password in %s: one of them is damaged or belongs to another installation;"
                                .formatted(file, passwordFile)
                        + " put both back from the same backup");
    }

    @Override
    public SecretKey generate() {
        byte[] octets = new byte[KEY_OCTETS];
        RANDOM.nextBytes(octets);
        return new WipeableKey(octets);
    }

    /** Everything that is in the file now stays in it, also what another gateway added since we last looked. */
    @Override
    public void keep(String id, SecretKey key) {
        if (!Files.exists(passwordFile)) {
            writePassword();
        }
        char[] password = password();
        try {
            KeyStore keystore = Files.exists(file) ? read(password) : empty();
            if (keystore.containsAlias(id)) {
                throw new KeystoreException("%s has another %s already; start again".formatted(file, id));
            }
            keystore.setKeyEntry(id, key, password, null);
            ByteArrayOutputStream content = new ByteArrayOutputStream();
            keystore.store(content, password);
            SecretFile.replace(file, content.toByteArray());
        } catch (IOException | GeneralSecurityException e) {
            throw new KeystoreException(
                    "cannot add %s to %s: %s".formatted(id, file, e.getClass().getSimpleName()));
        } finally {
            Arrays.fill(password, ' ');
        }
    }

    private static KeyStore empty() throws IOException, GeneralSecurityException {
        KeyStore keystore = KeyStore.getInstance("PKCS12");
        keystore.load(null, null);
        return keystore;
    }

    private void writePassword() {
        byte[] octets = new byte[KEY_OCTETS];
        RANDOM.nextBytes(octets);
        byte[] text = Base64.getUrlEncoder().withoutPadding().encode(octets);
        byte[] line = Arrays.copyOf(text, text.length + 1);
        line[text.length] = '\n';
        SecretFile.replace(passwordFile, line);
        Wipe.out(octets, text, line);
    }

    @Override
    public Cipher cipher(String transformation) throws GeneralSecurityException {
        return Cipher.getInstance(transformation);
    }

    @Override
    public String remedy() {
        return "put back %s (and %s) as it was last used, from the gateway that made the key or from the backup"
                .formatted(file, passwordFile);
    }

    @Override
    public void close() {
        // Nothing is held open.
    }

    @Override
    public String toString() {
        return "keystore " + file;
    }
}
