// SPDX-License-Identifier: Apache-2.0
package app.clearline.desktop;

import javafx.beans.property.IntegerProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.scene.input.KeyCode;

/// How large the text is; all lengths of the style sheet that hold text follow it.
final class Letters {

    static final int USUAL = 14;
    static final int LARGEST = 2 * USUAL;
    private static final int SMALLEST = 12;
    private static final int STEP = 2;

    /// The height of the body text, in pixels.
    final IntegerProperty size = new SimpleIntegerProperty(USUAL);

    /// What a key does that is pressed with Ctrl, or with Command: plus, minus, and 0 for the usual size.
    void key(KeyCode code) {
        if (code == KeyCode.PLUS || code == KeyCode.ADD || code == KeyCode.EQUALS) {
            size.set(Math.min(LARGEST, size.get() + STEP));
        } else if (code == KeyCode.MINUS || code == KeyCode.SUBTRACT) {
            size.set(Math.max(SMALLEST, size.get() - STEP));
        } else if (code == KeyCode.DIGIT0 || code == KeyCode.NUMPAD0) {
            size.set(USUAL);
        }
    }
}
