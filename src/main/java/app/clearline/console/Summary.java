// SPDX-License-Identifier: Apache-2.0
package app.clearline.console;

import app.clearline.model.Cause;
import app.clearline.model.CauseFound;
import app.clearline.model.Change;
import app.clearline.model.Conclusion;
import app.clearline.model.FirewallRule;
import app.clearline.model.Run;
import app.clearline.report.Reports;
import app.clearline.report.Texts;
import java.util.List;

/// Tells what a run means: the headline, then the weightiest causes with what they mean and who does what about them.
final class Summary {

    /// More than these are only named.
    private static final int EXPLAINED = 3;

    private final Voice voice;
    private final Texts texts;
    private final Run run;

    Summary(Voice voice, Texts texts, Run run) {
        this.voice = voice;
        this.texts = texts;
        this.run = run;
    }

    void tell() {
        Conclusion conclusion = run.diagnosis().conclusion();
        String key = run.diagnosis().key();
        voice.line();
        voice.loud(conclusion.outcome(), texts.say(key + ".headline"));
        voice.paragraph(
                "  ",
                "  ",
                texts.say(key + ".sentence", "service", run.service().name()));
        int number = 0;
        for (CauseFound found : run.diagnosis().causes()) {
            voice.line();
            if (found.cause() == Cause.HEALTHY) {
                steps("  ", texts.say("console.cause.healthy"), fill(found.key() + ".now", found));
            } else {
                number++;
                cause(number, found);
            }
        }
    }

    private void cause(int number, CauseFound found) {
        String key = found.key();
        voice.strong(
                number + ". ",
                "   ",
                texts.say(
                        "console.cause",
                        "title",
                        fill(key + ".title", found),
                        "confidence",
                        texts.word(found.confidence()),
                        "id",
                        found.cause().id()));
        if (number > EXPLAINED) {
            return;
        }
        voice.paragraph("   ", "   ", fill(key + ".meaning", found));
        steps("   ", texts.say("console.cause.now"), fill(key + ".now", found));
        String who =
                texts.say("console.cause.admin", "who", texts.word(found.cause().who()));
        steps("   ", who, fill(key + ".admin", found));
        found.changes().stream().map(Change::rules).flatMap(List::stream).forEach(this::rule);
    }

    private void steps(String indent, String heading, String lines) {
        voice.line(indent + heading);
        lines.lines().forEach(step -> voice.paragraph(indent + "  - ", indent + "    ", step));
    }

    private void rule(FirewallRule rule) {
        String destinations = Reports.destinations(rule, texts);
        voice.paragraph(
                "       ",
                "         ",
                texts.say(
                        "console.cause.rule",
                        "protocol",
                        rule.protocol(),
                        "ports",
                        rule.ports(),
                        "destinations",
                        destinations));
    }

    private String fill(String key, CauseFound found) {
        return texts.say(key, found.details());
    }
}
