// SPDX-License-Identifier: Apache-2.0
package app.clearline.desktop;

import app.clearline.model.Run;
import app.clearline.report.Texts;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// Whether calls will work: icon, words and colour, and one sentence more.
final class Headline extends HBox {

    Headline(Texts texts, Run run) {
        super(16);
        RowState.Stage stage = Look.stage(run.diagnosis().conclusion());
        String key = run.diagnosis().key();
        String words = texts.say(key + ".headline");
        String more = texts.say(key + ".sentence", "service", run.service().name());
        getStyleClass().addAll("headline", Look.style(stage));
        var title = Parts.text(words, "headline-title");
        title.setId("headline");
        VBox column = Parts.column(4, title, Parts.text(more), Parts.text(when(texts, run), "muted"));
        HBox.setHgrow(column, Priority.ALWAYS);
        getChildren().addAll(Parts.icon(Look.icon(stage), "headline-icon"), column);
        setAccessibleText(words + ". " + more);
    }

    private static String when(Texts texts, Run run) {
        return texts.say(
                "desktop.result.when",
                "service",
                run.service().name(),
                "at",
                Say.moment(run.started(), texts.locale()),
                "took",
                Say.length(run.took()));
    }
}
