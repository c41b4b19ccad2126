// SPDX-License-Identifier: Apache-2.0
package app.clearline.report;

import app.clearline.model.Conclusion;
import app.clearline.model.FirewallRule;
import app.clearline.model.Requirement;
import app.clearline.model.Run;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.ZoneId;
import java.util.UUID;
import java.util.stream.Collectors;

/// Writes runs as documents, and reads saved ones.
public final class Reports {

    private Reports() {}

    /// Writes `run` to `file`, whole or not at all: an older file of that name stays until the new one is complete.
    ///
    /// @param zone for dates
    /// @throws IOException where the file cannot be written
    public static void write(Run run, Format format, Path file, Texts texts, ZoneId zone) throws IOException {
        byte[] document = document(run, format, texts, zone);
        if (Files.exists(file) && !Files.isRegularFile(file)) {
            // A device or a pipe is written to, not replaced; a folder refuses.
            Files.write(file, document);
            return;
        }
        Path temporary = file.resolveSibling(".clearline-" + UUID.randomUUID() + ".part");
        try {
            Files.write(temporary, document, StandardOpenOption.CREATE_NEW);
            move(temporary, file);
        } finally {
            Files.deleteIfExists(temporary);
        }
    }

    private static void move(Path from, Path to) throws IOException {
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException e) {
            // Some network drives cannot; a plain move still leaves no half of a file under the name.
            Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /// The document itself; text in UTF-8.
    public static byte[] document(Run run, Format format, Texts texts, ZoneId zone) {
        return switch (format) {
            case JSON -> RunJson.write(run);
            case TEXT -> TextReport.of(run, texts, zone).getBytes(StandardCharsets.UTF_8);
            case HTML -> HtmlReport.of(run, texts, zone).getBytes(StandardCharsets.UTF_8);
            case PDF -> PdfReport.of(run, texts, zone);
            case MARKDOWN -> MarkdownReport.of(run, texts, zone).getBytes(StandardCharsets.UTF_8);
            case ONE_PAGE -> PdfReport.onePage(run, texts, zone);
        };
    }

    /// The later of two runs as a document that says what changed since the earlier one; JSON has no place for that
    /// and is the run alone.
    public static byte[] document(Comparison compared, Format format, Texts texts, ZoneId zone) {
        ComparisonStory story = ComparisonStory.of(compared, texts, zone);
        Run run = compared.after();
        return switch (format) {
            case JSON -> RunJson.write(run);
            case TEXT -> TextReport.of(run, story, texts, zone).getBytes(StandardCharsets.UTF_8);
            case HTML ->
                HtmlReport.of(run, story, texts, zone, Sheet.Use.SCREEN).getBytes(StandardCharsets.UTF_8);
            case PDF -> PdfReport.of(run, story, texts, zone);
            case ONE_PAGE -> PdfReport.onePage(run, story, texts, zone);
            case MARKDOWN -> MarkdownReport.of(run, story, texts, zone).getBytes(StandardCharsets.UTF_8);
        };
    }

    /// The comparison alone, as text of at most 100 columns.
    public static String text(Comparison compared, Texts texts, ZoneId zone) {
        var out = new TextColumns();
        ComparisonFragment.write(out, ComparisonStory.of(compared, texts, zone), texts);
        return out.toString();
    }

    /// Reads a saved run.
    ///
    /// @throws RunFormatException where it is none, or damaged, with the place
    /// @throws IOException where the file cannot be read
    public static Run read(Path file) throws IOException {
        return RunJson.read(file);
    }

    static String causesTitle(int causes, Conclusion conclusion) {
        return causes <= 1 && conclusion == Conclusion.WORKS ? "report.causes.healthy" : "report.causes";
    }

    /// A rule of a firewall in a line.
    static String line(FirewallRule rule, Texts texts) {
        return rule.protocol() + " " + texts.say("report.direction") + ", " + rule.ports() + " → "
                + destinations(rule, texts);
    }

    /// Where a rule of a firewall leads to, as a list.
    public static String destinations(FirewallRule rule, Texts texts) {
        return rule.destinations().stream()
                .map(each -> each.equals(FirewallRule.ANY) ? texts.say("report.anywhere") : each)
                .collect(Collectors.joining(", "));
    }

    /// The title of a requirement in the language of `texts`, else as the profile has it.
    public static String title(Requirement requirement, Texts texts) {
        return texts.translated(requirement.title());
    }
}
