// SPDX-License-Identifier: Apache-2.0
package app.clearline.desktop;

import app.clearline.model.CauseFound;
import app.clearline.model.Change;
import app.clearline.model.FirewallRule;
import app.clearline.model.Phrase;
import app.clearline.report.Products;
import app.clearline.report.Reports;
import app.clearline.report.Texts;
import java.util.StringJoiner;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/// One cause: what it means, what you can do now, and what your administrator is asked for, ready to copy.
final class CauseCard extends VBox {

    /// From this width on, in heights of the letters, the request stands beside what concerns the person.
    private static final double WIDE = 60;

    private final Texts texts;
    private final CauseFound found;

    CauseCard(Texts texts, CauseFound found, RowState.Stage stage) {
        super(16);
        this.texts = texts;
        this.found = found;
        getStyleClass().addAll("cause-card", Look.style(stage));
        setId("cause-" + found.cause().id());
        var icon = Parts.icon(Look.icon(stage), "row-icon");
        HBox head = new HBox(12, icon, Parts.text(say("title"), "cause-title"));
        getChildren()
                .addAll(
                        head,
                        Parts.text(
                                texts.say(
                                        "desktop.cause.sure",
                                        "confidence",
                                        texts.word(found.confidence()),
                                        "who",
                                        texts.word(found.cause().who())),
                                "muted"));
        VBox person = Parts.column(16);
        part(person, "meaning", "desktop.cause.meaning", Sign.INFO);
        part(person, "now", "desktop.cause.now", Sign.PERSON);
        if (say("admin").isEmpty()) {
            getChildren().add(person);
        } else {
            String asked = request();
            VBox admin = Parts.column(
                    8,
                    heading("desktop.cause.admin", Sign.MAIL),
                    Parts.text(asked, "request"),
                    new CopyButton(texts, "desktop.cause.copy", () -> asked));
            products(admin);
            getChildren().add(new Beside(WIDE, person, admin));
        }
    }

    /// Where to change it in the products that administrators have; folded, since only one of them is theirs.
    private void products(VBox below) {
        VBox all = Parts.column(12);
        for (Change change : found.changes()) {
            Products.steps(change, texts)
                    .forEach((product, steps) -> all.getChildren()
                            .add(Parts.column(2, Parts.text(product, "fact-name"), Parts.text(steps))));
        }
        if (!all.getChildren().isEmpty()) {
            below.getChildren()
                    .add(new Fold("products-" + found.cause().id(), texts.say("desktop.cause.products"), () -> all));
        }
    }

    private void part(VBox below, String part, String heading, Sign sign) {
        String words = say(part);
        if (!words.isEmpty()) {
            below.getChildren().add(Parts.column(4, heading(heading, sign), Parts.lines(words)));
        }
    }

    private HBox heading(String key, Sign sign) {
        return Parts.line(8, Parts.icon(sign, "part-icon"), Parts.text(texts.say(key), "fact-name"));
    }

    private String say(String part) {
        String key = found.key() + "." + part;
        return texts.has(key) ? texts.say(new Phrase(key, found.details())) : "";
    }

    private String request() {
        var lines = new StringJoiner("\n").add(say("admin"));
        for (Change change : found.changes()) {
            for (FirewallRule rule : change.rules()) {
                lines.add(texts.say(
                        "desktop.cause.rule",
                        "protocol",
                        rule.protocol(),
                        "ports",
                        rule.ports(),
                        "to",
                        Reports.destinations(rule, texts)));
            }
        }
        return lines.toString();
    }
}
