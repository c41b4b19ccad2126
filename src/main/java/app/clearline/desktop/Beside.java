// SPDX-License-Identifier: Apache-2.0
package app.clearline.desktop;

import javafx.geometry.Orientation;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.text.Font;
import javafx.scene.text.Text;

/// Two things side by side; one below the other where there is no room for both.
final class Beside extends Pane {

    private static final double GAP = 16;
    /// The least width of both.
    private final double narrow;
    private final Region left;
    private final Region right;
    /// Shows the size of the letters here; never seen.
    private final Text letter = new Text();

    /// @param narrow the least width of both, in heights of the letters
    Beside(double narrow, Region left, Region right) {
        this.narrow = narrow;
        this.left = left;
        this.right = right;
        letter.setManaged(false);
        letter.setVisible(false);
        getChildren().addAll(left, right, letter);
    }

    @Override
    public Orientation getContentBias() {
        return Orientation.HORIZONTAL;
    }

    @Override
    protected double computePrefHeight(double width) {
        double room = width < 0 ? Shell.COLUMN : width;
        if (wide(room)) {
            double half = half(room);
            return Math.max(left.prefHeight(half), right.prefHeight(half));
        }
        return left.prefHeight(room) + GAP + right.prefHeight(room);
    }

    @Override
    protected double computeMinHeight(double width) {
        return computePrefHeight(width);
    }

    @Override
    protected double computeMinWidth(double height) {
        return 0;
    }

    @Override
    protected void layoutChildren() {
        double room = getWidth();
        if (wide(room)) {
            double half = half(room);
            left.resizeRelocate(0, 0, half, getHeight());
            right.resizeRelocate(room - half, 0, half, getHeight());
        } else {
            double height = left.prefHeight(room);
            left.resizeRelocate(0, 0, room, height);
            right.resizeRelocate(0, height + GAP, room, right.prefHeight(room));
        }
    }

    private boolean wide(double room) {
        Font font = letter.getFont();
        return room >= narrow * font.getSize();
    }

    private static double half(double room) {
        return Math.floor((room - GAP) / 2);
    }
}
