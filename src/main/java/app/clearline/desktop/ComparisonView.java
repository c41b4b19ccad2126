// SPDX-License-Identifier: Apache-2.0
package app.clearline.desktop;

import app.clearline.report.Comparison;
import app.clearline.report.ComparisonStory;
import app.clearline.report.Texts;
import app.clearline.report.Turn;
import java.time.ZoneId;
import javafx.scene.Node;
import javafx.scene.control.TitledPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/// Two runs side by side: what was fixed, what broke, what changed; the rest folded.
final class ComparisonView extends VBox {

    private final Texts texts;

    ComparisonView(Texts texts, Comparison compared) {
        super(16);
        this.texts = texts;
        setId("comparison");
        ComparisonStory story = ComparisonStory.of(compared, texts, ZoneId.systemDefault());
        var headline = new Verdict();
        headline.say(stage(story.turn()), story.headline());
        getChildren().addAll(headline, Parts.text(story.counts()));
        story.runs().forEach(run -> getChildren().add(Parts.text(run, "muted")));
        if (!story.differences().isEmpty()) {
            getChildren()
                    .add(Parts.column(
                            4,
                            Parts.text(texts.say("compare.differences"), "panel-title"),
                            Parts.lines(String.join("\n", story.differences()))));
        }
        story.chapters().forEach(chapter -> getChildren().add(chapter(chapter)));
    }

    private Node chapter(ComparisonStory.Chapter chapter) {
        VBox lines = Parts.column(8);
        for (ComparisonStory.Line line : chapter.lines()) {
            VBox words = Parts.column(
                    2,
                    Parts.text(line.title()),
                    Parts.text((line.from() + ". " + line.sentence()).strip(), "row-sentence"));
            var icon = Parts.icon(Look.icon(stage(chapter.turn())), "row-icon");
            var entry = new HBox(12, icon, words);
            entry.getStyleClass().add(Look.style(stage(chapter.turn())));
            lines.getChildren().add(entry);
        }
        var pane = new TitledPane(
                texts.say(
                        "desktop.compare.chapter",
                        "turn",
                        chapter.title(),
                        "count",
                        Integer.toString(chapter.lines().size())),
                lines);
        pane.setAnimated(false);
        pane.setAccessibleText(pane.getText());
        pane.setId("turn-" + chapter.turn().id());
        pane.setExpanded(chapter.turn() != Turn.UNCHANGED && chapter.turn() != Turn.NOT_COMPARED);
        return pane;
    }

    private static RowState.Stage stage(Turn turn) {
        return switch (turn) {
            case FIXED -> RowState.Stage.PASS;
            case BROKEN -> RowState.Stage.FAIL;
            case CHANGED -> RowState.Stage.WARN;
            case UNCHANGED, NOT_COMPARED -> RowState.Stage.NOT_APPLICABLE;
        };
    }
}
