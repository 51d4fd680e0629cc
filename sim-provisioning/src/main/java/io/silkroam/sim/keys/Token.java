package io.silkroam.sim.keys;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.AuthProvider;
import java.security.GeneralSecurityException;
import java.security.InvalidParameterException;
import java.security.KeyStore;
import java.security.Provider;
import java.security.ProviderException;
import java.security.Security;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.crypto.Cipher;
import javax.crypto.KeyGenerator;
import javax.crypto.SecretKey;
import javax.security.auth.login.LoginException;

/**
 * Key-encryption keys inside a PKCS#11 token, made there and never leaving it; their label is their id. What SoftHSM
 * 2.6 and the SunPKCS11 provider do: a key made for the session and then set in the key store becomes a copy in the
 * token that is as sensitive and unextractable; a secret key is found again by its label without a certificate
 * beside it; AES-GCM takes our nonce and associated data as SunJCE does, and what one seals the other opens; a wrong
 * tag is CKR_GENERAL_ERROR below and AEADBadTagException above; and an empty text is no error although it has no
 * tag.
 */
final class Token implements KekHome {
    private static final String PROVIDER = "SunPKCS11";
    private static final int KEY_BITS = 256;
    /** Whatever the operator's file says, keys made here stay inside. */
    private static final String STAYS_INSIDE = """

            attributes(generate,CKO_SECRET_KEY,CKK_AES) = {
              CKA_SENSITIVE = true
              CKA_EXTRACTABLE = false
              CKA_ENCRYPT = true
              CKA_DECRYPT = true
            }
            """;

    private final Path config;
    private final Path pinFile;
    private final Provider provider;

    Token(Path config, Path pinFile) {
        this.config = config;
        this.pinFile = pinFile;
        this.provider = providerOf(config);
    }

    private static Provider providerOf(Path config) {
        Provider unconfigured = Security.getProvider(PROVIDER);
        if (unconfigured == null) {
            throw new KeystoreException(
                    "this Java has no " + PROVIDER + "; use one with the module jdk.crypto.cryptoki");
        }
        // The file names a library that runs in this process.
        SecretFile.requireOurs(config);
        try {
            // "--" is how the provider is told that text follows and not the name of a file.
            return unconfigured.configure("--" + Files.readString(config) + STAYS_INSIDE);
        } catch (IOException | InvalidParameterException | ProviderException e) {
            throw new KeystoreException("the PKCS#11 configuration %s cannot be used: %s"
                    .formatted(config, innermost(e).getMessage()));
        }
    }

    @Override
    public Map<String, SecretKey> load() {
        try {
            KeyStore token = open();
            Map<String, SecretKey> keys = new LinkedHashMap<>();
            for (String alias : Collections.list(token.aliases())) {
                if (Kek.isId(alias) && token.getKey(alias, null) instanceof SecretKey key) {
                    keys.put(alias, key);
                }
            }
            return keys;
        } catch (GeneralSecurityException | ProviderException e) {
            throw failed("read", e);
        }
    }

    private KeyStore open() throws GeneralSecurityException {
        char[] pin = SecretFile.readLine(pinFile);
        try {
            KeyStore token = KeyStore.getInstance("PKCS11", provider);
            token.load(null, pin);
            return token;
        } catch (IOException e) {
            // Not tried again by us: tokens lock themselves after a few wrong PINs.
            throw new KeystoreException("the token of %s does not open with the PIN in %s: %s"
                    .formatted(config, pinFile, innermost(e).getMessage()));
        } finally {
            Arrays.fill(pin, ' ');
        }
    }

    @Override
    public SecretKey generate() {
        try {
            open();
            KeyGenerator generator = KeyGenerator.getInstance("AES", provider);
            generator.init(KEY_BITS);
            SecretKey key = generator.generateKey();
            if (key.getEncoded() != null) {
                throw new KeystoreException(
                        "the token of %s makes keys that can be read out of it; use one that does not"
                                .formatted(config));
            }
            return key;
        } catch (GeneralSecurityException | ProviderException e) {
            throw failed("make a key in", e);
        }
    }

    @Override
    public void keep(String id, SecretKey key) {
        try {
            KeyStore token = open();
            if (token.containsAlias(id)) {
                throw new KeystoreException("%s has another %s already; start again".formatted(this, id));
            }
            token.setKeyEntry(id, key, null, null);
        } catch (GeneralSecurityException | ProviderException e) {
            throw failed("keep " + id + " in", e);
        }
    }

    @Override
    public Cipher cipher(String transformation) throws GeneralSecurityException {
        return Cipher.getInstance(transformation, provider);
    }

    private KeystoreException failed(String doing, Exception e) {
        return new KeystoreException(
                "cannot %s %s: %s".formatted(doing, this, innermost(e).getMessage()));
    }

    /** The token's own word (CKR_...), which is about the token and not about what is in it. */
    private static Throwable innermost(Throwable e) {
        Throwable inner = e;
        while (inner.getCause() != null) {
            inner = inner.getCause();
        }
        return inner;
    }

    @Override
    public String remedy() {
        return "connect the token that holds it; " + config + " says which one is used";
    }

    @Override
    public void close() {
        if (provider instanceof AuthProvider session) {
            try {
                session.logout();
            } catch (LoginException e) {
                throw failed("leave", e);
            }
        }
    }

    @Override
    public String toString() {
        return "token of " + config;
    }
}
