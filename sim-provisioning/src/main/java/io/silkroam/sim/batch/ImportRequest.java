package io.silkroam.sim.batch;

import io.silkroam.sim.batch.file.VendorMapping;
import java.util.Optional;

/**
 * What is to be imported, how, and who says so.
 *
 * @param fileName as the caller calls the file; of a path, the last part
 * @param dryRun everything is checked, nothing is kept
 * @param keepGoing rows that are wrong are left out, instead of refusing the file for them
 * @param batch the name of the batch; without it, the one in the file's header or else the file's name
 */
public record ImportRequest(
        String fileName,
        VendorMapping vendor,
        boolean dryRun,
        boolean keepGoing,
        String actor,
        String role,
        Optional<String> batch) {

    public ImportRequest {
        fileName = fileName.substring(Math.max(fileName.lastIndexOf('/'), fileName.lastIndexOf('\\')) + 1)
                .replaceAll("\\p{Cntrl}", "")
                .strip();
    }
}
