// SPDX-License-Identifier: Apache-2.0
package app.clearline.keep;

import app.clearline.model.Run;
import app.clearline.report.Build;
import app.clearline.report.Format;
import app.clearline.report.HidePrivate;
import app.clearline.report.Reports;
import app.clearline.report.Texts;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;

/// A ZIP file for whoever looks into a fault of the program: version, system, log, settings and the
/// run at hand, all without private data. It is written where the person wants it; nothing is sent.
public final class Dossier {

    private static final int LONGEST_LOG = 1024 * 1024;

    private Dossier() {}

    /// The file.
    ///
    /// @param run that is looked at; null where there is none
    public static byte[] of(Kept kept, @Nullable Run run) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(out, StandardCharsets.UTF_8)) {
            put(zip, "about.txt", about(kept.preferences()).getBytes(StandardCharsets.UTF_8));
            for (Path log : kept.journal().files()) {
                put(zip, String.valueOf(log.getFileName()), PrivateFile.read(log, LONGEST_LOG, false));
            }
            if (run != null) {
                Run hidden = HidePrivate.in(run);
                Texts english = Texts.in(Locale.ENGLISH);
                put(zip, "run.json", Reports.document(hidden, Format.JSON, english, ZoneOffset.UTC));
                put(zip, "run.txt", Reports.document(hidden, Format.TEXT, english, ZoneOffset.UTC));
            }
        }
        return out.toByteArray();
    }

    private static String about(Preferences preferences) {
        var about = new StringBuilder(Build.NAME + " " + Build.version() + "\n");
        for (String property : new String[] {"os.name", "os.version", "os.arch", "java.version", "java.vendor"}) {
            about.append(property)
                    .append(" = ")
                    .append(System.getProperty(property, ""))
                    .append('\n');
        }
        for (Key key : Key.values()) {
            about.append(key.id()).append(" = ");
            about.append(
                    switch (key) {
                        case RESPONDER, SERVICE, LAST_SERVICE ->
                            hidden(preferences.now().text(key));
                        case THEME, LANGUAGE, HISTORY, UPDATES, WINDOW ->
                            preferences.now().text(key);
                    });
            about.append(" (")
                    .append(preferences.source(key).name().toLowerCase(Locale.ROOT))
                    .append(")\n");
        }
        about.append("problems of settings: ").append(preferences.problems().size());
        return about.append('\n').toString();
    }

    /// The names of a host or of a profile are the person's own.
    private static String hidden(String value) {
        return value.isEmpty() || value.equals("none") ? value : "set";
    }

    private static void put(ZipOutputStream zip, String name, byte[] content) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(content);
        zip.closeEntry();
    }
}
