// SPDX-License-Identifier: Apache-2.0
package app.clearline.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import javafx.event.Event;
import javafx.scene.AccessibleAttribute;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.TitledPane;
import javafx.scene.control.Toggle;
import javafx.scene.image.PixelReader;
import javafx.scene.image.WritableImage;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Every control on every page: it has a name and a role that can be read out, the Tab key reaches it and leaves it
/// again, and it looks otherwise while it has the keyboard. The table goes to `target/access.md`.
@Tag("window")
class AccessTest {

    private static final Set<AccessibleRole> NOTHING = Set.of(AccessibleRole.NODE, AccessibleRole.PARENT);
    /// As many presses of Tab as no page has controls.
    private static final int MOST = 150;
    /// Dots that differ at least where a control has the keyboard.
    private static final int SEEN = 24;

    private final List<String> table = new ArrayList<>();
    private final List<String> lacking = new ArrayList<>();
    private int controls;

    @Test
    void everyControlIsNamedReachedAndSeen() throws Exception {
        table.add("| where | control | role | name | reached by | dots that differ with the keyboard on it |");
        table.add("|---|---|---|---|---|---|");
        try (Robot robot = Stations.open()) {
            robot.interact(() -> robot.shell.theme().wish.set(Theme.Wish.LIGHT));
            Stations.walk(robot, (name, root) -> robot.interact(() -> inspect(name, root)));
        }
        Files.write(Path.of("target", "access.md"), table);
        assertThat(controls).isGreaterThan(200);
        assertThat(lacking).isEmpty();
    }

    private void inspect(String station, Parent root) {
        root.applyCss();
        root.layout();
        Map<Node, Integer> reached = tabbed(root.getScene());
        for (Node node : Stations.shown(root)) {
            if (node instanceof TitledPane fold && fold.isAnimated()) {
                lacking.add(station + ": slides open whether motion is wanted or not: " + fold.getId());
            }
            if (node.isFocusTraversable() && !node.isDisabled()) {
                controls++;
                row(station, node, reached.get(node), fellow(node, reached));
            }
        }
    }

    /// One of the same group of choices that Tab reaches; from there the arrows do.
    private static @Nullable Integer fellow(Node node, Map<Node, Integer> reached) {
        if (!(node instanceof Toggle toggle) || toggle.getToggleGroup() == null) {
            return null;
        }
        return toggle.getToggleGroup().getToggles().stream()
                .map(reached::get)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    private void row(String station, Node node, @Nullable Integer own, @Nullable Integer fellow) {
        Integer dots = own == null ? fellow : own;
        Object text = node.queryAccessibleAttribute(AccessibleAttribute.TEXT);
        String name = node.getAccessibleText() != null ? node.getAccessibleText() : Objects.toString(text, "");
        String control = node.getClass().getSimpleName() + (node.getId() == null ? "" : " #" + node.getId());
        String line = "| " + station + " | " + control + " | " + node.getAccessibleRole() + " | "
                + name.lines().findFirst().orElse("") + " | " + (own != null ? "Tab" : fellow != null ? "arrows" : "no")
                + " | " + dots + " |";
        table.add(line);
        boolean named = !name.isBlank() && !name.contains("desktop.") && !name.contains("_");
        if (!named || NOTHING.contains(node.getAccessibleRole()) || dots == null || dots < SEEN) {
            lacking.add(line);
        }
    }

    /// What the Tab key reaches until it comes round, and how many dots of it change as the keyboard goes on.
    private Map<Node, Integer> tabbed(Scene scene) {
        var reached = new LinkedHashMap<Node, Integer>();
        Node at = tab(scene);
        for (int i = 0; i < MOST && at != null && !reached.containsKey(at); i++) {
            WritableImage with = at.snapshot(null, null);
            Node next = tab(scene);
            reached.put(at, next == at ? 0 : differing(with, at.snapshot(null, null)));
            at = next;
        }
        return reached;
    }

    private static @Nullable Node tab(Scene scene) {
        Node from = scene.getFocusOwner() == null ? scene.getRoot() : scene.getFocusOwner();
        for (var type : List.of(KeyEvent.KEY_PRESSED, KeyEvent.KEY_RELEASED)) {
            Event.fireEvent(from, new KeyEvent(type, "", "", KeyCode.TAB, false, false, false, false));
        }
        scene.getRoot().applyCss();
        scene.getRoot().layout();
        return scene.getFocusOwner();
    }

    private static int differing(WritableImage one, WritableImage other) {
        int count = 0;
        PixelReader first = one.getPixelReader();
        PixelReader second = other.getPixelReader();
        for (int y = 0; y < Math.min(one.getHeight(), other.getHeight()); y++) {
            for (int x = 0; x < Math.min(one.getWidth(), other.getWidth()); x++) {
                count += first.getArgb(x, y) == second.getArgb(x, y) ? 0 : 1;
            }
        }
        return one.getWidth() == other.getWidth() && one.getHeight() == other.getHeight() ? count : SEEN + count;
    }
}
