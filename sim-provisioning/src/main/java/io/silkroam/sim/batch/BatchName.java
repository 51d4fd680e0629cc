package io.silkroam.sim.batch;

import io.silkroam.sim.batch.file.FileHeader;
import io.silkroam.sim.batch.file.VendorFileException;
import java.util.regex.Pattern;

/** What a batch is called: as asked for, else as the file's header says, else as the file. */
final class BatchName {
    private static final Pattern FORM = Pattern.compile("[^\\p{Cntrl}\\s](?:[^\\p{Cntrl}]{0,98}[^\\p{Cntrl}\\s])?");

    private BatchName() {}

    static String of(ImportRequest request, FileHeader header) {
        String name =
                request.batch().or(header::batch).orElse(request.fileName()).strip();
        if (!FORM.matcher(name).matches()) {
            throw new VendorFileException(0, "the batch needs a name of 1 to 100 characters on one line; give it one");
        }
        return name;
    }
}
