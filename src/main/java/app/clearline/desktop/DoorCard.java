// SPDX-License-Identifier: Apache-2.0
package app.clearline.desktop;

import javafx.geometry.Orientation;
import javafx.scene.control.Button;

/// A card that leads somewhere else rather than being chosen.
final class DoorCard extends Button {

    private final CardFace face;

    DoorCard(Sign picture, String words, String more, Runnable action) {
        this.face = CardFace.on(this, picture, words, more);
        setOnAction(event -> action.run());
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
}
