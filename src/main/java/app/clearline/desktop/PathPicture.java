// SPDX-License-Identifier: Apache-2.0
package app.clearline.desktop;

import app.clearline.model.Cause;
import app.clearline.model.CauseFound;
import app.clearline.model.Conclusion;
import app.clearline.model.ProxyKind;
import app.clearline.model.Run;
import app.clearline.report.Texts;
import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/// The way from this computer to the service, with the place marked where the weightiest cause sits.
final class PathPicture extends HBox {

    private final Texts texts;

    PathPicture(Texts texts, Run run) {
        this.texts = texts;
        getStyleClass().add("path");
        setAlignment(Pos.TOP_CENTER);
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        Conclusion conclusion = run.diagnosis().conclusion();
        Stretch broken = run.diagnosis().causes().stream()
                .map(CauseFound::cause)
                .filter(cause -> cause != Cause.HEALTHY)
                .findFirst()
                .map(Stretch::of)
                .orElse(Stretch.NOWHERE);
        RowState.Stage mark = Look.stage(conclusion);
        var way = new ArrayList<Stretch>();
        way.add(Stretch.COMPUTER);
        if (broken == Stretch.PROXY || proxied(run.answers().proxy().kind())) {
            way.add(Stretch.PROXY);
        }
        way.add(Stretch.FIREWALL);
        way.add(Stretch.SERVICE);
        int at = place(way, broken);
        for (int i = 0; i < way.size(); i++) {
            if (i > 0) {
                getChildren().add(link(i == at ? mark : known(conclusion, i, at)));
            }
            getChildren()
                    .add(node(
                            way.get(i),
                            texts.translated(run.service().name()),
                            i == 0 && broken == Stretch.COMPUTER ? mark : RowState.Stage.PASS));
        }
        setAccessibleText(
                at < 0 && broken != Stretch.COMPUTER
                        ? texts.say(
                                "desktop.path.open", "service", run.service().name())
                        : texts.say(
                                "desktop.path.broken",
                                "where",
                                name(broken, texts.translated(run.service().name()))));
    }

    private static boolean proxied(ProxyKind kind) {
        return switch (kind) {
            case TRANSPARENT, HTTP, SOCKS, PAC -> true;
            case NONE, UNKNOWN -> false;
        };
    }

    /// Before which node the way is broken; -1 where before none.
    private static int place(List<Stretch> way, Stretch broken) {
        return switch (broken) {
            case NETWORK -> 1;
            case PROXY, FIREWALL, SERVICE -> way.indexOf(broken);
            case COMPUTER, NOWHERE -> -1;
        };
    }

    /// What is known of a stretch that is not the marked one: what comes after a closed one has not been reached.
    private static RowState.Stage known(Conclusion conclusion, int i, int at) {
        if (conclusion == Conclusion.CANNOT_TELL) {
            return RowState.Stage.NOT_TESTED;
        }
        boolean beyond = at >= 0 && i > at && conclusion == Conclusion.DOES_NOT_WORK;
        return beyond ? RowState.Stage.NOT_TESTED : RowState.Stage.PASS;
    }

    private VBox node(Stretch stretch, String service, RowState.Stage stage) {
        var circle = new StackPane(Parts.icon(picture(stretch), "path-icon"));
        circle.getStyleClass().addAll("path-node", stage == RowState.Stage.PASS ? "plain" : Look.style(stage));
        Label name = Parts.text(name(stretch, service), "path-name");
        name.setMaxWidth(112);
        VBox node = Parts.column(8, circle, name);
        node.setAlignment(Pos.TOP_CENTER);
        node.setMinWidth(96);
        return node;
    }

    private StackPane link(RowState.Stage stage) {
        var line = new Region();
        line.getStyleClass().add("path-line");
        var link = new StackPane(line);
        if (stage != RowState.Stage.PASS) {
            var badge = new StackPane(Parts.icon(Look.icon(stage), "path-mark"));
            badge.getStyleClass().add("path-badge");
            badge.setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
            link.getChildren().add(badge);
        }
        link.getStyleClass().addAll("path-link", Look.style(stage));
        HBox.setHgrow(link, Priority.ALWAYS);
        return link;
    }

    private String name(Stretch stretch, String service) {
        return stretch == Stretch.SERVICE ? service : texts.say("desktop.path." + stretch.id());
    }

    private static Feather picture(Stretch stretch) {
        return switch (stretch) {
            case COMPUTER -> Feather.MONITOR;
            case NETWORK -> Feather.WIFI;
            case PROXY -> Feather.SERVER;
            case FIREWALL -> Feather.SHIELD;
            case SERVICE -> Feather.VIDEO;
            case NOWHERE -> Feather.GLOBE;
        };
    }
}
