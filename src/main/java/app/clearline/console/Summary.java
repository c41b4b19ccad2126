// SPDX-License-Identifier: Apache-2.0
package app.clearline.console;

import app.clearline.model.Cause;
import app.clearline.model.CauseFound;
import app.clearline.model.Change;
import app.clearline.model.Conclusion;
import app.clearline.model.Diagnosis;
import app.clearline.model.FirewallRule;
import app.clearline.model.Outcome;
import app.clearline.model.Phrase;
import app.clearline.report.Texts;

/// Tells what a run means: the headline, then each cause with what it means and what to do.
final class Summary {

    private final Voice voice;
    private final Texts texts;

    Summary(Voice voice, Texts texts) {
        this.voice = voice;
        this.texts = texts;
    }

    void tell(Diagnosis diagnosis) {
        voice.line();
        Conclusion conclusion = diagnosis.conclusion();
        voice.loud(colour(conclusion), texts.say("conclusion." + conclusion.id()));
        int number = 0;
        for (CauseFound found : diagnosis.causes()) {
            if (found.cause() != Cause.HEALTHY) {
                number++;
                voice.line();
                cause(number, found);
            }
        }
    }

    private void cause(int number, CauseFound found) {
        String key = "cause." + found.cause().id();
        String title = texts.say(
                "console.cause",
                "title",
                fill(key + ".title", found),
                "confidence",
                texts.word(found.confidence()),
                "id",
                found.cause().id());
        voice.paragraph(number + ". ", "   ", title);
        part("console.cause.meaning", key + ".meaning", found);
        part("console.cause.now", key + ".now", found);
        part("console.cause.admin", key + ".admin", found);
        for (Change change : found.changes()) {
            for (FirewallRule rule : change.rules()) {
                voice.paragraph(
                        "     - ",
                        "       ",
                        texts.say(
                                "console.cause.rule",
                                "protocol",
                                rule.protocol(),
                                "ports",
                                rule.ports(),
                                "destinations",
                                String.join(", ", rule.destinations())));
            }
        }
    }

    private void part(String heading, String key, CauseFound found) {
        if (texts.has(key)) {
            voice.paragraph("   ", "     ", texts.say(heading, "text", fill(key, found)));
        }
    }

    private String fill(String key, CauseFound found) {
        return texts.say(new Phrase(key, found.details()));
    }

    private static Outcome colour(Conclusion conclusion) {
        return switch (conclusion) {
            case WORKS -> Outcome.PASS;
            case WORKS_WITH_LIMITS -> Outcome.WARN;
            case DOES_NOT_WORK -> Outcome.FAIL;
            case CANNOT_TELL -> Outcome.NOT_TESTED;
        };
    }
}
