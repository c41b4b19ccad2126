// SPDX-License-Identifier: Apache-2.0
package app.clearline.report;

import app.clearline.model.FirewallRule;
import java.util.List;
import java.util.stream.Stream;
import javax.xml.stream.XMLStreamException;

/// The headline and the causes in a page: what they mean, what to do now, what the administrator changes.
final class HtmlCauses {

    private final Markup page;
    private final Texts texts;

    HtmlCauses(Markup page, Texts texts) {
        this.page = page;
        this.texts = texts;
    }

    void headline(Story story) {
        page.text("p", "brand", Build.NAME + " · " + texts.say("report.title"));
        page.element("div", "headline " + story.conclusion().id(), () -> {
            page.element("h1", "", () -> {
                page.text("span", "sign", Sign.of(story.conclusion()));
                page.text("span", "", " " + story.headline());
            });
            page.text("p", "", story.sentence());
        });
    }

    /// @param steps whether the steps in common products follow
    void cause(String id, Story.CauseTold cause, boolean steps) {
        page.element("div", "cause", () -> {
            page.element("h3", "", () -> {
                page.attribute("id", id);
                page.text("span", "", cause.title());
            });
            page.text(
                    "p", "quiet", texts.say("report.confidence", "confidence", cause.confidence(), "who", cause.who()));
            page.text("h4", "", texts.say("report.meaning"));
            page.text("p", "", cause.meaning());
            page.text("h4", "", texts.say("report.now"));
            page.element("ol", "", () -> cause.now().forEach(step -> page.text("li", "", step)));
            page.text("h4", "", texts.say("report.admin"));
            page.text("p", "", cause.admin());
            List<FirewallRule> rules =
                    cause.changes().stream().flatMap(c -> c.rules().stream()).toList();
            if (steps) {
                rules(rules);
                cause.changes().stream().filter(c -> !c.products().isEmpty()).forEach(this::products);
            } else {
                rules.forEach(rule -> page.text("p", "rule", Reports.line(rule, texts)));
            }
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
                                        Reports.destinations(rule, texts))
                                .forEach(cell -> page.text("td", "", cell)))));
    }

    private void products(Story.ChangeTold change) {
        page.text("h5", "", texts.say("report.products") + ": " + change.topic());
        change.products()
                .forEach(product -> page.element("div", "product", () -> {
                    page.text("p", "vendor", product.label());
                    product.value().lines().forEach(line -> page.text("p", "how", line));
                }));
    }

    void table(String style, List<String> columns, Markup.Content rows) {
        page.element("table", style, () -> {
            page.element(
                    "thead",
                    "",
                    () -> page.element(
                            "tr",
                            "",
                            () -> columns.forEach(column ->
                                    page.heading("col", "c-" + column, texts.say("report.column." + column)))));
            page.element("tbody", "", rows);
        });
    }

    /// The facts of a run as labels with values.
    void facts(List<Story.Fact> facts) {
        page.element(
                "table",
                "facts",
                () -> page.element(
                        "tbody",
                        "",
                        () -> facts.forEach(f -> page.element("tr", "", () -> {
                            page.heading("row", "", f.label());
                            page.text("td", "", f.value());
                        }))));
    }

    /// A heading that can be gone to.
    void heading(String id, String title) throws XMLStreamException {
        page.element("h2", "", () -> {
            page.attribute("id", id);
            page.text("span", "", title);
        });
    }
}
