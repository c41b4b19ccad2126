// SPDX-License-Identifier: Apache-2.0
package app.clearline.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import javax.xml.stream.XMLStreamException;

/// The page around what a document says: its head, its style, its bookmarks. It loads nothing.
final class Sheet {

    /// Where it is read: the same page, but for colours and for what only one of them understands.
    enum Use {
        SCREEN,
        PAPER
    }

    /// A place in the document that can be gone to.
    record Mark(String id, String title, List<Mark> below) {}

    private final Story story;
    private final Texts texts;
    private final Markup page;
    private final Use use;

    Sheet(Story story, Texts texts, Markup page, Use use) {
        this.story = story;
        this.texts = texts;
        this.page = page;
        this.use = use;
    }

    /// @param style of the body; names what is on it
    void write(String style, List<Mark> marks, Markup.Content body) {
        page.element("html", "", () -> {
            page.attribute("xmlns", "http://www.w3.org/1999/xhtml");
            page.attribute("lang", texts.locale().toLanguageTag());
            page.element("head", "", () -> head(marks));
            page.element("body", style, body);
        });
    }

    private void head(List<Mark> marks) throws XMLStreamException {
        page.empty("meta", "charset", "utf-8");
        page.empty(
                "meta",
                "http-equiv",
                "Content-Security-Policy",
                "content",
                "default-src 'none'; style-src 'unsafe-inline'");
        page.empty("meta", "name", "viewport", "content", "width=device-width, initial-scale=1");
        page.empty("meta", "name", "description", "content", story.headline());
        page.text("title", "", Build.NAME + ": " + texts.say("report.title"));
        switch (use) {
            case SCREEN -> {
                page.empty("meta", "name", "color-scheme", "content", "light dark");
                page.text("style", "", style("report.css") + style("report-screen.css"));
            }
            case PAPER -> {
                page.text("style", "", style("report.css") + style("report-paper.css") + footer());
                page.element("bookmarks", "", () -> marks.forEach(this::bookmark));
            }
        }
    }

    private void bookmark(Mark mark) {
        page.element("bookmark", "", () -> {
            page.attribute("name", mark.title());
            page.attribute("href", "#" + mark.id());
            mark.below().forEach(this::bookmark);
        });
    }

    private static String style(String name) {
        try (InputStream in = Sheet.class.getResourceAsStream("/app/clearline/" + name)) {
            if (in == null) {
                throw new IllegalStateException(name + " is missing from the program");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            // The program's own archive cannot be read: nothing else would work either.
            throw new UncheckedIOException(e);
        }
    }

    /// What stands at the foot of each page.
    private String footer() {
        return """
            @page {
              @bottom-left { %1$s width: 75%%; content: %2$s }
              @bottom-right { %1$s text-align: right; content: %3$s counter(page) %4$s counter(pages) } }
            """.formatted(
                        "font-family: 'DejaVu Sans'; font-size: 7.5pt; color: #57606a;",
                        quoted(Build.NAME + " · " + story.headline()),
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
}
