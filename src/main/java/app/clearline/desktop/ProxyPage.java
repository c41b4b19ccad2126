// SPDX-License-Identifier: Apache-2.0
package app.clearline.desktop;

import app.clearline.diagnose.Diagnostics;
import app.clearline.model.Criterion;
import app.clearline.model.Device;
import app.clearline.model.FoundProxy;
import app.clearline.model.Known;
import app.clearline.model.Outcome;
import app.clearline.model.ProxyKind;
import app.clearline.model.ProxyLogin;
import app.clearline.report.Texts;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// How this network lets people out: the kind of proxy, its login, and whether it opens encrypted connections.
final class ProxyPage implements Page {

    private final Texts texts;
    private final Model model;
    private final Questions questions;
    private final Verdict found = new Verdict();
    private final TextField address = new TextField();
    private final Label problem = Parts.text("", "problem");
    private final VBox rules = Parts.column(8);
    private final Why why;
    private final VBox addressing;
    private final VBox login;
    private final FileChoice files;

    ProxyPage(Model model, FileChoice files) {
        this.model = model;
        this.files = files;
        this.texts = model.texts;
        this.questions = model.questions;
        this.why = new Why(texts, "proxy", texts.say("desktop.proxy.kind"));
        Label name = Parts.line(texts.say("desktop.proxy.address"));
        name.setLabelFor(address);
        HBox.setHgrow(address, Priority.ALWAYS);
        this.addressing = Parts.column(8, Parts.line(12, name, address), problem);
        this.login = question(
                "login",
                new Segments<>(
                        "login",
                        texts.say("desktop.proxy.login"),
                        List.of(ProxyLogin.values()),
                        each -> each == ProxyLogin.UNKNOWN ? texts.say("desktop.unknown.short") : texts.word(each),
                        questions.login,
                        questions.login::set));
    }

    @Override
    public Node body() {
        address.textProperty().bindBidirectional(questions.proxyAddress);
        address.setId("proxy-address");
        address.setAccessibleText(texts.say("desktop.proxy.address"));
        var kinds = new Cards<>(3, questions.proxyKind, questions::choose);
        kinds.show(Stream.of(ProxyKind.values()).map(this::card).toList());
        var inspection = new Segments<>(
                "inspection",
                texts.say("desktop.proxy.inspection"),
                List.of(Known.values()),
                each -> each == Known.UNKNOWN ? texts.say("desktop.unknown.short") : texts.word(each),
                questions.inspection,
                questions.inspection::set);
        Stream.of(
                        questions.proxyKind,
                        questions.proxyAddress,
                        questions.machine,
                        questions.browser,
                        questions.device,
                        model.looking)
                .forEach(each -> each.addListener(at -> judge()));
        judge();
        return Parts.column(
                24,
                found,
                Parts.column(12, question("kind", kinds), addressing, why),
                login,
                question("inspection", inspection),
                rules,
                deeper());
    }

    private Node deeper() {
        return new Fold("desktop-depth", texts.say("desktop.depth"), () -> new DepthPanel(model, files));
    }

    private VBox question(String id, Node answers) {
        HBox head = Parts.line(
                4,
                Parts.line(texts.say("desktop.proxy." + id), "section-heading"),
                Help.button(texts.say("desktop.where"), texts.say("desktop.proxy." + id + ".help")));
        return Parts.column(8, head, answers);
    }

    private Card<ProxyKind> card(ProxyKind kind) {
        var card = new Card<>(kind, picture(kind), texts.word(kind), texts.say("desktop.proxy-kind." + kind.id()));
        card.setId("proxy-" + kind.id());
        return card;
    }

    private static Sign picture(ProxyKind kind) {
        return switch (kind) {
            case NONE -> Sign.STRAIGHT;
            case TRANSPARENT -> Sign.HIDDEN;
            case HTTP -> Sign.SERVER;
            case SOCKS -> Sign.SHUFFLE;
            case PAC -> Sign.FILE;
            case UNKNOWN -> Sign.UNKNOWN;
        };
    }

    private void judge() {
        ProxyKind kind = questions.proxyKind.get();
        Parts.show(addressing, ProxyAddress.needed(kind));
        Parts.show(login, kind != ProxyKind.NONE);
        address.setPromptText(texts.sayOr("desktop.proxy.example." + kind.id(), ""));
        Optional<String> wrong = questions.problem();
        problem.setText(wrong.map(texts::say).orElse(""));
        Parts.show(problem, wrong.isPresent());
        found.tell(foundSentence());
        Optional<FoundProxy> proxy = questions.foundProxy();
        Parts.show(why, questions.detectedProxy());
        why.say(
                questions.detectedProxy(),
                proxy.map(it -> texts.say(
                                it.owner().equals("system") ? "desktop.proxy.why.system" : "desktop.proxy.why.browser",
                                "browser",
                                texts.word(questions.browser.get()),
                                "source",
                                it.source(),
                                "bypass",
                                String.join(", ", it.bypass())))
                        .orElse(""));
        rules();
    }

    /// What the service's rules decide from the answers alone, before anything is checked.
    private void rules() {
        rules.getChildren().clear();
        var service = model.service.get();
        if (service != null) {
            Diagnostics.of(service, questions.answers(), questions.machine.get(), List.of()).requirements().stream()
                    .filter(row -> row.requirement().criterion() instanceof Criterion.Rule)
                    .filter(row -> row.outcome() == Outcome.FAIL || row.outcome() == Outcome.WARN)
                    .forEach(row -> {
                        var verdict = new Verdict();
                        verdict.say(RowState.Stage.of(row.outcome()), texts.say(row.reason()));
                        rules.getChildren().add(verdict);
                    });
        }
        Parts.show(rules, !rules.getChildren().isEmpty());
    }

    private String foundSentence() {
        if (questions.device.get() == Device.ANOTHER) {
            return texts.say("desktop.proxy.another");
        }
        Optional<FoundProxy> proxy = questions.foundProxy();
        if (proxy.isEmpty()) {
            return texts.say(model.looking.get() ? "desktop.proxy.looking" : "desktop.proxy.nothing");
        }
        return proxy.map(it -> texts.say(
                        "desktop.proxy.found." + it.setting().kind().id(),
                        "address",
                        ProxyAddress.text(it.setting()),
                        "source",
                        it.source(),
                        "bypass",
                        String.join(", ", it.bypass())))
                .orElse("");
    }
}
