// SPDX-License-Identifier: Apache-2.0
package app.clearline.desktop;

import app.clearline.model.Conclusion;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.scene.Node;

/// The icon and the colour that each outcome has everywhere. Beside them always stands its word.
final class Look {

    private static final Set<String> TONES =
            Stream.of(RowState.Stage.values()).map(Look::style).collect(Collectors.toUnmodifiableSet());

    private Look() {}

    static Sign icon(RowState.Stage stage) {
        return switch (stage) {
            case WAITING -> Sign.WAIT;
            case CHECKING -> Sign.BUSY;
            case PASS -> Sign.PASS;
            case WARN -> Sign.WARN;
            case FAIL -> Sign.FAIL;
            case NOT_TESTED -> Sign.UNKNOWN;
            case NOT_APPLICABLE -> Sign.NONE;
        };
    }

    /// The style class; `quiet` is grey.
    static String style(RowState.Stage stage) {
        return switch (stage) {
            case PASS -> "pass";
            case WARN -> "warn";
            case FAIL -> "fail";
            case CHECKING -> "busy";
            case WAITING, NOT_TESTED, NOT_APPLICABLE -> "quiet";
        };
    }

    /// Gives a node the colour of an outcome in place of the one it had.
    static void paint(Node node, RowState.Stage stage) {
        // Each change of the list styles the node and all inside it anew: one at the most.
        List<String> styles = node.getStyleClass();
        for (int i = 0; i < styles.size(); i++) {
            if (TONES.contains(styles.get(i))) {
                if (!styles.get(i).equals(style(stage))) {
                    styles.set(i, style(stage));
                }
                return;
            }
        }
        styles.add(style(stage));
    }

    static RowState.Stage stage(Conclusion conclusion) {
        return switch (conclusion) {
            case WORKS -> RowState.Stage.PASS;
            case WORKS_WITH_LIMITS -> RowState.Stage.WARN;
            case DOES_NOT_WORK -> RowState.Stage.FAIL;
            case CANNOT_TELL -> RowState.Stage.NOT_TESTED;
        };
    }
}
