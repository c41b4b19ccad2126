// SPDX-License-Identifier: Apache-2.0
package app.clearline.detect;

import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/// Reads the XML form of a property list (`PropertyList-1.0.dtd`). No DTD is loaded and no entity is followed.
final class XmlPropertyList {

    private static final int DEEPEST = 32;

    private final XMLStreamReader xml;

    private XmlPropertyList(XMLStreamReader xml) {
        this.xml = xml;
    }

    static Map<String, Object> parse(byte[] file) {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        try {
            XMLStreamReader xml = factory.createXMLStreamReader(new StringReader(text(file)));
            while (xml.hasNext()) {
                if (xml.next() == XMLStreamReader.START_ELEMENT
                        && xml.getLocalName().equals("dict")) {
                    return new XmlPropertyList(xml).dictionary(0);
                }
            }
            return Map.of();
        } catch (XMLStreamException | RuntimeException e) { // damaged; the JDK's reader throws unchecked ones as well
            return Map.of();
        }
    }

    /// Property lists are UTF-8. From bytes the JDK's reader would decode them itself, and print what is no UTF-8 on
    /// standard error.
    private static String text(byte[] file) {
        String text = new String(file, StandardCharsets.UTF_8);
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }

    private Optional<Object> value(int depth) throws XMLStreamException {
        if (depth > DEEPEST) {
            throw new XMLStreamException("nested too deep");
        }
        return switch (xml.getLocalName()) {
            case "dict" -> Optional.of(dictionary(depth));
            case "array" -> Optional.of(array(depth));
            case "string" -> Optional.of(xml.getElementText());
            case "integer" -> Optional.of(Long.decode(xml.getElementText().strip()));
            case "true", "false" -> {
                boolean yes = xml.getLocalName().equals("true");
                xml.getElementText();
                yield Optional.of(yes);
            }
            default -> {
                xml.getElementText();
                yield Optional.empty();
            }
        };
    }

    private Map<String, Object> dictionary(int depth) throws XMLStreamException {
        Map<String, Object> values = new LinkedHashMap<>();
        String key = "";
        while (xml.nextTag() == XMLStreamReader.START_ELEMENT) {
            if (xml.getLocalName().equals("key")) {
                key = xml.getElementText();
            } else {
                String name = key;
                value(depth + 1).ifPresent(value -> values.put(name, value));
            }
        }
        return values;
    }

    private List<Object> array(int depth) throws XMLStreamException {
        List<Object> values = new ArrayList<>();
        while (xml.nextTag() == XMLStreamReader.START_ELEMENT) {
            value(depth + 1).ifPresent(values::add);
        }
        return values;
    }
}
