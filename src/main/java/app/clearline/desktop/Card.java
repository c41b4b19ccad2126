// SPDX-License-Identifier: Apache-2.0
package app.clearline.desktop;

import javafx.geometry.Orientation;
import javafx.scene.AccessibleRole;
import javafx.scene.control.ToggleButton;

/// One choice of several, as a card.
final class Card<T> extends ToggleButton {

    private final T value;
    private final CardFace face;

    Card(T value, Sign picture, String words, String more) {
        this.value = value;
        this.face = CardFace.on(this, picture, words, more);
        setAccessibleRole(AccessibleRole.RADIO_BUTTON);
    }

    T value() {
        return value;
    }

    /// Changes the line below the title, and the mark; empty ones are not shown.
    void say(String more, String found) {
        face.say(more, found);
    }

    @Override
    public Orientation getContentBias() {
        return Orientation.HORIZONTAL;
    }

    @Override
    protected double computePrefHeight(double width) {
        return face.cardHeight(width);
    }

    @Override
    protected double computeMinHeight(double width) {
        return computePrefHeight(width);
    }

    /// A click on what is chosen leaves it chosen.
    @Override
    public void fire() {
        if (!isSelected()) {
            super.fire();
        }
    }
}
