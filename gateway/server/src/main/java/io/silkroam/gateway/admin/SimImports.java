package io.silkroam.gateway.admin;

import io.silkroam.access.Actor;
import io.silkroam.sim.batch.BatchImport;
import io.silkroam.sim.batch.ImportRequest;
import io.silkroam.sim.batch.ImportResult;
import io.silkroam.sim.batch.file.VendorMapping;
import io.silkroam.sim.batch.file.VendorMappings;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.function.Supplier;

/** Takes vendors' files in. How they are read is looked up anew each time, so that a new vendor needs no restart. */
public final class SimImports {
    private final BatchImport batches;
    private final Supplier<VendorMappings> vendors;

    public SimImports(BatchImport batches, Supplier<VendorMappings> vendors) {
        this.batches = batches;
        this.vendors = vendors;
    }

    /**
     * How a file is to be taken in.
     *
     * @param fileName as the caller calls it
     * @param batch its name, unless the file tells
     */
    public record How(String fileName, String vendor, Optional<String> batch, boolean dryRun, boolean keepGoing) {
        public static How usual(String fileName) {
            return new How(fileName, VendorMappings.DEFAULT, Optional.empty(), false, false);
        }
    }

    /**
     * Reads the file to its end.
     *
     * @return empty where there is no such vendor
     * @throws io.silkroam.conf.ConfigException if a vendor's mapping has a mistake
     * @throws IOException if the file broke off on its way; nothing of it is kept
     */
    public Optional<ImportResult> run(Actor actor, How how, InputStream file) throws IOException {
        Optional<VendorMapping> vendor = vendors.get().find(how.vendor());
        if (vendor.isEmpty()) {
            return Optional.empty();
        }
        ImportRequest request = new ImportRequest(
                how.fileName(),
                vendor.get(),
                how.dryRun(),
                how.keepGoing(),
                actor.name(),
                actor.role().text(),
                how.batch());
        return Optional.of(batches.run(request, file, (rows, octets) -> {}));
    }

    /** The vendors whose files can be read. */
    public Iterable<String> vendorNames() {
        return vendors.get().names();
    }
}
