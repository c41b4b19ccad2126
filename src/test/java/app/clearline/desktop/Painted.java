// SPDX-License-Identifier: Apache-2.0
package app.clearline.desktop;

import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.layout.BackgroundFill;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.paint.Paint;
import javafx.scene.shape.Path;
import org.jspecify.annotations.Nullable;

/// What colour something has, and what colour is behind it, as it comes out when all that shines through is counted.
record Painted(Color front, Color back) {

    /// Reads both off the nodes as they are styled.
    static Painted of(Node node, Paint paint) {
        Color back = behind(node);
        Color front = over(color(paint), node.getOpacity(), back);
        for (Node at = node.getParent(); at != null; at = at.getParent()) {
            if (at.getOpacity() < 1) {
                // All of it shines through together; what is behind it is not known apart from it.
                Color below = behind(at);
                front = over(front, at.getOpacity(), below);
                back = over(back, at.getOpacity(), below);
            }
        }
        return new Painted(front, back);
    }

    /// The ratio of their luminances, from 1 to 21 (WCAG 2.2).
    double ratio() {
        double one = luminance(front);
        double other = luminance(back);
        return (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
    }

    private static double luminance(Color color) {
        return 0.2126 * linear(color.getRed()) + 0.7152 * linear(color.getGreen()) + 0.0722 * linear(color.getBlue());
    }

    private static double linear(double part) {
        return part <= 0.04045 ? part / 12.92 : Math.pow((part + 0.055) / 1.055, 2.4);
    }

    private static Color behind(Node node) {
        return behind(node, node.getParent());
    }

    /// What `at` and all around it paint behind one of its children.
    private static Color behind(Node child, @Nullable Parent at) {
        if (at == null) {
            return child.getScene().getFill() instanceof Color fill ? fill : Color.WHITE;
        }
        Color all = behind(at);
        if (at instanceof Region region && region.getBackground() != null) {
            for (BackgroundFill fill : region.getBackground().getFills()) {
                if (painted(region, fill)) {
                    all = over(color(fill.getFill()), 1, all);
                }
            }
        }
        for (Node sibling : at.getChildrenUnmodifiable()) {
            if (sibling == child) {
                break;
            }
            // The bubble of help is a drawing below its words.
            if (sibling instanceof Path bubble
                    && bubble.getFill() != null
                    && bubble.getBoundsInParent().contains(child.getBoundsInParent())) {
                all = over(color(bubble.getFill()), 1, all);
            }
        }
        return all;
    }

    /// Whether a fill covers more than nothing of its region; what it leaves free is an edge.
    private static boolean painted(Region region, BackgroundFill fill) {
        var free = fill.getInsets();
        return region.getWidth() > free.getLeft() + free.getRight()
                && region.getHeight() > free.getTop() + free.getBottom();
    }

    private static Color color(Paint paint) {
        if (paint instanceof Color color) {
            return color;
        }
        throw new AssertionError("no single colour: " + paint);
    }

    private static Color over(Color front, double opacity, Color back) {
        double part = front.getOpacity() * opacity;
        return Color.color(
                front.getRed() * part + back.getRed() * (1 - part),
                front.getGreen() * part + back.getGreen() * (1 - part),
                front.getBlue() * part + back.getBlue() * (1 - part));
    }
}
