// SPDX-License-Identifier: Apache-2.0
package app.clearline.desktop;

import app.clearline.report.Texts;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;

/// "Found on this computer", and a way to see why.
final class Why extends HBox {

    private final Hyperlink link;
    private String reason = "";

    /// @param id begins the id of the link
    /// @param subject what was found, as it is read out
    Why(Texts texts, String id, String subject) {
        super(4);
        getStyleClass().add("why");
        Label mark = Parts.line(texts.say("desktop.found"), "mark");
        mark.setGraphic(Parts.icon(Sign.CHECK, "mark-icon"));
        link = new Hyperlink(texts.say("desktop.found.why"));
        link.setId(id + "-why");
        link.setAccessibleText(texts.say("desktop.found.why.spoken", "subject", subject));
        link.setOnAction(event -> {
            link.setVisited(false);
            Help.open(link, reason);
        });
        getChildren().addAll(mark, link);
    }

    /// Shows why; hidden where the answer was not found here, and then it still takes its room: nothing jumps.
    void say(boolean found, String because) {
        reason = because;
        link.setAccessibleHelp(because);
        setVisible(found && !because.isEmpty());
    }
}
