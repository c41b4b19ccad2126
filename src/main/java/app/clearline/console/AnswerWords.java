// SPDX-License-Identifier: Apache-2.0
package app.clearline.console;

import app.clearline.model.Answers;
import app.clearline.model.Browser;
import app.clearline.model.BrowserName;
import app.clearline.model.OperatingSystem;
import app.clearline.model.OsName;
import app.clearline.model.ProxySetting;
import app.clearline.model.Version;
import app.clearline.report.Texts;
import org.jspecify.annotations.Nullable;

/// Answers in words.
final class AnswerWords {

    private final Texts texts;

    AnswerWords(Texts texts) {
        this.texts = texts;
    }

    String browser(Answers answers) {
        return marked(browser(answers.browser()), answers, "browser");
    }

    String os(Answers answers) {
        return marked(os(answers.os()), answers, "os");
    }

    String proxy(Answers answers) {
        return marked(proxy(answers.proxy()), answers, "proxy");
    }

    String browser(Browser browser) {
        return browser.name() == BrowserName.UNKNOWN
                ? texts.say("console.unknown")
                : versioned(texts.word(browser.name()), browser.version());
    }

    String os(OperatingSystem os) {
        return os.name() == OsName.UNKNOWN
                ? texts.say("console.unknown")
                : versioned(texts.word(os.name()), os.version());
    }

    String proxy(ProxySetting setting) {
        return switch (setting) {
            case ProxySetting.None none -> texts.say("console.proxy.none");
            case ProxySetting.Transparent transparent -> texts.say("console.proxy.transparent");
            case ProxySetting.Http http ->
                texts.say("console.proxy.http", "at", http.at().toString());
            case ProxySetting.Socks socks ->
                texts.say("console.proxy.socks", "at", socks.at().toString());
            case ProxySetting.Pac pac ->
                texts.say("console.proxy.pac", "at", pac.at().toString());
            case ProxySetting.Unknown unknown -> texts.say("console.unknown");
        };
    }

    private static String versioned(String name, @Nullable Version version) {
        return version == null ? name : name + " " + version;
    }

    private String marked(String words, Answers answers, String component) {
        return answers.detected().contains(component) ? texts.say("console.detected", "what", words) : words;
    }
}
