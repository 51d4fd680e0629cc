package io.silkroam.sim.cli.qr;

import io.nayuki.qrcodegen.QrCode;

/**
 * A QR code in half blocks, two modules a character, with the quiet zone of four modules (ISO/IEC 18004 §5.3.8). With
 * colours it is black on white whatever the terminal's are; without, the light modules are the drawn ones, which is
 * right on a dark terminal, and the other way round when inverted.
 */
public final class TerminalPicture {
    private static final int QUIET = 4;
    private static final String BLACK_ON_WHITE = "\u001B[38;5;16;48;5;231m";
    private static final String RESET = "\u001B[0m";

    private final QrCode qr;
    private final boolean colours;
    private final boolean drawDark;

    public TerminalPicture(QrCode qr, boolean colours, boolean invert) {
        this.qr = qr;
        this.colours = colours;
        this.drawDark = colours || invert;
    }

    /** The picture's lines, without a line end after the last. */
    public String text() {
        StringBuilder text = new StringBuilder();
        for (int y = -QUIET; y < qr.size + QUIET; y += 2) {
            text.append(y == -QUIET ? "" : "\n").append(colours ? BLACK_ON_WHITE : "");
            for (int x = -QUIET; x < qr.size + QUIET; x++) {
                text.append(half(drawn(x, y), drawn(x, y + 1)));
            }
            text.append(colours ? RESET : "");
        }
        return text.toString();
    }

    /** What is below the quiet zone is not part of the picture and never drawn. */
    private boolean drawn(int x, int y) {
        return y < qr.size + QUIET && qr.getModule(x, y) == drawDark;
    }

    private static char half(boolean upper, boolean lower) {
        if (upper) {
            return lower ? '█' : '▀';
        }
        return lower ? '▄' : ' ';
    }
}
