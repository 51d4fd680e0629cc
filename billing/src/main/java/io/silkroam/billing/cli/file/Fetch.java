package io.silkroam.billing.cli.file;

import io.silkroam.cli.Session;
import io.silkroam.cli.print.Progress;
import io.silkroam.cli.remote.ApiRequest;
import io.silkroam.cli.remote.ArrivingFile;
import io.silkroam.cli.remote.Failure;
import io.silkroam.cli.remote.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Brings the files of an issue into a folder. One that is there already and the same stays; one that is there and is
 * not the same is somebody else's, and nothing is done to it.
 */
final class Fetch {
    private final Session session;
    private final Path folder;

    Fetch(Session session, Path folder) {
        this.session = session;
        this.folder = folder;
    }

    /** Whether the folder can be written into; asked before anything is begun. */
    void prepare() {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw Failure.failed("the folder " + folder + " cannot be made", "Choose a folder that you may write.");
        }
        if (!Files.isWritable(folder)) {
            throw Failure.failed("the folder " + folder + " may not be written", "Choose another.");
        }
    }

    /**
     * One file, as the API lists it.
     *
     * @return where it is now
     */
    Path file(String issue, Json file) {
        String name = file.required("name");
        if (!name.matches("[A-Za-z0-9][A-Za-z0-9._-]*")) {
            throw Failure.failed("the gateway names a file '" + name + "'", "Is this the gateway's API?");
        }
        Path target = folder.resolve(name);
        String digest = file.required("sha256");
        if (isThere(target, digest)) {
            session.say(name + " is there already, and the same.");
            return target;
        }
        long octets = file.count("octets");
        long[] before = {0};
        try (Progress progress = session.progress(name, "octets", octets);
                ArrivingFile arriving = new ArrivingFile(target, there -> {
                    progress.advance(there - before[0]);
                    before[0] = there;
                })) {
            session.api().download(ApiRequest.get("billing", "exports", issue, "files", name), arriving);
            arriving.keep(digest);
        }
        return target;
    }

    private static boolean isThere(Path target, String digest) {
        if (!Files.exists(target)) {
            return false;
        }
        try {
            if (ArrivingFile.sha256Of(target).equalsIgnoreCase(digest)) {
                return true;
            }
        } catch (IOException e) {
            throw Failure.failed(target + " is there and cannot be read", "Move it away, then repeat the command.");
        }
        throw Failure.failed(
                target + " is there already, with other content",
                "It is not what the gateway made. Move it away, then repeat the command.");
    }
}
