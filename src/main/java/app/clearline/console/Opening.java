// SPDX-License-Identifier: Apache-2.0
package app.clearline.console;

import app.clearline.model.Answers;
import app.clearline.model.Failure;
import app.clearline.model.FailureClass;
import app.clearline.model.Observation;
import app.clearline.model.Service;
import app.clearline.report.Texts;

/// Says, before the checklist, what is checked and which answers it is checked with.
final class Opening {

    private final Voice voice;
    private final Texts texts;

    Opening(Voice voice, Texts texts) {
        this.voice = voice;
        this.texts = texts;
    }

    void tell(Service service, Answers answers) {
        var words = new AnswerWords(texts);
        voice.line(texts.say("console.opening", "service", service.name()));
        voice.paragraph(
                "  ",
                "  ",
                texts.say(
                        "console.opening.answers",
                        "browser",
                        words.browser(answers),
                        "os",
                        words.os(answers),
                        "proxy",
                        words.proxy(answers)));
        voice.line();
    }

    /// Says whether the hosts of the session are checked, or why samples are.
    void session(Observation seen) {
        Failure failure = seen.failure();
        if (failure == null) {
            voice.paragraph("  ", "  ", texts.say("console.opening.session"));
        } else {
            String key = failure.type() == FailureClass.CREDENTIALS_REJECTED
                    ? "console.opening.session.refused"
                    : "console.opening.session.unread";
            voice.paragraph("  ", "  ", texts.say(key, "why", failure.detail()));
        }
        voice.line();
    }
}
