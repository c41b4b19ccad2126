// SPDX-License-Identifier: Apache-2.0
package app.clearline.desktop;

import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ScrollPane;

/// Brings what has the focus into sight where arrow keys, not Tab, moved it there.
final class Reveal {

    private static final double MARGIN = 24;

    private Reveal() {}

    static void node(Node node) {
        for (Parent parent = node.getParent(); parent != null; parent = parent.getParent()) {
            if (parent instanceof ScrollPane pane && pane.getContent() != null) {
                within(pane, node);
                return;
            }
        }
    }

    private static void within(ScrollPane pane, Node node) {
        Node content = pane.getContent();
        Bounds at = content.sceneToLocal(node.localToScene(node.getLayoutBounds()));
        double room = pane.getViewportBounds().getHeight();
        double hidden = content.getLayoutBounds().getHeight() - room;
        if (hidden <= 0) {
            return;
        }
        double top = pane.getVvalue() * hidden;
        if (at.getMinY() - MARGIN < top) {
            pane.setVvalue(Math.max(0, (at.getMinY() - MARGIN) / hidden));
        } else if (at.getMaxY() + MARGIN > top + room) {
            pane.setVvalue(Math.min(1, (at.getMaxY() + MARGIN - room) / hidden));
        }
    }
}
