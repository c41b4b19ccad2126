// SPDX-License-Identifier: Apache-2.0
package app.clearline.desktop;

import java.util.List;
import javafx.beans.value.ObservableValue;
import javafx.css.CssMetaData;
import javafx.css.Styleable;
import javafx.css.StyleableProperty;
import javafx.css.StyleablePropertyFactory;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.paint.Paint;
import javafx.scene.shape.SVGPath;
import javafx.scene.shape.StrokeLineCap;
import javafx.scene.shape.StrokeLineJoin;
import javafx.scene.transform.Scale;

/// A [Sign] as a node: one line, in the size (`-fx-icon-size`) and the colour (`-fx-icon-color`) of the style sheet.
final class Icon extends Region {

    private static final double FIELD = 24;
    static final double LINE = 2;
    private static final double SIZE = 18;
    private static final StyleablePropertyFactory<Icon> STYLES =
            new StyleablePropertyFactory<>(Region.getClassCssMetaData());

    private final StyleableProperty<Number> size =
            STYLES.createStyleableNumberProperty(this, "size", "-fx-icon-size", icon -> icon.size, SIZE);
    private final StyleableProperty<Paint> color =
            STYLES.createStyleablePaintProperty(this, "color", "-fx-icon-color", icon -> icon.color, Color.GRAY);
    private final SVGPath drawing = new SVGPath();

    Icon(Sign sign, String... styles) {
        // AtlantaFX colours the icons in its controls by the class of an icon font, with the same properties.
        getStyleClass().add("ikonli-font-icon");
        getStyleClass().addAll(styles);
        drawing.setFill(null);
        drawing.setStrokeWidth(LINE);
        drawing.setStrokeLineCap(StrokeLineCap.ROUND);
        drawing.setStrokeLineJoin(StrokeLineJoin.ROUND);
        drawing.setManaged(false);
        var scale = new Scale();
        drawing.getTransforms().add(scale);
        getChildren().add(drawing);
        setMouseTransparent(true);
        setMinSize(USE_PREF_SIZE, USE_PREF_SIZE);
        setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
        observable(color).subscribe(drawing::setStroke);
        observable(size).subscribe(now -> {
            double wide = now.doubleValue();
            setPrefSize(wide, wide);
            scale.setX(wide / FIELD);
            scale.setY(wide / FIELD);
        });
        show(sign);
    }

    void show(Sign sign) {
        drawing.setContent(sign.path());
    }

    @SuppressWarnings("unchecked")
    private static <T> ObservableValue<T> observable(StyleableProperty<T> property) {
        // Every property that the factory makes is one.
        return (ObservableValue<T>) property;
    }

    @Override
    public List<CssMetaData<? extends Styleable, ?>> getCssMetaData() {
        return STYLES.getCssMetaData();
    }
}
