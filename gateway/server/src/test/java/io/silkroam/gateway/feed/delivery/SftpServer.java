package io.silkroam.gateway.feed.delivery;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.util.List;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.config.keys.PublicKeyEntry;
import org.apache.sshd.common.file.virtualfs.VirtualFileSystemFactory;
import org.apache.sshd.common.keyprovider.KeyPairProvider;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.sftp.server.SftpSubsystemFactory;

/** A real SFTP server on loopback with one user, who has a password and a key. */
final class SftpServer implements AutoCloseable {
    static final String USER = "silkroam";
    static final String PASSWORD = "pa ss+w%rd&)=1";

    private final SshServer server = SshServer.setUpDefaultServer();
    private final KeyPair host = rsa();
    private final KeyPair user = rsa();

    SftpServer(Path root) {
        server.setHost("127.0.0.1");
        server.setPort(0);
        server.setKeyPairProvider(KeyPairProvider.wrap(host));
        server.setPasswordAuthenticator((name, password, session) -> USER.equals(name) && PASSWORD.equals(password));
        server.setPublickeyAuthenticator(
                (name, key, session) -> USER.equals(name) && KeyUtils.compareKeys(key, user.getPublic()));
        server.setSubsystemFactories(List.of(new SftpSubsystemFactory()));
        server.setFileSystemFactory(new VirtualFileSystemFactory(root.toAbsolutePath()));
        start();
    }

    void start() {
        try {
            server.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    int port() {
        return server.getPort();
    }

    /** A file of known hosts with the server's key. */
    Path knownHosts(Path directory) {
        return knownHosts(directory, host.getPublic());
    }

    /** One with a key that is not the server's. */
    Path wrongHosts(Path directory) {
        return knownHosts(directory, rsa().getPublic());
    }

    private Path knownHosts(Path directory, PublicKey key) {
        try {
            return Files.writeString(
                    directory.resolve("known_hosts"),
                    "[127.0.0.1]:%d %s%n".formatted(port(), PublicKeyEntry.toString(key)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The user's key, as ssh-keygen would write it. */
    Path privateKey(Path directory) {
        String text = java.util.Base64.getMimeEncoder(64, new byte[] {'\n'})
                .encodeToString(user.getPrivate().getEncoded());
        try {
            return Files.writeString(
                    directory.resolve("id_rsa"),
                    "-----BEGIN PRIVATE KEY-----\n" + text + "\n-----END PRIVATE KEY-----\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static KeyPair rsa() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        try {
            server.stop(true);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
