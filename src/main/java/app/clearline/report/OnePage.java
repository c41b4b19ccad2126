// SPDX-License-Identifier: Apache-2.0
package app.clearline.report;

import app.clearline.model.Run;
import java.time.ZoneId;
import java.util.List;
import javax.xml.stream.XMLStreamException;
import org.jspecify.annotations.Nullable;

/// A run on one page, for the person: the headline, the way as a picture, what changed where it is compared, at most
/// three causes. Everything else is in the full report.
final class OnePage {

    /// How densely it is set: where one does not fit, the next is tried.
    ///
    /// @param style class of the body, which sets the size of the letters
    /// @param causes at most so many
    /// @param changes at most so many, of a comparison
    record Density(String style, int causes, int changes) {

        static final List<Density> ALL = List.of(
                new Density("one roomy", 3, 8),
                new Density("one normal", 3, 8),
                new Density("one dense", 3, 8),
                new Density("one dense", 2, 6),
                new Density("one dense", 1, 6),
                new Density("one tiny", 1, 4));
    }

    private final Run run;
    private final Story story;
    private final @Nullable ComparisonStory compared;
    private final Texts texts;
    private final Density density;
    private final Markup page = new Markup();

    private OnePage(Run run, @Nullable ComparisonStory compared, Texts texts, ZoneId zone, Density density) {
        this.run = run;
        this.compared = compared;
        this.story = Story.of(run, texts, zone);
        this.texts = texts;
        this.density = density;
    }

    /// The page, for paper.
    static String of(Run run, @Nullable ComparisonStory compared, Texts texts, ZoneId zone, Density density) {
        var one = new OnePage(run, compared, texts, zone, density);
        new Sheet(one.story, texts, one.page, Sheet.Use.PAPER).write(density.style(), List.of(), one::body);
        return "<!DOCTYPE html>\n" + one.page + "\n";
    }

    private void body() throws XMLStreamException {
        var parts = new HtmlCauses(page, texts);
        parts.headline(story);
        new HtmlPictures(page, run, texts).path();
        if (compared != null) {
            ComparisonFragment.brief(page, compared, texts, density.changes());
        }
        parts.heading("causes", texts.say(Reports.causesTitle(story.causes().size(), story.conclusion())));
        List<Story.CauseTold> shown =
                story.causes().stream().limit(density.causes()).toList();
        for (int i = 0; i < shown.size(); i++) {
            parts.cause("cause-" + (i + 1), shown.get(i), false);
        }
        int left = story.causes().size() - shown.size();
        if (left > 0) {
            page.text("p", "", texts.say("report.more-causes", "number", String.valueOf(left)));
        }
        page.text("p", "quiet checked", checked());
    }

    private String checked() {
        return texts.say(
                "report.checked",
                "service",
                texts.translated(run.service().name()),
                "date",
                story.fact(texts.say("report.fact.date")),
                "browser",
                story.fact(texts.say("report.fact.browser")),
                "os",
                story.fact(texts.say("report.fact.os")),
                "proxy",
                story.fact(texts.say("report.fact.proxy")));
    }
}
