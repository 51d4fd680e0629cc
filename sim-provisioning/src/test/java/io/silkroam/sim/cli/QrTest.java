package io.silkroam.sim.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.MultiFormatReader;
import com.google.zxing.NotFoundException;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import io.silkroam.cli.print.Terminal;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code simctl sim qr} draws, read back by somebody else's reader. */
class QrTest {
    private static final String ICCID = "8931080000000000019";
    private static final String CODE = "LPA:1$smdp.example.com$QR-G-5C-1LS-1W1Z9P7";
    private static final int SCALE = 6;
    private static final int WHITE = 0xFFFFFF;

    @TempDir
    private Path folder;

    private Shell shell;

    @BeforeEach
    void open() throws IOException {
        shell = Shell.open();
        shell.api().answer("GET /v1/sims/" + ICCID + "/activation-code", """
                {"activationCode":"%s","smdpAddress":"smdp.example.com","matchingId":"QR-G-5C-1LS-1W1Z9P7",\
                "confirmationCodeRequired":true}""".formatted(CODE));
    }

    @AfterEach
    void close() {
        shell.close();
    }

    @Test
    void shouldWriteAPictureThatATelephoneReads() throws Exception {
        Path png = folder.resolve("card.png");

        assertThat(shell.transcript("sim", "qr", "--iccid", ICCID, "--png", png.toString(), "--scale", "3")
                        .replace(folder + "/", ""))
                .isEqualTo("""
                        LPA:1$smdp.example.com$QR-G-5C-1LS-1W1Z9P7
                        2> The QR code is in card.png.
                        2> The user will be asked for a confirmation code as well.
                        exit 0
                        """);
        BufferedImage image = ImageIO.read(png.toFile());
        int[] pixels = image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
        assertThat(read(pixels, image.getWidth(), image.getHeight())).isEqualTo(CODE);
    }

    @Test
    void shouldDrawLightOnADarkTerminal() throws Exception {
        List<String> lines =
                shell.run("sim", "qr", "--iccid", ICCID).out().lines().toList();

        assertThat(lines.get(lines.size() - 1)).isEqualTo(CODE);
        assertThat(readDrawing(lines.subList(0, lines.size() - 1), true)).isEqualTo(CODE);
    }

    @Test
    void shouldDrawDarkOnALightTerminal() throws Exception {
        List<String> lines = shell.run("sim", "qr", "--iccid", ICCID, "--invert")
                .out()
                .lines()
                .toList();

        assertThat(readDrawing(lines.subList(0, lines.size() - 1), false)).isEqualTo(CODE);
    }

    @Test
    void shouldDrawBlackOnWhiteWhereThereAreColours() throws Exception {
        shell.on(new Terminal(false, true, false, true));
        List<String> lines =
                shell.run("sim", "qr", "--iccid", ICCID).out().lines().toList();

        List<String> drawing = lines.subList(0, lines.size() - 1);
        assertThat(drawing).allMatch(line -> line.startsWith("\u001B[38;5;16;48;5;231m"));
        assertThat(readDrawing(
                        drawing.stream()
                                .map(line -> line.replaceAll("\u001B\\[[0-9;]*m", ""))
                                .toList(),
                        false))
                .isEqualTo(CODE);
    }

    @Test
    void shouldGiveTheCodeToPrograms() {
        assertThat(shell.run("sim", "qr", "--iccid", ICCID, "-o", "csv").out()).isEqualTo("""
                        activationCode,smdpAddress,matchingId,confirmationCodeRequired\r
                        LPA:1$smdp.example.com$QR-G-5C-1LS-1W1Z9P7,smdp.example.com,QR-G-5C-1LS-1W1Z9P7,true\r
                        """);
    }

    /** Makes pixels of half blocks as a terminal does, with a black margin where ink is light. */
    private static String readDrawing(List<String> lines, boolean inkIsLight) throws NotFoundException {
        int columns = lines.stream().mapToInt(String::length).max().orElseThrow();
        int width = columns * SCALE;
        int height = lines.size() * 2 * SCALE;
        int[] pixels = new int[width * height];
        Arrays.fill(pixels, inkIsLight ? 0 : WHITE);
        for (int y = 0; y < height; y++) {
            String line = lines.get(y / SCALE / 2);
            for (int x = 0; x < width; x++) {
                char block = x / SCALE < line.length() ? line.charAt(x / SCALE) : ' ';
                boolean upper = y / SCALE % 2 == 0;
                boolean ink = block == '█' || block == (upper ? '▀' : '▄');
                pixels[y * width + x] = ink == inkIsLight ? WHITE : 0;
            }
        }
        return read(pixels, width, height);
    }

    private static String read(int[] pixels, int width, int height) throws NotFoundException {
        Map<DecodeHintType, Object> hints = new EnumMap<>(DecodeHintType.class);
        hints.put(DecodeHintType.POSSIBLE_FORMATS, List.of(BarcodeFormat.QR_CODE));
        return new MultiFormatReader()
                .decode(new BinaryBitmap(new HybridBinarizer(new RGBLuminanceSource(width, height, pixels))), hints)
                .getText();
    }
}
