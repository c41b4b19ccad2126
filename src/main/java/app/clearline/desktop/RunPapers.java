// SPDX-License-Identifier: Apache-2.0
package app.clearline.desktop;

import app.clearline.model.Run;
import app.clearline.report.Format;
import app.clearline.report.HidePrivate;
import app.clearline.report.Reports;
import app.clearline.report.Texts;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Locale;

/// Paper by the report room, in one language and with this computer's time of day.
record RunPapers(Texts texts) implements Papers {

    @Override
    public Papers in(Locale language) {
        return new RunPapers(Texts.in(language));
    }

    @Override
    public void write(Run run, Kind kind, boolean hide, Path file) throws IOException {
        Reports.write(shown(run, hide), format(kind), file, texts, ZoneId.systemDefault());
    }

    @Override
    public String text(Run run, boolean hide) {
        byte[] text = Reports.document(shown(run, hide), Format.TEXT, texts, ZoneId.systemDefault());
        return new String(text, StandardCharsets.UTF_8);
    }

    @Override
    public Run read(Path file) throws IOException {
        return Reports.read(file);
    }

    private static Run shown(Run run, boolean hide) {
        return hide ? HidePrivate.in(run) : run;
    }

    private static Format format(Kind kind) {
        return switch (kind) {
            case PDF -> Format.PDF;
            case HTML -> Format.HTML;
            case JSON -> Format.JSON;
            case TXT -> Format.TEXT;
        };
    }
}
