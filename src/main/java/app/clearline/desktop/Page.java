// SPDX-License-Identifier: Apache-2.0
package app.clearline.desktop;

import javafx.scene.Node;

/// One page of the wizard. It is built once; what changes on it follows the model.
interface Page {

    /// What stands below the title.
    Node body();

    /// Whether the body fills the window and scrolls by itself, rather than being a column that is scrolled.
    default boolean fills() {
        return false;
    }

    /// Whether the body can use more width than a column of text.
    default boolean wide() {
        return false;
    }
}
