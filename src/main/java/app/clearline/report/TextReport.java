// SPDX-License-Identifier: Apache-2.0
package app.clearline.report;

import app.clearline.model.FirewallRule;
import app.clearline.model.Run;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/// A run as plain text: at most 100 columns, no colour, signs and words. For terminals and tickets.
public final class TextReport {

    private final Texts texts;
    private final TextColumns out = new TextColumns();

    private TextReport(Texts texts) {
        this.texts = texts;
    }

    /// The whole report; lines end with `\n`.
    public static String of(Run run, Texts texts, ZoneId zone) {
        return of(run, null, texts, zone);
    }

    /// The whole report, with a comparison before it.
    static String of(Run run, @Nullable ComparisonStory compared, Texts texts, ZoneId zone) {
        var report = new TextReport(texts);
        if (compared != null) {
            ComparisonFragment.write(report.out, compared, texts);
        }
        report.write(Story.of(run, texts, zone));
        return report.out.toString();
    }

    private void write(Story story) {
        line("", Sign.of(story.conclusion()) + "  " + story.headline());
        line("   ", story.sentence());
        section(texts.say("report.facts"));
        int widest =
                story.facts().stream().mapToInt(f -> f.label().length()).max().orElse(0);
        story.facts().forEach(f -> line("  " + pad(f.label(), widest + 2), f.value()));
        section(texts.say("report.checklist"));
        story.checklist().forEach(this::write);
        section(texts.say(Reports.causesTitle(story.causes().size(), story.conclusion())));
        for (int i = 0; i < story.causes().size(); i++) {
            write(i + 1, story.causes().get(i));
        }
        section(texts.say("report.evidence"));
        if (story.evidence().isEmpty()) {
            line("  ", texts.say("report.nothing-seen"));
        }
        story.evidence().forEach(this::write);
    }

    private void write(Story.Chapter chapter) {
        line("  ", chapter.title());
        for (Story.Row row : chapter.rows()) {
            line("    " + Sign.of(row.outcome()) + "  ", row.title() + " (" + row.level() + "): " + row.word());
            line("         ", row.reason());
        }
    }

    private void write(int number, Story.CauseTold cause) {
        line(number + ". ", cause.title());
        line("   ", texts.say("report.confidence", "confidence", cause.confidence(), "who", cause.who()));
        line("   ", cause.meaning());
        blank();
        line("   ", texts.say("report.now") + ":");
        for (int i = 0; i < cause.now().size(); i++) {
            line("     " + (i + 1) + ") ", cause.now().get(i));
        }
        blank();
        line("   ", texts.say("report.admin") + ":");
        line("     ", cause.admin());
        cause.changes().forEach(this::write);
        blank();
    }

    private void write(Story.ChangeTold change) {
        line("     * ", change.topic());
        for (FirewallRule rule : change.rules()) {
            line("         ", Reports.line(rule, texts));
        }
        for (Story.Fact product : change.products()) {
            line("         ", product.label() + ":");
            product.value().lines().forEach(step -> line("           ", step));
        }
    }

    private void write(Story.Seen seen) {
        line(
                "  " + Sign.of(seen.outcome()) + "  ",
                seen.what() + " " + seen.where() + ", " + seen.millis() + " ms"
                        + (seen.detail().isEmpty() ? "" : ": " + seen.detail()));
    }

    private void section(String title) {
        out.section(title);
    }

    private void blank() {
        out.blank();
    }

    private void line(String start, String text) {
        out.line(start, text);
    }

    private static String pad(String text, int width) {
        return text + " ".repeat(Math.max(0, width - text.length()));
    }
}
