package io.silkroam.sim.batch;

import io.silkroam.sim.batch.file.VendorFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What an import has found out so far, up to its result. */
final class Findings {
    private final ImportRequest request;
    private final ImportErrors errors;
    private final List<String> warnings = new ArrayList<>();
    private String batch;
    private Optional<BatchRecord> earlier = Optional.empty();
    private Optional<VendorFile> file = Optional.empty();
    private Optional<CardWriter> writer = Optional.empty();
    private String sha256 = "";

    Findings(ImportRequest request) {
        this.request = request;
        this.errors = new ImportErrors(request.vendor().limits().errors());
        this.batch = request.batch().orElse("");
    }

    ImportErrors errors() {
        return errors;
    }

    void opened(VendorFile opened) {
        file = Optional.of(opened);
        warnings.addAll(opened.header().warnings());
    }

    void warn(List<String> more) {
        warnings.addAll(more);
    }

    void named(String name, Optional<BatchRecord> before) {
        batch = name;
        earlier = before;
    }

    void writing(CardWriter cards) {
        writer = Optional.of(cards);
    }

    /** The file was read to its end. */
    void ended(VendorFile read) {
        read.problems().forEach(errors::file);
        sha256 = read.sha256();
    }

    String batch() {
        return batch;
    }

    String sha256() {
        return sha256;
    }

    Optional<BatchRecord> earlier() {
        return earlier;
    }

    /** The same content came before, under this name or another. */
    void cameBefore(BatchRecord before) {
        earlier = Optional.of(before);
        warnings.add("was imported before as " + before.words());
    }

    long imported() {
        return writer.map(CardWriter::imported).orElse(0L);
    }

    /** How the import ends, from what was found. */
    ImportOutcome outcome() {
        long good = imported() + writer.map(CardWriter::unchanged).orElse(0L);
        boolean goesOn = request.keepGoing() && good > 0 && !errors.concernTheFile();
        if (!errors.areNone() && !goesOn) {
            return ImportOutcome.REFUSED;
        }
        if (request.dryRun()) {
            return ImportOutcome.CHECKED;
        }
        if (!errors.areNone()) {
            return ImportOutcome.PARTLY;
        }
        return imported() == 0 ? ImportOutcome.UNCHANGED : ImportOutcome.IMPORTED;
    }

    ImportResult result() {
        return result(outcome());
    }

    ImportResult refused() {
        return result(ImportOutcome.REFUSED);
    }

    private ImportResult result(ImportOutcome outcome) {
        return new ImportResult(
                outcome,
                batch,
                request.vendor().name(),
                file.map(VendorFile::rows).orElse(0L),
                outcome == ImportOutcome.REFUSED ? 0 : imported(),
                writer.map(CardWriter::unchanged).orElse(0L),
                errors.rows(),
                sha256,
                errors.kept(),
                errors.count(),
                warnings,
                earlier);
    }
}
