// SPDX-License-Identifier: Apache-2.0
package app.clearline.desktop;

import app.clearline.model.Outcome;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;

/// A field on which things stand at shares of its width and height, 0 to 1 from the left and from the top.
final class Plot extends Pane {

    /// Narrower than this nobody sees it.
    private static final double LEAST = 2;

    private final List<Spot> spots = new ArrayList<>();

    private record Spot(Node node, double left, double right, double top, double bottom) {}

    Plot(double height, String... styles) {
        setMinHeight(height);
        setPrefHeight(height);
        setMaxHeight(height);
        setMinWidth(0);
        getStyleClass().add("plot");
        getStyleClass().addAll(styles);
    }

    /// A bar in the colour of an outcome.
    void bar(Outcome outcome, double left, double right, double top, double bottom) {
        put(region("plot-bar", Look.style(RowState.Stage.of(outcome))), left, right, top, bottom);
    }

    void put(Node node, double left, double right, double top, double bottom) {
        node.setManaged(false);
        spots.add(new Spot(node, left, right, top, bottom));
        getChildren().add(node);
    }

    /// What stands below it: the least at the left, the most at the right.
    static HBox axis(String least, String most) {
        return Parts.line(8, Parts.line(least, "plot-axis"), Parts.spring(), Parts.line(most, "plot-axis"));
    }

    static Region region(String... styles) {
        var region = new Region();
        region.getStyleClass().addAll(styles);
        return region;
    }

    @Override
    protected void layoutChildren() {
        for (Spot spot : spots) {
            double left = spot.left() * getWidth();
            double top = spot.top() * getHeight();
            double width = Math.max(LEAST, spot.right() * getWidth() - left);
            double height = Math.max(LEAST, spot.bottom() * getHeight() - top);
            spot.node()
                    .resizeRelocate(
                            Math.min(left, getWidth() - LEAST), Math.min(top, getHeight() - LEAST), width, height);
        }
    }
}
