// SPDX-License-Identifier: Apache-2.0
package app.clearline.desktop;

import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.control.TitledPane;

/// What is folded away until somebody asks for it; only made then.
final class Fold extends TitledPane {

    Fold(String id, String words, Supplier<Node> inside) {
        setText(words);
        setAnimated(false);
        setExpanded(false);
        setMinWidth(0);
        setAccessibleText(words);
        setId(id);
        expandedProperty().addListener((at, was, is) -> {
            if (is && getContent() == null) {
                setContent(inside.get());
            }
        });
    }
}
