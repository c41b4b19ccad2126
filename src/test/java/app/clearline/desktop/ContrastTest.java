// SPDX-License-Identifier: Apache-2.0
package app.clearline.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ComboBoxBase;
import javafx.scene.control.Control;
import javafx.scene.control.TextInputControl;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.shape.SVGPath;
import javafx.scene.text.Text;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Every text and every sign of the window stands out from what is behind it, in both themes: by 4.5 to 1, and by 3
/// to 1 where it is large or a sign (WCAG 2.2, 1.4.3 and 1.4.11; what is disabled is exempt there). The table goes to
/// `target/contrast-light.md` and `target/contrast-dark.md`.
@Tag("window")
class ContrastTest {

    private static final double TEXT = 4.5;
    private static final double LARGE = 3;
    /// 18 point, and 14 where it is bold.
    private static final double LARGE_SIZE = 24;

    private static final double LARGE_BOLD = 18.66;
    private static final List<String> STATES = List.of("", "hover", "focused", "focus-visible", "armed", "selected");

    @ParameterizedTest
    @EnumSource(
            value = Theme.Wish.class,
            names = {"LIGHT", "DARK"})
    void everythingStandsOut(Theme.Wish wish) throws Exception {
        var pairs = new TreeMap<String, Pair>();
        try (Robot robot = Stations.open()) {
            robot.interact(() -> robot.shell.theme().wish.set(wish));
            Stations.walk(robot, (name, root) -> robot.interact(() -> look(name, root, pairs)));
        }
        List<Pair> all = pairs.values().stream()
                .sorted(Comparator.comparingDouble(Pair::ratio))
                .toList();
        write(wish, all);
        assertThat(all).hasSizeGreaterThan(30);
        assertThat(all).filteredOn(pair -> pair.ratio() < pair.wanted()).isEmpty();
    }

    /// One colour on another, and where it was first seen.
    private record Pair(String front, String back, double ratio, double wanted, String where) {}

    private static void look(String station, Parent root, Map<String, Pair> pairs) {
        root.applyCss();
        root.layout();
        for (Node node : Stations.shown(root)) {
            measure(station, node, pairs);
        }
        for (Node node : Stations.shown(root)) {
            if (node instanceof Control control && !control.isDisabled() && control.isFocusTraversable()) {
                for (String state : STATES) {
                    tried(station, control, state, pairs);
                }
            }
        }
    }

    /// How a control looks in a state that it is not in.
    private static void tried(String station, Control control, String state, Map<String, Pair> pairs) {
        PseudoClass as = PseudoClass.getPseudoClass(state.isEmpty() ? "none" : state);
        if (state.isEmpty() || control.getPseudoClassStates().contains(as)) {
            return;
        }
        control.pseudoClassStateChanged(as, true);
        control.applyCss();
        Stations.shown(control).forEach(node -> measure(station + ", " + state, node, pairs));
        control.pseudoClassStateChanged(as, false);
        control.applyCss();
    }

    private static void measure(String station, Node node, Map<String, Pair> pairs) {
        if (node.isDisabled()) {
            return;
        }
        if (node instanceof Text text && !text.getText().isBlank()) {
            boolean bold = text.getFont().getStyle().contains("Bold");
            boolean large = text.getFont().getSize() >= (bold ? LARGE_BOLD : LARGE_SIZE);
            add(pairs, Painted.of(text, text.getFill()), large ? LARGE : TEXT, station + ": " + text.getText());
        } else if (node instanceof SVGPath path) {
            add(pairs, Painted.of(path, path.getStroke()), LARGE, station + ": sign in " + parent(path));
        } else if (node instanceof TextInputControl || node instanceof ComboBoxBase<?>) {
            // Nothing but its edge tells where it is.
            var edge = ((Region) node).getBackground().getFills().getFirst();
            add(pairs, Painted.of(node, edge.getFill()), LARGE, station + ": edge of " + node.getStyleClass());
        } else if (node instanceof Region shaped && shaped.getShape() != null && shaped.getBackground() != null) {
            // The tick of a box, the arrow of a list.
            var painted = Painted.of(
                    shaped, shaped.getBackground().getFills().getLast().getFill());
            // A box without its tick has one in its own colour.
            if (!painted.front().equals(painted.back())) {
                add(pairs, painted, LARGE, station + ": " + shaped.getStyleClass());
            }
        }
    }

    private static String parent(SVGPath path) {
        Node icon = path.getParent();
        return icon.getStyleClass() + " of " + (icon.getParent() == null ? "" : icon.getParent());
    }

    private static void add(Map<String, Pair> pairs, Painted painted, double wanted, String where) {
        String key = painted.front() + " " + painted.back() + " " + wanted;
        pairs.computeIfAbsent(
                key, none -> new Pair(name(painted.front()), name(painted.back()), painted.ratio(), wanted, where));
    }

    private static String name(Color color) {
        return String.format(
                Locale.ROOT,
                "#%02x%02x%02x",
                Math.round(color.getRed() * 255),
                Math.round(color.getGreen() * 255),
                Math.round(color.getBlue() * 255));
    }

    private static void write(Theme.Wish wish, List<Pair> pairs) throws IOException {
        var lines = new ArrayList<String>();
        lines.add("| front | back | ratio | at least | where it was seen first |");
        lines.add("|---|---|---|---|---|");
        for (Pair pair : pairs) {
            lines.add(String.format(
                    Locale.ROOT,
                    "| %s | %s | %.2f | %.1f | %s |",
                    pair.front(),
                    pair.back(),
                    pair.ratio(),
                    pair.wanted(),
                    pair.where().lines().findFirst().orElse("")));
        }
        Files.write(Path.of("target", "contrast-" + wish.id() + ".md"), lines);
    }
}
