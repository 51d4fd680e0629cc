package io.silkroam.cli.remote;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** What a request carries. */
public interface Body {
    String contentType();

    /** Whether it is sent while it is read, in pieces, because it may be larger than the memory. */
    boolean isStreamed();

    /** Whether it can be sent again after a connection was lost. */
    boolean isRepeatable();

    void writeTo(OutputStream out) throws IOException;

    /** A JSON object or another value. */
    static Body json(Object value) {
        return text("application/json", JsonText.compact(value));
    }

    static Body text(String contentType, String text) {
        byte[] octets = text.getBytes(StandardCharsets.UTF_8);
        return new Body() {
            @Override
            public String contentType() {
                return contentType;
            }

            @Override
            public boolean isStreamed() {
                return false;
            }

            @Override
            public boolean isRepeatable() {
                return true;
            }

            @Override
            public void writeTo(OutputStream out) throws IOException {
                out.write(octets);
            }
        };
    }

    /** Octets that are opened each time they are sent. */
    static Body stream(Source source, boolean repeatable) {
        return new Body() {
            @Override
            public String contentType() {
                return "application/octet-stream";
            }

            @Override
            public boolean isStreamed() {
                return true;
            }

            @Override
            public boolean isRepeatable() {
                return repeatable;
            }

            @Override
            public void writeTo(OutputStream out) throws IOException {
                source.copyTo(out);
            }
        };
    }

    /** Opens a stream and copies it; what it cannot read is an {@link UnreadableSource}. */
    interface Source {
        InputStream open() throws IOException;

        private void copyTo(OutputStream out) throws IOException {
            InputStream in;
            try {
                in = open();
            } catch (IOException e) {
                throw new UnreadableSource(e);
            }
            try (InputStream open = in) {
                byte[] buffer = new byte[1 << 16];
                for (int read = read(open, buffer); read >= 0; read = read(open, buffer)) {
                    out.write(buffer, 0, read);
                }
            }
        }

        private static int read(InputStream in, byte[] buffer) throws UnreadableSource {
            try {
                return in.read(buffer);
            } catch (IOException e) {
                throw new UnreadableSource(e);
            }
        }
    }

    /** It is the file that failed, not the connection. */
    final class UnreadableSource extends IOException {
        private static final long serialVersionUID = 1L;

        UnreadableSource(IOException cause) {
            super(cause.getMessage(), cause);
        }
    }
}
