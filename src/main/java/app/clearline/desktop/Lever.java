// SPDX-License-Identifier: Apache-2.0
package app.clearline.desktop;

import atlantafx.base.controls.ToggleSwitch;
import javafx.scene.AccessibleAction;
import javafx.scene.AccessibleAttribute;
import javafx.scene.AccessibleRole;
import javafx.scene.input.KeyCode;

/// A switch that also follows the Space key, and that a screen reader can name, read and throw: the one that it is
/// made from knows the mouse alone.
final class Lever extends ToggleSwitch {

    /// @param more is read out as help
    Lever(String words, String more) {
        super(words);
        setAccessibleRole(AccessibleRole.CHECK_BOX);
        setAccessibleText(words);
        setAccessibleHelp(more);
        setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.SPACE) {
                turn();
                event.consume();
            }
        });
        selectedProperty().addListener(at -> notifyAccessibleAttributeChanged(AccessibleAttribute.SELECTED));
    }

    private void turn() {
        setSelected(!isSelected());
    }

    @Override
    public Object queryAccessibleAttribute(AccessibleAttribute attribute, Object... parameters) {
        return switch (attribute) {
            case SELECTED -> isSelected();
            case INDETERMINATE -> false;
            default -> super.queryAccessibleAttribute(attribute, parameters);
        };
    }

    @Override
    public void executeAccessibleAction(AccessibleAction action, Object... parameters) {
        if (action == AccessibleAction.FIRE) {
            turn();
        } else {
            super.executeAccessibleAction(action, parameters);
        }
    }
}
