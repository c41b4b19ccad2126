// SPDX-License-Identifier: Apache-2.0
package app.clearline.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import app.clearline.keep.Kept;
import app.clearline.keep.Whereabouts;
import app.clearline.model.Cause;
import app.clearline.report.Texts;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.control.Labeled;
import javafx.stage.Stage;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

/// The wizard in a window of the headless platform, with hands on it.
final class Robot extends FxRobot implements AutoCloseable {

    final SlowEngine engine = new SlowEngine();
    final OnPaper paper = new OnPaper();
    final Kept kept;
    final Model model;
    final Shell shell;
    private final Stage stage;

    private Robot(Stage stage, Kept kept, Locale locale) throws TimeoutException {
        this.stage = stage;
        this.kept = kept;
        paper.in(locale);
        var content = new Content(
                kept, engine, Sample.services(), List.of(Cause.UDP_BLOCKED, Cause.DOMAIN_BLOCKED), Texts.in(locale));
        model = fx(() -> new Model(content, paper));
        shell = fx(() -> new Shell(model, paper, new Theme(Remembering.wish(kept.preferences()))));
        fx(() -> {
            FirstFrame.open(stage, kept.preferences(), () -> {});
            shell.in(stage);
            stage.setWidth(960);
            stage.setHeight(720);
            stage.toFront();
            return stage;
        });
    }

    /// With nothing kept from before.
    static Robot open() throws TimeoutException {
        return open(fresh());
    }

    static Kept fresh() {
        String home = "target/robot/" + UUID.randomUUID();
        return Kept.at(Whereabouts.here(Map.of(Whereabouts.VARIABLE, home)));
    }

    static Robot open(Kept kept) throws TimeoutException {
        return open(kept, Locale.ENGLISH);
    }

    static Robot open(Kept kept, Locale locale) throws TimeoutException {
        FxToolkit.registerPrimaryStage();
        Stage stage = FxToolkit.registerStage(Stage::new);
        Robot robot = new Robot(stage, kept, locale);
        robot.until(() -> !robot.model.looking.get());
        return robot;
    }

    static <T> T fx(Callable<T> work) {
        return WaitForAsyncUtils.waitForAsyncFx(20_000, work);
    }

    /// Waits until `truth` holds on the window's thread.
    void until(Callable<Boolean> truth) throws TimeoutException {
        WaitForAsyncUtils.waitFor(20, TimeUnit.SECONDS, () -> fx(truth));
        WaitForAsyncUtils.waitForFxEvents();
    }

    void ended() throws TimeoutException {
        until(() -> model.checks.progress().get().phase() == Progress.Phase.ENDED);
    }

    void at(Place place) {
        assertThat(fx(() -> model.place.get())).isEqualTo(place);
        String title = model.texts.say("desktop." + place.id() + ".title");
        assertThat(text("#page-title")).isEqualTo(title);
    }

    String text(String query) {
        Node node = lookup(query).query();
        return fx(() -> ((Labeled) node).getText());
    }

    /// What the keyboard would act on now.
    Node focused() {
        return fx(() -> shell.scene().getFocusOwner());
    }

    @Override
    public void close() throws TimeoutException {
        fx(() -> {
            model.close();
            stage.hide();
            return stage;
        });
        Platform.setImplicitExit(false);
    }
}
