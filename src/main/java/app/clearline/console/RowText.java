// SPDX-License-Identifier: Apache-2.0
package app.clearline.console;

import app.clearline.model.Outcome;
import app.clearline.model.Requirement;
import app.clearline.model.RequirementResult;
import app.clearline.report.Texts;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

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
        String outcome = texts.word(result.outcome());
        String sentence = texts.say(
                again ? "console.row-again" : "console.row",
                "title",
                title(result.requirement()),
                "reason",
                texts.say(result.reason()));
        String indent = " ".repeat(4 + OUTCOME_WIDTH);
        voice.marked(result.outcome(), "  * " + padded(outcome), indent, sentence);
    }

    /// Shows the rows that do not apply, those with the same reason together.
    void showIdle(List<RequirementResult> results) {
        var byReason = new LinkedHashMap<String, List<String>>();
        for (RequirementResult result : results) {
            byReason.computeIfAbsent(texts.say(result.reason()), reason -> new ArrayList<>())
                    .add(title(result.requirement()));
        }
        byReason.forEach((reason, titles) -> {
            voice.marked(Outcome.NOT_APPLICABLE, "  * ", "    ", reason);
            titles.forEach(title -> voice.paragraph("      · ", "        ", title));
        });
    }

    private String title(Requirement requirement) {
        return texts.translated(requirement.title());
    }

    private static String padded(String outcome) {
        return outcome + " ".repeat(Math.max(1, OUTCOME_WIDTH - outcome.length()));
    }
}
