package io.silkroam.sim.cli.access;

import io.silkroam.cli.RemoteCommand;
import io.silkroam.cli.Session;
import io.silkroam.cli.WriteOptions;
import io.silkroam.cli.print.Column;
import io.silkroam.cli.remote.ApiRequest;
import io.silkroam.cli.remote.ExitCode;
import io.silkroam.cli.remote.Failure;
import io.silkroam.cli.remote.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** A new user. */
@Command(
        name = "create",
        description = {
            "Makes a token. It is shown now and never again.",
            "Tables show the token alone, so that it can be redirected into a file."
        },
        footerHeading = "%nExamples:%n",
        footer = {"  ${ROOT-COMMAND-NAME} token create --name shop-7 --role carrier --holder shop-7 --out shop-7.token"
        })
final class TokenCreateCommand extends RemoteCommand {
    private static final List<Column> COLUMNS = List.of(
            Column.of("name"),
            Column.of("role"),
            Column.of("holder"),
            Column.time("expiresAt").headed("EXPIRES"),
            Column.of("token"));

    @Option(
            names = "--name",
            paramLabel = "NAME",
            required = true,
            description = "Who has it; stands in the audit log.")
    private String name;

    @Option(names = "--role", paramLabel = "ROLE", required = true, description = "One of ${COMPLETION-CANDIDATES}.")
    private Role role;

    @Option(names = "--holder", paramLabel = "HOLDER", description = "Whose SIMs a carrier sees.")
    private String holder;

    @Option(names = "--expires-in-days", paramLabel = "DAYS", description = "After which it ends (default: never).")
    private Integer days;

    @Option(names = "--out", paramLabel = "FILE", description = "Writes the token to a new file that is yours alone.")
    private Path out;

    @Mixin
    private WriteOptions write;

    /** The roles of the API. */
    enum Role {
        ADMIN,
        CARRIER,
        SUPPORT,
        BILLING,
        AUDITOR;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    @Override
    protected ExitCode run(Session session) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("name", name);
        body.put("role", role.toString());
        Optional.ofNullable(holder).ifPresent(h -> body.put("holder", h));
        Optional.ofNullable(days).ifPresent(d -> body.put("expiresInDays", d));
        ApiRequest request = ApiRequest.post(body, write.key(), "tokens");
        if (write.isDryRun()) {
            return session.wouldSend(request);
        }
        if (out != null) {
            prepareFile();
        }
        Json answer = session.api().send(request).json();
        if (out != null) {
            keep(answer.required("token"));
            session.say("The token of " + name + " is in " + out + ".");
        } else if (session.output().isForPeople()) {
            session.output().line(answer.required("token"));
            session.say("This is the token of " + name + ". It is not shown again.");
        } else {
            session.output().object(answer, COLUMNS);
        }
        return ExitCode.DONE;
    }

    /** Before the token is made, or nobody would have it. */
    private void prepareFile() {
        try {
            Files.createFile(out, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        } catch (IOException e) {
            throw Failure.failed(out + " cannot be made, or is there already", "Choose a path that is free.");
        }
    }

    private void keep(String token) {
        try {
            Files.writeString(out, token + "\n", StandardOpenOption.TRUNCATE_EXISTING);
        } catch (IOException e) {
            throw Failure.failed(out + " cannot be written", "Revoke the token and make another.");
        }
    }
}
