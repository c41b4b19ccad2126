// SPDX-License-Identifier: Apache-2.0
package app.clearline.desktop;

import app.clearline.model.Cause;
import app.clearline.model.CauseFound;
import app.clearline.model.Run;
import app.clearline.report.PortFigure;
import app.clearline.report.QualityFigure;
import app.clearline.report.Texts;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.layout.VBox;

/// What it all means.
final class ResultPage implements Page {

    private static final int SHOWN = 3;

    private final Model model;
    private final Texts texts;
    private final Verdict note = new Verdict();
    private final Saving saving;
    private final VBox column = Parts.column(24);

    ResultPage(Model model, FileChoice files) {
        this.model = model;
        this.texts = model.texts;
        this.saving = new Saving(texts, files, note);
    }

    @Override
    public boolean wide() {
        return true;
    }

    @Override
    public Node body() {
        model.checks.progress().addListener((at, was, is) -> {
            if (!Objects.equals(is.run(), was.run())) {
                show(is);
            }
        });
        show(model.checks.progress().get());
        return column;
    }

    private void show(Progress now) {
        Run run = now.run();
        column.getChildren().clear();
        note.say(RowState.Stage.PASS, "");
        if (run == null) {
            column.getChildren().add(Parts.text(texts.say("desktop.result.running"), "muted"));
            return;
        }
        column.getChildren().addAll(new Headline(texts, run), turned(now), new PathPicture(texts, run));
        List<CauseFound> causes = Emphasis.causes(run.answers().complaint(), run.diagnosis());
        RowState.Stage stage = Look.stage(run.diagnosis().conclusion());
        causes.stream().limit(SHOWN).forEach(found -> column.getChildren().add(card(found, stage)));
        if (causes.size() > SHOWN) {
            VBox more = Parts.column(16);
            causes.stream().skip(SHOWN).forEach(found -> more.getChildren().add(card(found, RowState.Stage.WARN)));
            column.getChildren().add(fold("desktop.result.more", causes.size() - SHOWN, () -> more));
        }
        column.getChildren().addAll(buttons(now), folded(now, run), note);
    }

    /// What is otherwise than in the run before; hidden where nothing is.
    private Verdict turned(Progress now) {
        String fixed = titles(now.rows().stream().filter(RowState::fixed));
        String broken = titles(now.rows().stream().filter(RowState::broken));
        var verdict = new Verdict();
        verdict.setId("turned");
        verdict.say(
                broken.isEmpty() ? RowState.Stage.PASS : RowState.Stage.WARN,
                (sentence("desktop.result.fixed", fixed) + " " + sentence("desktop.result.broken", broken)).strip());
        return verdict;
    }

    private String sentence(String key, String rows) {
        return rows.isEmpty() ? "" : texts.say(key, "rows", rows);
    }

    private String titles(Stream<RowState> rows) {
        return rows.map(row -> CheckRow.title(texts, row.requirement())).collect(Collectors.joining("; "));
    }

    private CauseCard card(CauseFound found, RowState.Stage stage) {
        return new CauseCard(texts, found, found.cause() == Cause.HEALTHY ? RowState.Stage.PASS : stage);
    }

    private Node folded(Progress now, Run run) {
        VBox folded = Parts.column(8);
        folded.getChildren().add(fold("desktop.result.all", now.rows().size(), () -> {
            var rows = new CheckList(texts, requirement -> {});
            rows.show(now.rows(), run.answers().complaint());
            return rows;
        }));
        var quality = QualityFigure.of(run, texts);
        var ports = PortFigure.of(run, texts);
        if (!quality.empty()) {
            folded.getChildren().add(fold("desktop.result.quality", 0, () -> new QualityPicture(texts, quality)));
        }
        if (!ports.empty()) {
            folded.getChildren().add(fold("desktop.result.ports", 0, () -> new PortPicture(ports)));
        }
        folded.getChildren()
                .addAll(
                        fold("desktop.result.timeline", 0, () -> new TimelinePicture(texts, run)),
                        fold(
                                "desktop.result.observed",
                                run.observations().size(),
                                () -> new Observed(
                                        texts,
                                        run,
                                        () -> saving.paper(model.papers, run, Papers.Kind.JSON, false),
                                        () -> model.papers.json(run))));
        return folded;
    }

    private Fold fold(String key, int count, Supplier<Node> inside) {
        return new Fold(key.replace('.', '-'), texts.say(key, "count", Say.number(count)), inside);
    }

    private Node buttons(Progress now) {
        List<RowState> unwell = now.unwell();
        Button all = Parts.button(texts, "desktop.checks.again.all", Sign.ALL_AGAIN, () -> {
            model.runAll();
            model.place.set(Place.CHECKS);
        });
        Button failed = Parts.button(texts, "desktop.checks.again.failed", Sign.AGAIN, () -> {
            model.runAgain(unwell);
            model.place.set(Place.CHECKS);
        });
        failed.setDisable(unwell.isEmpty());
        Button report = Parts.button(texts, "desktop.result.report", Sign.FILE, () -> model.go(Place.REPORT));
        return Parts.flow(8, failed, all, WatchView.button(model), report);
    }
}
