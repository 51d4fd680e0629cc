package io.silkroam.simulator.interop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

/**
 * The npm package {@code smpp}, through the script src/test/npm/esme.js. It is not ours to carry along: install it with
 * {@code npm install --prefix target/npm smpp@0.5.1} in gateway/simulator, or name its folder in SILKROAM_NPM.
 */
final class NpmEsme implements ForeignEsme {
    private static final Path SCRIPT = Path.of("src/test/npm/esme.js").toAbsolutePath();
    private static final long PATIENCE_SECONDS = 20;

    private final Process node;
    private final PrintWriter in;
    private final List<String> bound = new CopyOnWriteArrayList<>();
    private final List<String> accepted = new CopyOnWriteArrayList<>();
    private final List<String> receipts = new CopyOnWriteArrayList<>();
    private final List<String> texts = new CopyOnWriteArrayList<>();
    private final List<String> errors = new CopyOnWriteArrayList<>();
    private final Thread reader;

    NpmEsme(Door door) throws IOException {
        ProcessBuilder builder =
                new ProcessBuilder("node", SCRIPT.toString(), String.valueOf(door.port()), door.systemId());
        builder.environment().put("NODE_PATH", modules().toString());
        node = builder.redirectErrorStream(true).start();
        in = new PrintWriter(node.getOutputStream(), true, StandardCharsets.UTF_8);
        in.println(door.password());
        reader = new Thread(this::read, "npm-esme");
        reader.setDaemon(true);
        reader.start();
        await().atMost(PATIENCE_SECONDS, TimeUnit.SECONDS).until(() -> !bound.isEmpty() || !errors.isEmpty());
        assertThat(errors).isEmpty();
    }

    /** Whether node and the package are here; why not, otherwise. */
    static String missing() {
        try {
            ProcessBuilder builder = new ProcessBuilder("node", "-e", "require('smpp')");
            builder.environment().put("NODE_PATH", modules().toString());
            Process process = builder.redirectErrorStream(true).start();
            process.getInputStream().readAllBytes();
            boolean found = process.waitFor() == 0;
            return found
                    ? ""
                    : "the npm package smpp is not in " + modules()
                            + ": npm install --prefix target/npm smpp@0.5.1, or name its folder in SILKROAM_NPM";
        } catch (IOException e) {
            return "there is no node: " + e.getMessage();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "interrupted";
        }
    }

    private static Path modules() {
        String folder = System.getenv().getOrDefault("SILKROAM_NPM", "target/npm");
        return Path.of(folder, "node_modules").toAbsolutePath();
    }

    private void read() {
        Map<String, List<String>> kinds =
                Map.of("bound", bound, "accepted", accepted, "receipt", receipts, "text", texts);
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(node.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                String[] words = line.split(" ", 2);
                kinds.getOrDefault(words[0], errors).add(words.length < 2 ? line : words[1]);
            }
        } catch (IOException e) {
            errors.add(e.getMessage());
        }
    }

    @Override
    public List<String> submit(String text) {
        int before = accepted.size();
        in.println(Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8)));
        await().atMost(PATIENCE_SECONDS, TimeUnit.SECONDS).until(() -> accepted.size() > before || !errors.isEmpty());
        assertThat(errors).isEmpty();
        return List.of(accepted.get(before));
    }

    @Override
    public List<String> receipts() {
        return List.copyOf(receipts);
    }

    @Override
    public List<String> texts() {
        return texts.stream()
                .map(text -> new String(Base64.getDecoder().decode(text), StandardCharsets.UTF_8))
                .toList();
    }

    @Override
    public void close() {
        in.close();
        node.onExit().orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).join();
    }
}
