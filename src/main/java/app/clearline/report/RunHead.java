// SPDX-License-Identifier: Apache-2.0
package app.clearline.report;

import app.clearline.model.Cause;
import app.clearline.model.CauseFound;
import app.clearline.model.Conclusion;
import app.clearline.model.Diagnosis;
import app.clearline.model.Named;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/// The first lines of a saved run: what a list shows of it. The rest is not looked at, so it may
/// still be damaged.
///
/// @param service its name, cleaned
/// @param inPart as [Diagnosis#inPart()]
public record RunHead(Instant started, String service, Conclusion conclusion, boolean inPart) {

    private static final int LONGEST_NAME = 100;

    /// Reads them from the beginning of a file.
    ///
    /// @param start the first bytes, which may break off anywhere behind the head
    /// @param name what messages call the source
    /// @throws RunFormatException where they do not begin a saved run
    public static RunHead of(byte[] start, String name) throws RunFormatException {
        String format = "";
        String service = "";
        Instant started = null;
        Conclusion conclusion = null;
        Boolean part = null;
        try (JsonParser parser = RunJson.parser(start)) {
            if (parser.nextToken() == JsonToken.START_OBJECT) {
                while (wanting(conclusion, part) && parser.nextToken() == JsonToken.PROPERTY_NAME) {
                    String field = parser.currentName();
                    JsonToken value = parser.nextToken();
                    boolean text = value == JsonToken.VALUE_STRING;
                    switch (field) {
                        case "format" -> format = text ? parser.getString() : "";
                        case "started" -> started = text ? Instant.parse(parser.getString()) : null;
                        case "conclusion" -> conclusion = text ? Named.of(Conclusion.class, parser.getString()) : null;
                        case "causes" -> part = value == JsonToken.START_ARRAY && part(parser);
                        case "service" -> service = value == JsonToken.START_OBJECT ? service(parser) : "";
                        default -> parser.skipChildren();
                    }
                }
            }
        } catch (JacksonException | DateTimeException | IllegalArgumentException e) {
            // Broken off, or values that mean nothing.
            throw new RunFormatException(name + ": no saved run of Clearline, or a damaged one", e);
        }
        if (!format.equals(RunJson.FORMAT) || started == null || conclusion == null) {
            throw new RunFormatException(name + ": no saved run of Clearline, or a damaged one");
        }
        return new RunHead(started, service, conclusion, conclusion == Conclusion.WORKS && Boolean.TRUE.equals(part));
    }

    /// What the keys of its headline begin with, as [Diagnosis#key()].
    public String key() {
        return Diagnosis.key(conclusion, inPart);
    }

    /// Only where all works the causes, which come next, say whether all was tried.
    private static boolean wanting(@Nullable Conclusion conclusion, @Nullable Boolean part) {
        return conclusion == null || (conclusion == Conclusion.WORKS && part == null);
    }

    private static boolean part(JsonParser parser) {
        boolean found = false;
        while (parser.nextToken() == JsonToken.START_OBJECT) {
            Map<String, String> texts = texts(parser);
            found |= Cause.HEALTHY.id().equals(texts.get("id")) && CauseFound.PART.equals(texts.get("variant"));
        }
        return found;
    }

    /// The texts of a cause and of its details.
    private static Map<String, String> texts(JsonParser parser) {
        var texts = new HashMap<String, String>();
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = parser.currentName();
            JsonToken value = parser.nextToken();
            if (value == JsonToken.VALUE_STRING) {
                texts.put(name, parser.getString());
            } else if (value == JsonToken.START_OBJECT && name.equals("details")) {
                texts(parser).forEach(texts::putIfAbsent);
            } else {
                parser.skipChildren();
            }
        }
        return texts;
    }

    private static String service(JsonParser parser) {
        String name = "";
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            boolean wanted = parser.currentName().equals("name");
            if (parser.nextToken() == JsonToken.VALUE_STRING && wanted) {
                name = parser.getString();
            }
            parser.skipChildren();
        }
        String clean = Clean.line(name);
        return clean.length() > LONGEST_NAME ? clean.substring(0, LONGEST_NAME) + "…" : clean;
    }
}
