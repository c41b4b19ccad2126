// SPDX-License-Identifier: Apache-2.0
package app.clearline.desktop;

import app.clearline.report.Build;
import java.util.EnumMap;
import java.util.Map;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// The pages at the left: where one is, where one has been, where one can go.
final class StepList extends VBox {

    private final Model model;
    private final Map<Place, ToggleButton> steps = new EnumMap<>(Place.class);

    StepList(Model model, Theme theme, Runnable settings, Runnable help) {
        this.model = model;
        getStyleClass().add("step-list");
        HBox name = Parts.line(10, Parts.icon(Sign.CLEARLINE, "app-icon"), Parts.line(Build.NAME, "app-name"));
        name.getStyleClass().add("app");
        getChildren().add(name);
        for (Place place : Place.values()) {
            ToggleButton step = step(place);
            steps.put(place, step);
            getChildren().add(step);
        }
        var room = new Region();
        VBox.setVgrow(room, Priority.ALWAYS);
        getChildren().addAll(room, feet(theme, settings, help));
        model.place.addListener((at, was, is) -> mark());
        model.checks.progress().addListener((at, was, is) -> mark());
        model.questions.proxyAddress.addListener((at, was, is) -> mark());
        model.questions.proxyKind.addListener((at, was, is) -> mark());
        mark();
    }

    private ToggleButton step(Place place) {
        var step = new ToggleButton(
                model.texts.say("desktop." + place.id() + ".step"), Parts.icon(Sign.WAIT, "step-icon"));
        step.getStyleClass().add("step");
        step.setMaxWidth(Double.MAX_VALUE);
        step.setAlignment(Pos.CENTER_LEFT);
        step.setGraphicTextGap(12);
        step.setId("step-" + place.id());
        step.setOnAction(event -> {
            model.go(place);
            mark();
        });
        return step;
    }

    private HBox feet(Theme theme, Runnable settings, Runnable help) {
        Button turn = foot(
                "desktop.theme",
                theme.wish.get().sign(),
                () -> theme.wish.set(theme.wish.get().next()));
        theme.wish.subscribe(wish -> {
            String name = model.texts.say("desktop.theme.now", "look", model.texts.say("desktop.theme." + wish.id()));
            turn.setGraphic(Parts.icon(wish.sign()));
            turn.setAccessibleText(name);
            turn.setTooltip(new Tooltip(name));
        });
        HBox feet = Parts.line(
                4,
                turn,
                foot("desktop.settings", Sign.SETTINGS, settings),
                foot("desktop.home", Sign.HOME, () -> model.go(Place.START)),
                foot("desktop.help", Sign.UNKNOWN, help));
        feet.getStyleClass().add("feet");
        return feet;
    }

    private Button foot(String key, Sign icon, Runnable action) {
        var button = new Button("", Parts.icon(icon));
        button.getStyleClass().addAll("flat", "button-icon");
        button.setAccessibleText(model.texts.say(key));
        button.setTooltip(new Tooltip(model.texts.say(key)));
        button.setId(key.replace('.', '-'));
        button.setOnAction(event -> action.run());
        return button;
    }

    private void mark() {
        steps.forEach((place, step) -> {
            boolean here = place == model.place.get();
            boolean behind = place.compareTo(model.place.get()) < 0;
            step.setSelected(here);
            step.setDisable(!model.allowed(place));
            if (step.getGraphic() instanceof Icon icon) {
                icon.show(here ? Sign.HERE : behind ? Sign.CHECK : Sign.WAIT);
            }
            String state = here ? "here" : behind ? "behind" : "ahead";
            step.setAccessibleText(model.texts.say("desktop.step." + state, "page", step.getText()));
        });
    }
}
