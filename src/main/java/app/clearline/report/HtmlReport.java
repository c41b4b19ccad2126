// SPDX-License-Identifier: Apache-2.0
package app.clearline.report;

import app.clearline.model.Outcome;
import app.clearline.model.Run;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import javax.xml.stream.XMLStreamException;
import org.jspecify.annotations.Nullable;

/// A run as one page of XHTML that needs nothing beside it and loads nothing. The full PDF is made from the same page.
public final class HtmlReport {

    private final Run run;
    private final Story story;
    private final @Nullable ComparisonStory compared;
    private final Texts texts;
    private final Markup page = new Markup();
    private final HtmlCauses parts;

    private HtmlReport(Run run, @Nullable ComparisonStory compared, Texts texts, ZoneId zone) {
        this.run = run;
        this.story = Story.of(run, texts, zone);
        this.compared = compared;
        this.texts = texts;
        this.parts = new HtmlCauses(page, texts);
    }

    /// The whole page.
    public static String of(Run run, Texts texts, ZoneId zone) {
        return of(run, null, texts, zone, Sheet.Use.SCREEN);
    }

    /// The whole page, with a comparison in it.
    static String of(Run run, @Nullable ComparisonStory compared, Texts texts, ZoneId zone, Sheet.Use use) {
        var report = new HtmlReport(run, compared, texts, zone);
        new Sheet(report.story, texts, report.page, use).write("full", report.marks(), report::body);
        return "<!DOCTYPE html>\n" + report.page + "\n";
    }

    private List<Sheet.Mark> marks() {
        var causes = new ArrayList<Sheet.Mark>();
        for (int i = 0; i < story.causes().size(); i++) {
            causes.add(new Sheet.Mark("cause-" + (i + 1), story.causes().get(i).title(), List.of()));
        }
        return List.of(
                new Sheet.Mark("facts", texts.say("report.facts"), List.of()),
                new Sheet.Mark(
                        "causes", texts.say(Reports.causesTitle(story.causes().size(), story.conclusion())), causes),
                new Sheet.Mark("pictures", texts.say("report.pictures"), List.of()),
                new Sheet.Mark("checklist", texts.say("report.checklist"), List.of()),
                new Sheet.Mark("evidence", texts.say("report.evidence"), List.of()));
    }

    private void body() throws XMLStreamException {
        var pictures = new HtmlPictures(page, run, texts);
        parts.headline(story);
        pictures.path();
        contents();
        heading("facts");
        parts.facts(story.facts());
        if (compared != null) {
            ComparisonFragment.write(page, compared, texts);
        }
        heading("causes");
        for (int i = 0; i < story.causes().size(); i++) {
            parts.cause("cause-" + (i + 1), story.causes().get(i), true);
        }
        heading("pictures");
        page.text("h3", "", texts.say("figure.timeline.name"));
        pictures.timeline();
        page.text("h3", "", texts.say("figure.ports.name"));
        pictures.ports();
        page.text("h3", "", texts.say("figure.quality.name"));
        pictures.quality();
        heading("checklist");
        story.checklist().forEach(this::chapter);
        heading("evidence");
        evidence();
    }

    private void heading(String id) throws XMLStreamException {
        for (Sheet.Mark mark : marks()) {
            if (mark.id().equals(id)) {
                parts.heading(id, mark.title());
            }
        }
    }

    private void contents() {
        page.element("div", "contents", () -> {
            page.text("p", "quiet", texts.say("report.contents"));
            page.element(
                    "ul",
                    "",
                    () -> marks().forEach(mark -> page.element(
                            "li",
                            "",
                            () -> page.element("a", "", () -> {
                                page.attribute("href", "#" + mark.id());
                                page.attribute("title", mark.title());
                                page.text("span", "", mark.title());
                            }))));
        });
    }

    private void chapter(Story.Chapter chapter) {
        page.text("h3", "", chapter.title());
        parts.table(
                "checklist",
                List.of("outcome", "requirement", "reason"),
                () -> chapter.rows()
                        .forEach(row -> page.element("tr", "", () -> {
                            outcome(row.outcome(), row.word());
                            page.element("td", "", () -> {
                                page.text("span", "", row.title());
                                page.text("div", "quiet", row.level());
                            });
                            page.text("td", "", row.reason());
                        })));
    }

    private void evidence() {
        if (story.evidence().isEmpty()) {
            page.text("p", "", texts.say("report.nothing-seen"));
            return;
        }
        parts.table(
                "evidence",
                List.of("outcome", "what", "millis", "detail"),
                () -> story.evidence()
                        .forEach(seen -> page.element("tr", "", () -> {
                            outcome(
                                    seen.outcome(),
                                    texts.say("report.step." + seen.outcome().id()));
                            page.element("td", "", () -> {
                                page.text("span", "", seen.what());
                                page.text("div", "quiet", seen.where());
                            });
                            page.text("td", "number", seen.millis());
                            page.text("td", "", seen.detail());
                        })));
    }

    private void outcome(Outcome outcome, String word) {
        page.text("td", "outcome " + outcome.id(), Sign.of(outcome) + " " + word);
    }
}
