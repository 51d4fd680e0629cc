package io.silkroam.sim.cli.access;

import io.silkroam.cli.RemoteCommand;
import io.silkroam.cli.Session;
import io.silkroam.cli.WriteOptions;
import io.silkroam.cli.print.Progress;
import io.silkroam.cli.remote.ApiRequest;
import io.silkroam.cli.remote.ExitCode;
import io.silkroam.cli.remote.Failure;
import io.silkroam.cli.remote.Json;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** A fresh key. */
@Command(
        name = "rotate",
        description = {
            "Makes a new key current and puts all keys of SIMs under it, while the gateway works.",
            "Interrupted, it goes on with --rewrap-only."
        },
        footerHeading = "%nExamples:%n",
        footer = {"  ${ROOT-COMMAND-NAME} keys rotate", "  ${ROOT-COMMAND-NAME} keys rotate --rewrap-only"})
final class KeysRotateCommand extends RemoteCommand {
    private static final int PIECE = 1000;

    @Option(names = "--rewrap-only", description = "Makes no new key; puts the rest under the current one.")
    private boolean rewrapOnly;

    @Mixin
    private WriteOptions write;

    @Override
    protected ExitCode run(Session session) {
        ApiRequest rotate = ApiRequest.post(Map.of(), write.key(), "keys", "rotate");
        if (write.isDryRun()) {
            return session.wouldSend(rotate);
        }
        if (!rewrapOnly) {
            Json rotated = session.api().send(rotate).json();
            session.say("The current key is now " + rotated.text("current").orElse("another") + ".");
        }
        session.say(rewrap(session) + " keys were put under it.");
        Json answer = session.api().get("keys");
        session.output().document(answer, answer.objects("keys"), KeyColumns.ENCRYPTION);
        return ExitCode.DONE;
    }

    private static long rewrap(Session session) {
        try {
            return rewrapAll(session);
        } catch (Failure e) {
            throw new Failure(e.exit(), e.why(), Optional.of("Go on with keys rotate --rewrap-only."));
        }
    }

    private static long rewrapAll(Session session) {
        long done = 0;
        long simKeys = session.api().get("keys").objects("keys").stream()
                .mapToLong(key -> key.isTrue("current") ? 0 : key.count("simKeys"))
                .sum();
        try (Progress progress = session.progress("rewrap", "keys", simKeys)) {
            while (true) {
                Json answer = session.api()
                        .send(ApiRequest.post(
                                Map.of("limit", PIECE), UUID.randomUUID().toString(), "keys", "rewrap"))
                        .json();
                done += answer.count("done");
                progress.advance(answer.count("done"));
                if (answer.count("remaining") == 0 || answer.count("done") == 0) {
                    return done;
                }
            }
        }
    }
}
