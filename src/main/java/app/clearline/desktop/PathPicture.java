// SPDX-License-Identifier: Apache-2.0
package app.clearline.desktop;

import app.clearline.model.Outcome;
import app.clearline.model.Run;
import app.clearline.report.PathFigure;
import app.clearline.report.Stretch;
import app.clearline.report.Texts;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/// The way from this computer to the service, with the place marked where the weightiest cause sits.
final class PathPicture extends HBox {

    PathPicture(Texts texts, Run run) {
        getStyleClass().add("path");
        setAlignment(Pos.TOP_CENTER);
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        PathFigure figure = PathFigure.of(run, texts);
        for (int i = 0; i < figure.nodes().size(); i++) {
            if (i > 0) {
                getChildren().add(link(figure.links().get(i - 1)));
            }
            getChildren().add(node(figure.nodes().get(i)));
        }
        setAccessibleText(figure.told());
    }

    private static VBox node(PathFigure.Node at) {
        var circle = new StackPane(Parts.icon(picture(at.stretch()), "path-icon"));
        boolean plain = at.outcome() == Outcome.NOT_APPLICABLE || at.outcome() == Outcome.PASS;
        circle.getStyleClass().addAll("path-node", plain ? "plain" : Look.style(RowState.Stage.of(at.outcome())));
        Label name = Parts.text(at.name(), "path-name");
        VBox node = Parts.column(8, circle, name);
        node.setAlignment(Pos.TOP_CENTER);
        node.setMinWidth(96);
        return node;
    }

    private static StackPane link(PathFigure.Link of) {
        RowState.Stage stage = RowState.Stage.of(of.outcome());
        var line = new Region();
        line.getStyleClass().add("path-line");
        var link = new StackPane(line);
        if (of.marked() || of.outcome() == Outcome.NOT_TESTED) {
            var badge = new StackPane(Parts.icon(Look.icon(stage), "path-mark"));
            badge.getStyleClass().add("path-badge");
            badge.setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
            link.getChildren().add(badge);
        }
        link.getStyleClass().addAll("path-link", Look.style(stage));
        HBox.setHgrow(link, Priority.ALWAYS);
        return link;
    }

    private static Sign picture(Stretch stretch) {
        return switch (stretch) {
            case COMPUTER -> Sign.SCREEN;
            case NETWORK -> Sign.WAVES;
            case PROXY -> Sign.SERVER;
            case FIREWALL -> Sign.WALL;
            case SERVICE -> Sign.CAMERA;
            case NOWHERE -> Sign.GLOBE;
        };
    }
}
