// SPDX-License-Identifier: Apache-2.0
package app.clearline.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Labeled;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Every control that the keyboard can reach has a name that can be read out.
@Tag("window")
class AccessTest {

    @Test
    void everyReachableControlHasAName() throws Exception {
        try (Robot robot = Robot.open()) {
            robot.interact(() -> robot.model.go(Place.CHECKS));
            robot.ended();
            var nameless = new ArrayList<String>();
            int seen = 0;
            for (Place place : Place.values()) {
                robot.interact(() -> robot.model.go(place));
                if (place == Place.CHECKS) {
                    robot.interact(
                            () -> ((CheckRow) robot.lookup("#row-udp-3478").query()).fire());
                }
                List<Node> controls =
                        Robot.fx(() -> reachable(robot.shell.scene().getRoot()));
                seen += controls.size();
                controls.stream()
                        .filter(node -> name(node).isBlank())
                        .forEach(node -> nameless.add(place + " " + node));
                controls.stream()
                        .filter(node ->
                                name(node).contains("desktop.") || name(node).contains("_"))
                        .forEach(node -> nameless.add(place + " raw key " + name(node)));
            }
            assertThat(seen).isGreaterThan(80);
            assertThat(nameless).isEmpty();
        }
    }

    private static List<Node> reachable(Parent parent) {
        var found = new ArrayList<Node>();
        for (Node node : parent.getChildrenUnmodifiable()) {
            if (node.isVisible()) {
                if (node.isFocusTraversable()) {
                    found.add(node);
                }
                if (node instanceof Parent inside) {
                    found.addAll(reachable(inside));
                }
            }
        }
        return found;
    }

    private static String name(Node node) {
        if (node.getAccessibleText() != null) {
            return node.getAccessibleText();
        }
        return node instanceof Labeled labeled && labeled.getText() != null ? labeled.getText() : "";
    }
}
