// SPDX-License-Identifier: Apache-2.0
package app.clearline.desktop;

import app.clearline.model.Credentials;
import app.clearline.model.FailureClass;
import app.clearline.model.Finding;
import app.clearline.model.Observation;
import app.clearline.report.Texts;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// Asks for the login of the proxy, once the proxy has asked for it. Enter tries it, Esc puts the question away.
final class LoginPanel extends VBox {

    private final Model model;
    private final Texts texts;
    private final Label words = Parts.text("");
    private final TextField user = new TextField();
    private final PasswordField password = new PasswordField();
    private boolean away;

    LoginPanel(Model model) {
        super(12);
        this.model = model;
        this.texts = model.texts;
        getStyleClass().addAll("login-panel", "warn");
        setId("proxy-login");
        Button enter = Parts.button(texts, "desktop.login.enter", Sign.ENTER, this::enter);
        Button later = Parts.button(texts, "desktop.login.later", Sign.CLOSE, this::putAway);
        enter.disableProperty().bind(user.textProperty().map(String::isBlank));
        user.setOnAction(event -> password.requestFocus());
        password.setOnAction(event -> enter.fire());
        addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ESCAPE) {
                putAway();
                event.consume();
            }
        });
        var fields = new HBox(12, field("user", user), field("password", password));
        fields.getChildren().forEach(each -> HBox.setHgrow(each, Priority.ALWAYS));
        getChildren()
                .addAll(
                        Parts.line(8, Parts.icon(Sign.LOCK, "verdict-icon"), words),
                        fields,
                        Parts.line(
                                8, enter, later, Parts.spring(), Parts.text(texts.say("desktop.login.kept"), "muted")));
        Parts.show(this, false);
    }

    private VBox field(String id, TextField field) {
        field.setId("proxy-" + id);
        field.setAccessibleText(texts.say("desktop.login." + id));
        Label name = Parts.line(texts.say("desktop.login." + id));
        name.setLabelFor(field);
        return Parts.column(4, name, field);
    }

    /// Shows itself where the proxy asks, and the answer is missing or was wrong.
    void show(Progress now) {
        boolean asked = now.phase() == Progress.Phase.ENDED
                && now.observations().values().stream().anyMatch(LoginPanel::asked);
        if (asked && !isVisible() && !away) {
            words.setText(texts.say(
                    model.secrets.forProxy() ? "desktop.login.refused" : "desktop.login.asked",
                    "schemes",
                    schemes(now)));
        }
        Parts.show(this, asked && !away);
    }

    private static boolean asked(Observation seen) {
        return seen.failed(FailureClass.PROXY_LOGIN);
    }

    private static String schemes(Progress now) {
        return now.observations().values().stream()
                .flatMap(seen -> seen.found(Finding.Proxy.class).stream())
                .flatMap(proxy -> Stream.ofNullable(proxy.byName()))
                .flatMap(answer -> answer.schemes().stream())
                .distinct()
                .sorted()
                .limit(5)
                .collect(Collectors.joining(", "));
    }

    private void enter() {
        char[] secret = password.getText().toCharArray();
        password.clear();
        try {
            model.logIn(new Credentials(user.getText().strip(), secret));
        } finally {
            Arrays.fill(secret, '\0');
        }
    }

    private void putAway() {
        away = true;
        password.clear();
        Parts.show(this, false);
    }
}
