// SPDX-License-Identifier: Apache-2.0
package app.clearline.report;

import javax.xml.stream.XMLStreamException;

/// What stands for each place on the way, about 24 units wide.
final class Symbols {

    private static final double LINE = 1.6;

    private Symbols() {}

    static void draw(Canvas canvas, Stretch stretch, double x, double y) throws XMLStreamException {
        switch (stretch) {
            case COMPUTER -> {
                frame(canvas, x - 11, y - 10, 22, 14);
                canvas.trace(LINE, Ink.STROKE, x, y + 4, x, y + 9);
                canvas.trace(LINE, Ink.STROKE, x - 5, y + 9, x + 5, y + 9);
            }
            case PROXY -> {
                for (int row = 0; row < 2; row++) {
                    frame(canvas, x - 11, y - 9 + row * 10, 22, 8);
                    canvas.disc(x - 7, y - 5 + row * 10, 1.2, Ink.STROKE);
                }
            }
            case FIREWALL -> {
                for (int row = 0; row < 3; row++) {
                    double top = y - 9 + row * 6;
                    frame(canvas, x - 11, top, 22, 6);
                    for (double joint = row % 2 == 0 ? -4 : -7; joint < 11; joint += row % 2 == 0 ? 8 : 7) {
                        canvas.trace(LINE, Ink.STROKE, x + joint, top, x + joint, top + 6);
                    }
                }
            }
            case SERVICE -> {
                frame(canvas, x - 12, y - 7, 16, 14);
                canvas.trace(LINE, Ink.STROKE, x + 4, y - 1, x + 12, y - 6, x + 12, y + 6, x + 4, y + 1);
            }
            case NETWORK, NOWHERE -> {
                canvas.trace(LINE, Ink.STROKE, x - 10, y - 2, x - 5, y - 6, x + 5, y - 6, x + 10, y - 2);
                canvas.trace(LINE, Ink.STROKE, x - 5, y + 2, x - 2, y, x + 2, y, x + 5, y + 2);
                canvas.disc(x, y + 6, 1.6, Ink.STROKE);
            }
        }
    }

    private static void frame(Canvas canvas, double x, double y, double width, double height)
            throws XMLStreamException {
        canvas.trace(LINE, Ink.STROKE, x, y, x + width, y, x + width, y + height, x, y + height, x, y);
    }
}
