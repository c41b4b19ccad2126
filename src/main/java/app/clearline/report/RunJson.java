// SPDX-License-Identifier: Apache-2.0
package app.clearline.report;

import app.clearline.model.Run;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.databind.json.JsonMapper;

/// Runs as JSON, format `clearline-run/1`; its schema is the resource `clearline-run-1.schema.json`. What is written
/// can be read back into an equal run.
public final class RunJson {

    static final String FORMAT = "clearline-run/1";

    /// The longest file that is read, in bytes.
    public static final int LONGEST = 8 * 1024 * 1024;

    private static final JsonMapper MAPPER = RunMapper.create(LONGEST);

    private RunJson() {}

    /// The run as indented JSON in UTF-8, with a line break at its end.
    public static byte[] write(Run run) {
        var out = new ByteArrayOutputStream();
        MAPPER.writerWithDefaultPrettyPrinter().writeValue(out, RunDocument.of(run));
        out.write('\n');
        return out.toByteArray();
    }

    /// Reads a saved run.
    ///
    /// @throws RunFormatException where it is none, is damaged, of another version of the format, or too
    ///     long (8 MiB); with the place
    /// @throws IOException where the file cannot be read
    public static Run read(Path file) throws IOException {
        byte[] bytes;
        try (InputStream in = Files.newInputStream(file)) {
            bytes = in.readNBytes(LONGEST + 1);
        }
        return read(bytes, String.valueOf(file.getFileName()));
    }

    /// As [#read(Path)]; `name` is what messages call the source.
    public static Run read(byte[] json, String name) throws RunFormatException {
        if (json.length > LONGEST) {
            throw new RunFormatException(name + ": longer than 8 MiB, so no saved run");
        }
        try {
            checkFormat(json, name);
            return MAPPER.readValue(json, RunDocument.class).toRun();
        } catch (JacksonException e) {
            throw new RunFormatException(name + place(e) + ": " + problem(e), e);
        } catch (IllegalArgumentException e) {
            // Each part is well formed, and they do not fit together.
            throw new RunFormatException(name + ": " + e.getMessage(), e);
        }
    }

    /// A parser with the limits of this format.
    static JsonParser parser(byte[] json) {
        return MAPPER.createParser(json);
    }

    /// Another version of the format has other fields; the person should hear of the version, not of the first field.
    private static void checkFormat(byte[] json, String name) throws RunFormatException {
        try (JsonParser parser = MAPPER.createParser(json)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new RunFormatException(name + ": no saved run of Clearline");
            }
            while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
                boolean format = parser.currentName().equals("format");
                JsonToken value = parser.nextToken();
                if (format && value == JsonToken.VALUE_STRING) {
                    require(parser.getString(), name);
                    return;
                }
                parser.skipChildren();
            }
        }
        throw new RunFormatException(name + ": no saved run of Clearline: \"format\" is missing");
    }

    private static void require(String format, String name) throws RunFormatException {
        if (format.equals(FORMAT)) {
            return;
        }
        String shown = Clean.line(format.length() > 40 ? format.substring(0, 40) + "…" : format);
        throw new RunFormatException(name
                + (format.startsWith("clearline-run/")
                        ? ": saved as " + shown + ", and this version of Clearline reads " + FORMAT
                        : ": no saved run of Clearline: its format is \"" + shown + "\""));
    }

    private static String place(JacksonException e) {
        String path = e.getPath().stream()
                .map(step -> step.getPropertyName() == null ? "/" + step.getIndex() : "/" + step.getPropertyName())
                .collect(Collectors.joining());
        TokenStreamLocation at = e.getLocation();
        String line = at == null || at.getLineNr() < 1 ? "" : ":" + at.getLineNr() + ":" + at.getColumnNr();
        return line + (path.isEmpty() ? "" : ": at " + Clean.line(path));
    }

    /// What our own types say of a value, if it was they who refused it; else what the parser says.
    private static String problem(JacksonException e) {
        for (Throwable cause = e.getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof IllegalArgumentException && cause.getMessage() != null) {
                return Clean.line(cause.getMessage());
            }
        }
        String message = Clean.line(e.getOriginalMessage());
        if (message.startsWith("Missing required creator property")) {
            return message.replaceFirst(".*'(.*)'.*", "\"$1\" is missing");
        }
        return message.startsWith("Cannot ") ? "another kind of value belongs here" : message;
    }

    /// For people who paste: the same as text.
    static String text(Run run) {
        return new String(write(run), StandardCharsets.UTF_8);
    }
}
