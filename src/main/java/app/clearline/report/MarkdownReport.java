// SPDX-License-Identifier: Apache-2.0
package app.clearline.report;

import app.clearline.model.Outcome;
import app.clearline.model.Run;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a run came to, in Markdown for a ticket: the headline, the causes, what did not pass. Plain enough to be
/// read as it is; what came from outside can make no markup.
public final class MarkdownReport {

    private final Texts texts;
    private final StringBuilder out = new StringBuilder();

    private MarkdownReport(Texts texts) {
        this.texts = texts;
    }

    /// The summary; lines end with `\n`.
    public static String of(Run run, Texts texts, ZoneId zone) {
        return of(run, null, texts, zone);
    }

    /// The summary, with what changed since an earlier run.
    static String of(Run run, @Nullable ComparisonStory compared, Texts texts, ZoneId zone) {
        var report = new MarkdownReport(texts);
        report.write(Story.of(run, texts, zone), compared);
        return report.out.toString();
    }

    private void write(Story story, @Nullable ComparisonStory compared) {
        heading("## ", Sign.of(story.conclusion()) + " " + story.headline());
        paragraph(escaped(story.sentence()));
        for (String label : List.of("service", "date", "browser", "os", "proxy", "tool")) {
            String name = texts.say("report.fact." + label);
            line("- " + escaped(name) + ": " + escaped(story.fact(name)));
        }
        out.append('\n');
        if (compared != null) {
            write(compared);
        }
        heading("### ", texts.say(Reports.causesTitle(story.causes().size(), story.conclusion())));
        for (int i = 0; i < story.causes().size(); i++) {
            cause(i + 1, story.causes().get(i));
        }
        List<Story.Row> rows = story.checklist().stream()
                .flatMap(c -> c.rows().stream())
                .filter(row -> row.outcome() != Outcome.PASS && row.outcome() != Outcome.NOT_APPLICABLE)
                .toList();
        if (!rows.isEmpty()) {
            heading("### ", texts.say("report.not-passed"));
            rows.forEach(row -> line("- " + Sign.of(row.outcome()) + " " + escaped(row.word()) + ": "
                    + escaped(row.title()) + " (" + escaped(row.level()) + "). " + escaped(row.reason())));
        }
    }

    /// What stayed as it was is only counted.
    private void write(ComparisonStory compared) {
        heading("### ", texts.say("compare.title"));
        paragraph("**" + escaped(compared.headline()) + "**");
        paragraph(escaped(compared.counts()));
        compared.runs().forEach(run -> line("- " + escaped(run)));
        out.append('\n');
        if (!compared.differences().isEmpty()) {
            paragraph(escaped(texts.say("compare.differences")));
            compared.differences().forEach(each -> line("- " + escaped(each)));
            out.append('\n');
        }
        for (ComparisonStory.Chapter chapter : compared.turned()) {
            heading("#### ", chapter.title());
            chapter.lines()
                    .forEach(each -> line(
                            "- " + Sign.of(chapter.turn()) + " " + escaped(each.title()) + ": " + escaped(each.from())
                                    + (each.sentence().isEmpty() ? "" : ". " + escaped(each.sentence()))));
            out.append('\n');
        }
    }

    private void cause(int number, Story.CauseTold cause) {
        paragraph("**" + number + "\\. " + escaped(cause.title()) + "** ("
                + escaped(texts.say("report.confidence", "confidence", cause.confidence(), "who", cause.who())) + ")");
        paragraph(escaped(cause.meaning()));
        line(escaped(texts.say("report.now")) + ":");
        out.append('\n');
        for (int i = 0; i < cause.now().size(); i++) {
            line((i + 1) + ". " + escaped(cause.now().get(i)));
        }
        out.append('\n');
        paragraph(escaped(texts.say("report.admin")) + ": " + escaped(cause.admin()));
        cause.changes().stream()
                .flatMap(change -> change.rules().stream())
                .forEach(rule -> line("- " + escaped(Reports.line(rule, texts))));
        if (cause.changes().stream().anyMatch(change -> !change.rules().isEmpty())) {
            out.append('\n');
        }
    }

    private void heading(String sign, String text) {
        paragraph(sign + escaped(text));
    }

    private void paragraph(String text) {
        line(text);
        out.append('\n');
    }

    private void line(String text) {
        out.append(text).append('\n');
    }

    /// The text as a text, whatever is in it.
    private static String escaped(String text) {
        return Clean.line(text).replaceAll("[\\\\`*_\\[\\]<>|#~]", "\\\\$0").replace("@", "&#64;");
    }
}
