// SPDX-License-Identifier: Apache-2.0
package app.clearline.report;

import app.clearline.model.FirewallRule;
import app.clearline.model.Outcome;
import app.clearline.model.Run;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;
import javax.xml.stream.XMLStreamException;
import org.jspecify.annotations.Nullable;

/// A run as one page of XHTML that needs nothing beside it and loads nothing. The PDF is made from the same page.
public final class HtmlReport {

    private final Story story;
    private final @Nullable ComparisonStory compared;
    private final Texts texts;
    private final Markup page = new Markup();

    private HtmlReport(Story story, @Nullable ComparisonStory compared, Texts texts) {
        this.story = story;
        this.compared = compared;
        this.texts = texts;
    }

    /// The whole page.
    public static String of(Run run, Texts texts, ZoneId zone) {
        return of(run, null, texts, zone);
    }

    /// The whole page, with a comparison in it.
    static String of(Run run, @Nullable ComparisonStory compared, Texts texts, ZoneId zone) {
        var report = new HtmlReport(Story.of(run, texts, zone), compared, texts);
        report.write();
        return "<!DOCTYPE html>\n" + report.page + "\n";
    }

    private void write() {
        page.element("html", "", () -> {
            page.attribute("xmlns", "http://www.w3.org/1999/xhtml");
            page.attribute("lang", texts.locale().toLanguageTag());
            page.element("head", "", this::head);
            page.element("body", "", this::body);
        });
    }

    private void head() throws XMLStreamException {
        page.empty("meta", "charset", "utf-8");
        page.empty(
                "meta",
                "http-equiv",
                "Content-Security-Policy",
                "content",
                "default-src 'none'; style-src 'unsafe-inline'");
        page.empty("meta", "name", "description", "content", story.headline());
        String title = texts.say("app.name") + ": " + texts.say("report.title");
        page.text("title", "", title);
        page.text("style", "", style() + footer());
    }

    private static String style() {
        try (InputStream in = HtmlReport.class.getResourceAsStream("/app/clearline/report.css")) {
            if (in == null) {
                throw new IllegalStateException("report.css is missing from the program");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            // The program's own archive cannot be read: nothing else would work either.
            throw new UncheckedIOException(e);
        }
    }

    /// The page boxes of the PDF; browsers that print leave them out.
    private String footer() {
        return """
            @page { size: A4; margin: 17mm 16mm 20mm 16mm;
              @bottom-left { %1$s width: 75%%; content: %2$s }
              @bottom-right { %1$s text-align: right; content: %3$s counter(page) %4$s counter(pages) } }
            """.formatted(
                        "font-family: 'DejaVu Sans'; font-size: 7.5pt; color: #57606a;",
                        quoted(texts.say("app.name") + " · " + story.headline()),
                        quoted(texts.say("report.page") + " "),
                        quoted(" " + texts.say("report.of") + " "));
    }

    private static String quoted(String text) {
        return "\""
                + text.replace("\\", "\\\\")
                        .replace("\"", "\\\"")
                        .replace("<", "")
                        .replace("&", "+") + "\"";
    }

    private void body() {
        page.text("p", "brand", texts.say("app.name") + " · " + texts.say("report.title"));
        page.element("div", "headline " + story.conclusion().id(), () -> {
            page.element("h1", "", () -> {
                page.text("span", "sign", Sign.of(story.conclusion()));
                page.text("span", "", " " + story.headline());
            });
            page.text("p", "", story.sentence());
        });
        page.text("h2", "", texts.say("report.facts"));
        page.element(
                "table",
                "facts",
                () -> page.element(
                        "tbody",
                        "",
                        () -> story.facts()
                                .forEach(f -> page.element("tr", "", () -> {
                                    page.heading("row", "", f.label());
                                    page.text("td", "", f.value());
                                }))));
        if (compared != null) {
            ComparisonFragment.write(page, compared, texts);
        }
        page.text("h2", "", texts.say(Reports.causesTitle(story.causes().size(), story.conclusion())));
        story.causes().forEach(this::cause);
        page.text("h2", "", texts.say("report.checklist"));
        story.checklist().forEach(this::chapter);
        page.text("h2", "", texts.say("report.evidence"));
        evidence();
    }

    private void cause(Story.CauseTold cause) {
        page.element("div", "cause", () -> {
            page.text("h3", "", cause.title());
            page.text(
                    "p", "quiet", texts.say("report.confidence", "confidence", cause.confidence(), "who", cause.who()));
            page.text("h4", "", texts.say("report.meaning"));
            page.text("p", "", cause.meaning());
            page.text("h4", "", texts.say("report.now"));
            page.element("ol", "", () -> cause.now().forEach(step -> page.text("li", "", step)));
            page.text("h4", "", texts.say("report.admin"));
            page.text("p", "", cause.admin());
            rules(cause.changes().stream().flatMap(c -> c.rules().stream()).toList());
            cause.changes().stream().filter(c -> !c.products().isEmpty()).forEach(this::products);
        });
    }

    private void rules(List<FirewallRule> rules) {
        if (rules.isEmpty()) {
            return;
        }
        table(
                "rules",
                List.of("protocol", "direction", "ports", "destinations"),
                () -> rules.forEach(rule -> page.element(
                        "tr",
                        "",
                        () -> Stream.of(
                                        rule.protocol(),
                                        texts.say("report.direction"),
                                        rule.ports(),
                                        String.join(", ", rule.destinations()))
                                .forEach(cell -> page.text("td", "", cell)))));
    }

    private void products(Story.ChangeTold change) {
        page.text("h5", "", texts.say("report.products") + ": " + change.topic());
        page.element(
                "dl",
                "",
                () -> change.products().forEach(product -> {
                    page.text("dt", "", product.label());
                    page.text("dd", "", product.value());
                }));
    }

    private void chapter(Story.Chapter chapter) {
        page.text("h3", "", chapter.title());
        table(
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
        table(
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

    private void table(String style, List<String> columns, Runnable rows) {
        page.element("table", style, () -> {
            page.element(
                    "thead",
                    "",
                    () -> page.element(
                            "tr",
                            "",
                            () -> columns.forEach(column ->
                                    page.heading("col", "c-" + column, texts.say("report.column." + column)))));
            page.element("tbody", "", rows::run);
        });
    }
}
