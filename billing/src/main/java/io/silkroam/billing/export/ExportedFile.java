package io.silkroam.billing.export;

import io.silkroam.billing.export.manifest.Manifest;
import java.nio.file.Path;

/** A file that was made, with the manifest beside it. It may have been removed since. */
public record ExportedFile(Path path, Manifest manifest) {

    public Path manifestPath() {
        return path.resolveSibling(manifest.fileName());
    }
}
