// SPDX-License-Identifier: Apache-2.0
package app.clearline.console;

import app.clearline.model.Requirement;
import app.clearline.model.RequirementResult;
import app.clearline.report.Texts;

/// Shows a row of the checklist as one sentence: what became of it, what it is, and why.
final class RowText {

    private static final int OUTCOME_WIDTH = 16;

    private final Voice voice;
    private final Texts texts;

    RowText(Voice voice, Texts texts) {
        this.voice = voice;
        this.texts = texts;
    }

    /// @param again whether the row was shown before, with another outcome
    void show(RequirementResult result, boolean again) {
        Requirement requirement = result.requirement();
        String outcome = texts.word(result.outcome());
        String sentence = texts.say(
                again ? "console.row-again" : "console.row",
                "title",
                texts.sayOr("requirement." + requirement.id() + ".title", requirement.title()),
                "reason",
                texts.say(result.reason()));
        String indent = " ".repeat(4 + OUTCOME_WIDTH);
        voice.marked(result.outcome(), "  * " + padded(outcome), indent, sentence);
    }

    private static String padded(String outcome) {
        return outcome + " ".repeat(Math.max(1, OUTCOME_WIDTH - outcome.length()));
    }
}
