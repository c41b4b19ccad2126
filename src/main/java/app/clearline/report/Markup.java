// SPDX-License-Identifier: Apache-2.0
package app.clearline.report;

import java.io.StringWriter;
import java.util.regex.Pattern;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/// Writes well-formed XHTML: every text and attribute is escaped, every element is closed.
final class Markup {

    /// What an element holds.
    interface Content {
        void write() throws XMLStreamException;
    }

    /// Longer than any command of ours. To break words of many thousand letters takes a page minutes and gigabytes.
    private static final Pattern ENDLESS = Pattern.compile("(?<!\\S)(\\S{2000})\\S+");

    private final StringWriter text = new StringWriter();
    private final XMLStreamWriter out;

    Markup() {
        try {
            out = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text);
        } catch (XMLStreamException e) {
            throw new IllegalStateException(e);
        }
    }

    /// An element with a class, or with none where that is empty.
    void element(String name, String style, Content content) {
        try {
            out.writeStartElement(name);
            if (!style.isEmpty()) {
                out.writeAttribute("class", style);
            }
            content.write();
            out.writeEndElement();
        } catch (XMLStreamException e) {
            // Into memory, nothing can fail but a nesting of ours.
            throw new IllegalStateException(e);
        }
    }

    /// A word that never ends is cut.
    void text(String name, String style, String content) {
        element(name, style, () -> out.writeCharacters(ENDLESS.matcher(content).replaceAll("$1…")));
    }

    /// A heading cell of a table, for the column or the row (`col`, `row`).
    void heading(String scope, String style, String content) {
        element("th", style, () -> {
            out.writeAttribute("scope", scope);
            out.writeCharacters(content);
        });
    }

    void attribute(String name, String value) throws XMLStreamException {
        out.writeAttribute(name, value);
    }

    /// An element without content.
    void empty(String name, String... attributes) throws XMLStreamException {
        out.writeEmptyElement(name);
        for (int i = 0; i < attributes.length; i += 2) {
            out.writeAttribute(attributes[i], attributes[i + 1]);
        }
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
