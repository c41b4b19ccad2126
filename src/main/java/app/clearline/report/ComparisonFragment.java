// SPDX-License-Identifier: Apache-2.0
package app.clearline.report;

import java.util.List;

/// A comparison as a part of a page or of a text. The page's part is one `div`, with headings from `h2` down.
final class ComparisonFragment {

    private ComparisonFragment() {}

    /// Writes the part into a page.
    static void write(Markup page, ComparisonStory story, Texts texts) {
        page.element("div", "comparison", () -> {
            page.text("h2", "", texts.say("compare.title"));
            page.text("p", "", story.headline());
            page.text("p", "", story.counts());
            list(page, story.runs());
            if (!story.differences().isEmpty()) {
                page.text("h3", "", texts.say("compare.differences"));
                list(page, story.differences());
            }
            story.chapters().forEach(chapter -> chapter(page, chapter, texts));
        });
    }

    /// Writes the part of a single page: of what changed the first lines, without their reasons.
    ///
    /// @param most lines
    static void brief(Markup page, ComparisonStory story, Texts texts, int most) {
        List<String> lines = story.turned().stream()
                .flatMap(chapter -> chapter.lines().stream()
                        .map(line -> Sign.of(chapter.turn()) + " "
                                + texts.say(
                                        "compare.line",
                                        "turn",
                                        chapter.title(),
                                        "title",
                                        line.title(),
                                        "from",
                                        line.from())))
                .toList();
        page.element("div", "comparison", () -> {
            page.text("h2", "", texts.say("compare.title"));
            page.text("p", "", story.headline());
            page.element("p", "quiet", () -> {
                page.text("span", "", story.runs().getFirst() + ".");
                story.differences().forEach(each -> page.text("span", "", " " + each + "."));
            });
            if (!lines.isEmpty()) {
                page.element(
                        "ul", "turns", () -> lines.stream().limit(most).forEach(line -> page.text("li", "", line)));
            }
            int left = lines.size() - most;
            page.text(
                    "p",
                    "quiet",
                    left > 0 ? texts.say("compare.more", "number", String.valueOf(left)) : story.counts());
        });
    }

    private static void list(Markup page, List<String> lines) {
        page.element("ul", "", () -> lines.forEach(line -> page.text("li", "", line)));
    }

    private static void chapter(Markup page, ComparisonStory.Chapter chapter, Texts texts) {
        page.text("h3", "", Sign.of(chapter.turn()) + " " + chapter.title());
        page.element("table", "compared", () -> {
            page.element(
                    "thead",
                    "",
                    () -> page.element("tr", "", () -> {
                        page.heading("col", "c-requirement", texts.say("report.column.requirement"));
                        page.heading("col", "c-turn", texts.say("report.column.outcome"));
                        page.heading("col", "c-reason", texts.say("report.column.reason"));
                    }));
            page.element(
                    "tbody",
                    "",
                    () -> chapter.lines()
                            .forEach(line -> page.element("tr", "", () -> {
                                page.text("td", "", line.title());
                                page.text("td", "outcome " + chapter.turn().id(), line.from());
                                page.text("td", "", line.sentence());
                            })));
        });
    }

    /// Writes the part into a text.
    static void write(TextColumns out, ComparisonStory story, Texts texts) {
        out.section(texts.say("compare.title"));
        out.line("", story.headline());
        out.line("", story.counts());
        story.runs().forEach(run -> out.line("  ", run));
        if (!story.differences().isEmpty()) {
            out.blank();
            out.line("", texts.say("compare.differences"));
            story.differences().forEach(line -> out.line("  - ", line));
        }
        for (ComparisonStory.Chapter chapter : story.chapters()) {
            out.blank();
            out.line("", chapter.title());
            for (ComparisonStory.Line line : chapter.lines()) {
                out.line("  " + Sign.of(chapter.turn()) + "  ", line.title() + ": " + line.from());
                out.line("       ", line.sentence());
            }
        }
        out.blank();
    }
}
