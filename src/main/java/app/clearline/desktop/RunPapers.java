// SPDX-License-Identifier: Apache-2.0
package app.clearline.desktop;

import app.clearline.model.Run;
import app.clearline.report.ChangeRequest;
import app.clearline.report.Format;
import app.clearline.report.HidePrivate;
import app.clearline.report.PdfPages;
import app.clearline.report.Reports;
import app.clearline.report.RequestMail;
import app.clearline.report.Texts;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/// Paper by the report room, in one language and with this computer's time of day.
record RunPapers(Texts texts) implements Papers {

    @Override
    public Papers in(Locale language) {
        return new RunPapers(Texts.in(language));
    }

    @Override
    public void write(Run run, Kind kind, boolean hide, Path file) throws IOException {
        if (kind == Kind.EML) {
            Files.write(file, RequestMail.of(shown(run, hide), texts, ZoneId.systemDefault(), null));
        } else {
            Reports.write(shown(run, hide), format(kind), file, texts, ZoneId.systemDefault());
        }
    }

    @Override
    public void draw(Run run, Kind kind, boolean hide, Consumer<PdfPages.Page> page)
            throws IOException, InterruptedException {
        PdfPages.draw(document(shown(run, hide), format(kind)), page);
    }

    @Override
    public String ticket(Run run, boolean hide) {
        return words(shown(run, hide), Format.MARKDOWN);
    }

    @Override
    public String request(Run run, boolean hide) {
        return ChangeRequest.of(shown(run, hide), texts, ZoneId.systemDefault(), null);
    }

    @Override
    public List<HidePrivate.Hidden> hidden(Run run) {
        return HidePrivate.found(run);
    }

    @Override
    public String json(Run run) {
        return words(run, Format.JSON);
    }

    @Override
    public Run read(Path file) throws IOException {
        return Reports.read(file);
    }

    private String words(Run run, Format format) {
        return new String(document(run, format), StandardCharsets.UTF_8);
    }

    private byte[] document(Run run, Format format) {
        return Reports.document(run, format, texts, ZoneId.systemDefault());
    }

    private static Run shown(Run run, boolean hide) {
        return hide ? HidePrivate.in(run) : run;
    }

    private static Format format(Kind kind) {
        return switch (kind) {
            case PDF -> Format.PDF;
            case ONE_PAGE -> Format.ONE_PAGE;
            case HTML -> Format.HTML;
            case JSON -> Format.JSON;
            case TXT, EML -> Format.TEXT;
        };
    }
}
