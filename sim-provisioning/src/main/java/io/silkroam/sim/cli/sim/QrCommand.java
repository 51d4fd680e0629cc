package io.silkroam.sim.cli.sim;

import io.nayuki.qrcodegen.QrCode;
import io.silkroam.cli.RemoteCommand;
import io.silkroam.cli.Session;
import io.silkroam.cli.print.Column;
import io.silkroam.cli.remote.ExitCode;
import io.silkroam.cli.remote.Failure;
import io.silkroam.cli.remote.Json;
import io.silkroam.sim.Iccid;
import io.silkroam.sim.cli.qr.PngPicture;
import io.silkroam.sim.cli.qr.TerminalPicture;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The activation code of an eSIM as a telephone's camera reads it (SGP.22 §4.1). */
@Command(
        name = "qr",
        description = "Draws the QR code that installs an eSIM, in the terminal or as a PNG file.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  ${ROOT-COMMAND-NAME} sim qr --iccid 8931080000000000019",
            "  ${ROOT-COMMAND-NAME} sim qr --iccid 8931080000000000019 --png card.png --scale 12"
        })
final class QrCommand extends RemoteCommand {
    private static final int LARGEST_SCALE = 64;

    @Option(names = "--iccid", paramLabel = "ICCID", required = true, description = "The SIM.")
    private Iccid iccid;

    @Option(names = "--png", paramLabel = "FILE", description = "Writes a picture instead of drawing.")
    private Path png;

    @Option(
            names = "--scale",
            paramLabel = "PIXELS",
            defaultValue = "8",
            description = "Pixels of the picture per module (default: ${DEFAULT-VALUE}).")
    private int scale;

    @Option(names = "--invert", description = "Draws for a light terminal, where no colours are used.")
    private boolean invert;

    @Override
    protected ExitCode run(Session session) {
        if (scale < 1 || scale > LARGEST_SCALE) {
            throw misused("--scale is 1 to " + LARGEST_SCALE);
        }
        Json answer = session.api().get("sims", iccid.digits(), "activation-code");
        String code = answer.required("activationCode");
        QrCode qr = QrCode.encodeText(code, QrCode.Ecc.MEDIUM);
        if (png != null) {
            write(new PngPicture(qr, scale));
            session.say("The QR code is in " + png + ".");
        }
        if (png == null && session.output().isForPeople()) {
            session.output()
                    .line(new TerminalPicture(qr, session.output().terminal().colours(), invert).text());
        }
        List<Column> columns = Column.all("activationCode", "smdpAddress", "matchingId", "confirmationCodeRequired");
        if (session.output().isForPeople()) {
            session.output().line(code);
        } else {
            session.output().object(answer, columns);
        }
        if (answer.isTrue("confirmationCodeRequired")) {
            session.say("The user will be asked for a confirmation code as well.");
        }
        return ExitCode.DONE;
    }

    private void write(PngPicture picture) {
        try {
            Files.write(png, picture.octets());
        } catch (IOException e) {
            throw Failure.failed("the picture " + png + " cannot be written", "Choose another path.");
        }
    }
}
