// SPDX-License-Identifier: Apache-2.0
package app.clearline.desktop;

import app.clearline.model.BrowserName;
import app.clearline.model.Device;
import app.clearline.model.OsName;
import app.clearline.model.Version;
import app.clearline.report.Texts;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/// Browser, version and system.
final class BrowserPage implements Page {

    private final Texts texts;
    private final Model model;
    private final Questions questions;
    private final Label intro = Parts.text("", "muted");
    private final Verdict verdict = new Verdict();
    private final Why browserWhy;
    private final Why systemWhy;
    private final Cards<BrowserName> browsers;

    BrowserPage(Model model) {
        this.model = model;
        this.texts = model.texts;
        this.questions = model.questions;
        this.browserWhy = new Why(texts, "browser", texts.say("desktop.browser.step"));
        this.systemWhy = new Why(texts, "os", texts.say("desktop.browser.os"));
        this.browsers = new Cards<>(3, questions.browser, questions::choose);
    }

    @Override
    public Node body() {
        browsers.show(cards());
        var version = new TextField(questions.browserVersion.get());
        version.textProperty().bindBidirectional(questions.browserVersion);
        version.setPromptText(texts.say("desktop.browser.version.prompt"));
        version.setPrefColumnCount(16);
        version.setId("browser-version");
        version.setAccessibleText(texts.say("desktop.browser.version"));
        Label name = Parts.line(texts.say("desktop.browser.version"));
        name.setLabelFor(version);
        name.setMinWidth(Region.USE_PREF_SIZE);
        var systems = new Segments<>(
                "os",
                texts.say("desktop.browser.os"),
                List.of(OsName.values()),
                this::system,
                questions.os,
                questions::choose);
        questions.machine.addListener((at, was, is) -> browsers.show(cards()));
        questions.device.addListener((at, was, is) -> browsers.show(cards()));
        Stream.of(
                        questions.browser,
                        questions.browserVersion,
                        questions.os,
                        model.service,
                        questions.machine,
                        model.looking,
                        questions.device)
                .forEach(each -> each.addListener(at -> judge()));
        judge();
        return Parts.column(
                24,
                intro,
                browsers,
                Parts.flow(
                        12,
                        name,
                        version,
                        Help.button(texts.say("desktop.where"), texts.say("desktop.browser.version.help")),
                        browserWhy),
                verdict,
                Parts.column(12, Parts.heading(texts.say("desktop.browser.os")), systems, systemWhy));
    }

    private List<Card<BrowserName>> cards() {
        boolean here = questions.device.get() == Device.THIS_COMPUTER;
        return Stream.of(BrowserName.values())
                .sorted(Comparator.comparing(name -> here && Found.installed(questions.machine.get(), name) ? 0 : 1))
                .map(name -> card(name, here))
                .toList();
    }

    private Card<BrowserName> card(BrowserName name, boolean here) {
        var card = new Card<>(name, picture(name), texts.word(name), "");
        if (here && Found.installed(questions.machine.get(), name)) {
            String version = Found.version(questions.machine.get(), name);
            card.say(
                    version.isEmpty() ? "" : texts.say("desktop.browser.installed", "version", version),
                    texts.say("desktop.found"));
        }
        card.setId("browser-" + name.id());
        return card;
    }

    private static Sign picture(BrowserName name) {
        return switch (name) {
            case CHROME -> Sign.CHROME;
            case SAFARI -> Sign.COMPASS;
            case FIREFOX -> Sign.FLAME;
            case EDGE -> Sign.WAVE;
            case OPERA -> Sign.OVAL;
            case BRAVE -> Sign.SHIELD;
            case IE -> Sign.ORBIT;
            case NATIVE_APP -> Sign.APP;
            case UNKNOWN -> Sign.UNKNOWN;
        };
    }

    private String system(OsName name) {
        return name == OsName.UNKNOWN ? texts.say("desktop.unknown.short") : texts.word(name);
    }

    private void judge() {
        intro.setText(texts.say(
                questions.device.get() == Device.ANOTHER
                        ? "desktop.browser.another"
                        : model.looking.get() ? "desktop.browser.looking" : "desktop.browser.found"));
        browserWhy.say(questions.detectedBrowser(), browserSource());
        systemWhy.say(
                questions.detectedOs(),
                texts.say(
                        "desktop.browser.os.why",
                        "os",
                        named(
                                texts.word(questions.os.get()),
                                questions.machine.get().os().version())));
        var service = model.service.get();
        BrowserRule rule = service == null
                ? BrowserRule.NONE
                : BrowserRule.of(service.browsers(), questions.answers().browser());
        verdict.say(
                RowState.Stage.of(rule.outcome()),
                rule.key().isEmpty()
                        ? ""
                        : texts.say(
                                rule.key(),
                                "browser",
                                texts.word(questions.browser.get()),
                                "version",
                                rule.version(),
                                "instead",
                                rule.instead() == null ? "" : texts.word(rule.instead())));
    }

    private String browserSource() {
        return questions.machine.get().browsers().stream()
                .filter(found -> found.browser().name() == questions.browser.get())
                .findFirst()
                .map(found -> texts.say(
                        "desktop.browser.why",
                        "browser",
                        named(
                                texts.word(found.browser().name()),
                                found.browser().version()),
                        "path",
                        found.path()))
                .orElse("");
    }

    private static String named(String product, @Nullable Version version) {
        return version == null ? product : product + " " + version.text();
    }
}
