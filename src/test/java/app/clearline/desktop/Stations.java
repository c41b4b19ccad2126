// SPDX-License-Identifier: Apache-2.0
package app.clearline.desktop;

import app.clearline.fixture.SampleRuns;
import app.clearline.keep.Kept;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ListView;
import javafx.scene.control.TitledPane;
import javafx.stage.Window;

/// Everything that the window can show, one after the other: each page, what unfolds on it, what lies over it.
final class Stations {

    /// Looks at one of them.
    @FunctionalInterface
    interface Visit {
        void at(String name, Parent root) throws Exception;
    }

    private final Robot robot;
    private final Visit visit;

    private Stations(Robot robot, Visit visit) {
        this.robot = robot;
        this.visit = visit;
    }

    /// A window with two runs in its history.
    static Robot open() throws Exception {
        Kept kept = Robot.fresh();
        kept.history().keep(SampleRuns.healthy());
        kept.history().keep(SampleRuns.threeCauses());
        return Robot.open(kept);
    }

    /// From the first page to the last.
    static void walk(Robot robot, Visit visit) throws Exception {
        var all = new Stations(robot, visit);
        all.questions();
        all.checks();
        all.result();
        all.report();
        all.over();
    }

    private void questions() throws Exception {
        robot.engine.login = true;
        TitledPane earlier = robot.lookup("#history").query();
        robot.until(earlier::isVisible);
        ListView<?> list = robot.lookup("#history-list").query();
        robot.interact(() -> {
            robot.model.choose(Sample.service("practice"));
            earlier.setExpanded(true);
            list.getSelectionModel().select(0);
        });
        see("start");
        robot.interact(() -> list.getSelectionModel().selectAll());
        robot.interact(
                () -> robot.lookup("#desktop-history-compare").queryButton().fire());
        robot.until(() -> robot.lookup("#comparison").tryQuery().isPresent());
        unfold();
        see("comparison");
        shut();
        robot.interact(() -> {
            earlier.setExpanded(false);
            robot.model.choose(robot.model.services.getFirst());
            robot.model.go(Place.BROWSER);
        });
        see("browser");
        robot.interact(() -> robot.model.questions.browserVersion.set("40"));
        see("browser, too old");
        robot.interact(() -> {
            robot.model.questions.browserVersion.set("131");
            robot.model.go(Place.PROXY);
        });
        unfold();
        robot.interact(() -> robot.model.depth.responder.set("not a host"));
        see("proxy, with all wishes");
        robot.interact(() -> robot.model.depth.responder.set(""));
    }

    private void checks() throws Exception {
        robot.engine.pace = Duration.ofMillis(20);
        robot.interact(() -> robot.model.go(Place.CHECKS));
        robot.until(() -> robot.model.checks.progress().get().phase() == Progress.Phase.RUNNING
                && robot.model.checks.progress().get().done() > 25);
        robot.engine.pace = Duration.ofSeconds(30);
        see("checks, running");
        robot.interact(robot.model.checks::stop);
        robot.ended();
        robot.engine.pace = Duration.ofMillis(1);
        robot.interact(robot.model::runAll);
        robot.until(() -> robot.lookup("#proxy-login").query().isVisible());
        robot.interact(() -> ((CheckRow) robot.lookup("#row-udp-3478").query()).fire());
        see("checks, with a login and details");
    }

    private void result() throws Exception {
        robot.interact(() -> robot.model.go(Place.RESULT));
        unfold();
        robot.interact(() -> robot.lookup("#observations")
                .queryAs(ListView.class)
                .getSelectionModel()
                .select(1));
        see("result, unfolded");
        robot.interact(() -> robot.lookup("#desktop-watch").queryButton().fire());
        see("watch");
        robot.interact(() -> robot.lookup("#desktop-watch-begin").queryButton().fire());
        robot.until(() -> robot.lookup(".time-strip").tryQuery().isPresent());
        see("watch, under way");
        shut();
    }

    private void report() throws Exception {
        robot.interact(() -> robot.model.go(Place.REPORT));
        robot.until(() -> robot.lookup(".paper").tryQuery().isPresent());
        unfold();
        see("report");
        robot.interact(
                () -> robot.lookup("#desktop-report-larger").queryButton().fire());
        see("report, larger");
        shut();
    }

    private void over() throws Exception {
        robot.interact(() -> robot.lookup("#desktop-settings").queryButton().fire());
        see("settings");
        shut();
        robot.interact(() -> OpenFile.in(robot.shell.scene(), robot.model, Path.of("letter.json")));
        robot.until(() -> robot.lookup("#unreadable").tryQuery().isPresent());
        see("a file that is no report");
        shut();
        robot.interact(() -> robot.lookup("#desktop-help").queryButton().fire());
        Window over = robot.lookup(".popover").query().getScene().getWindow();
        visit.at("help", over.getScene().getRoot());
        robot.interact(over::hide);
    }

    private void see(String name) throws Exception {
        visit.at(name, robot.shell.scene().getRoot());
    }

    private void shut() {
        robot.interact(() -> robot.lookup("#desktop-sheet-close").queryButton().fire());
    }

    /// Unfolds all that can be on the page, and what can be inside of that.
    private void unfold() {
        for (int depth = 0; depth < 2; depth++) {
            robot.interact(() -> {
                Parent root = robot.shell.scene().getRoot();
                shown(root).stream()
                        .filter(TitledPane.class::isInstance)
                        .forEach(fold -> ((TitledPane) fold).setExpanded(true));
                root.applyCss();
                root.layout();
            });
        }
    }

    /// All nodes that are to be seen, from the root on; what a sheet lies over is not. On the window's thread.
    static List<Node> shown(Parent root) {
        var found = new ArrayList<Node>();
        collect(root, found);
        return found;
    }

    private static void collect(Parent parent, List<Node> found) {
        List<Node> children = parent.getChildrenUnmodifiable();
        boolean covered = children.size() > 1 && children.getLast() instanceof Sheet;
        for (Node node : covered ? List.of(children.getLast()) : children) {
            if (node.isVisible()) {
                found.add(node);
                if (node instanceof Parent inside) {
                    collect(inside, found);
                }
            }
        }
    }
}
