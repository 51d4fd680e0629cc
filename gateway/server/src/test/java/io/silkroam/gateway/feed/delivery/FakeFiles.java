package io.silkroam.gateway.feed.delivery;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Issues small files into a folder, and remembers for which periods. */
final class FakeFiles implements IssueFiles {
    private final Path folder;
    private final List<String> issued = new ArrayList<>();
    private Optional<String> broken = Optional.empty();

    FakeFiles(Path folder) {
        this.folder = folder;
    }

    @Override
    public List<String> partners(String kind) {
        return kind.equals("wholesale") ? List.of("kpn", "orange") : List.of("");
    }

    @Override
    public synchronized long issue(String kind, String partner, LocalDate from, LocalDate to) {
        if (broken.filter(kind::equals).isPresent()) {
            throw new IllegalStateException("the disk is full");
        }
        String name = kind + (partner.isEmpty() ? "" : "-" + partner) + " " + from + "/" + to;
        if (!issued.contains(name)) {
            issued.add(name);
        }
        return issued.indexOf(name) + 1L;
    }

    @Override
    public Made file(long issue, String profile, String language) {
        String name = "file-%05d-%s-%s".formatted(issue, profile, language);
        Made made = new Made(folder.resolve(name + ".csv"), folder.resolve(name + ".manifest.json"));
        try {
            Files.createDirectories(folder);
            Files.writeString(made.file(), "rows of issue " + issue + "\r\n");
            Files.writeString(made.manifest(), "{}");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return made;
    }

    /** As {@code kind-partner from/to}, in the order in which they were issued first. */
    synchronized List<String> issued() {
        return List.copyOf(issued);
    }

    /** Files of this kind cannot be made for now. */
    synchronized void breakKind(String kind) {
        broken = Optional.of(kind);
    }

    synchronized void mend() {
        broken = Optional.empty();
    }
}
