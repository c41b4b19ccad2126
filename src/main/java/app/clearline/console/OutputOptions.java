// SPDX-License-Identifier: Apache-2.0
package app.clearline.console;

import app.clearline.model.Run;
import app.clearline.report.Comparison;
import app.clearline.report.Format;
import app.clearline.report.HidePrivate;
import app.clearline.report.Reports;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;

/// Which documents of a run are written, and where.
final class OutputOptions implements Input {

    private final Given<String> json = document("--json", "FILE|-", "console.output.json");
    private final Given<String> pdf = document("--pdf", "FILE", "console.output.pdf");
    private final Given<String> onePage = document("--one-page", "FILE", "console.output.one-page");
    private final Given<String> html = document("--html", "FILE", "console.output.html");
    private final Given<String> text = document("--text", "FILE|-", "console.output.text");
    private final Given<String> markdown = document("--markdown", "FILE|-", "console.output.markdown");
    private final Given<Boolean> hidePrivate = Given.flag("--hide-private", "console.output.hide-private");

    /// Where text goes without being named; null: nowhere.
    private @Nullable String unnamedText;

    private static Given<String> document(String name, String label, String about) {
        return Given.option(name, label, String.class, about);
    }

    @Override
    public void addTo(CommandSpec command) {
        Input.add(command, json, pdf, onePage, html, text, markdown, hidePrivate);
    }

    boolean hidePrivate() {
        return hidePrivate.value();
    }

    boolean none() {
        return targets().isEmpty();
    }

    /// Text on standard output, where nothing else is named.
    void textWhereNothingIsNamed() {
        if (none()) {
            unnamedText = "-";
        }
    }

    boolean takesStandardOutput() {
        return targets().values().stream().anyMatch(Target::standardOutput);
    }

    /// Sees to it, before anything runs, that all documents can be written.
    ///
    /// @param taken whether something else goes to standard output
    /// @throws Misuse where one cannot
    void check(boolean taken) {
        boolean busy = taken;
        for (Target target : targets().values()) {
            if (target.standardOutput() && busy) {
                throw new Misuse("console.bad.one-output", "option", target.option());
            }
            busy |= target.standardOutput();
            target.check();
        }
    }

    /// Writes them all and says where.
    void write(Run run, Desk desk, Voice voice) throws IOException {
        Run shown = hidePrivate() ? HidePrivate.in(run) : run;
        write(format -> Reports.document(shown, format, desk.texts(), ZoneId.systemDefault()), desk, voice);
    }

    /// Writes the later of two runs with what changed; where nothing is named, the comparison alone on standard
    /// output.
    void write(Comparison compared, Desk desk, Voice voice) throws IOException {
        Comparison shown = hidePrivate() ? compared.hidden() : compared;
        if (none()) {
            String text = Reports.text(shown, desk.texts(), ZoneId.systemDefault());
            Target.of("--compare", "-").write(desk, text.getBytes(StandardCharsets.UTF_8));
        }
        write(format -> Reports.document(shown, format, desk.texts(), ZoneId.systemDefault()), desk, voice);
    }

    private void write(Function<Format, byte[]> documents, Desk desk, Voice voice) throws IOException {
        for (var each : targets().entrySet()) {
            Target target = each.getValue();
            target.write(desk, documents.apply(each.getKey()));
            Path file = target.file();
            if (file != null) {
                voice.line(desk.say(
                        "console.written", "file", file.toAbsolutePath().toString()));
            }
        }
    }

    /// A saved run has no place for a comparison.
    ///
    /// @throws Misuse where one is to be written into it
    void checkCompared() {
        if (json.isGiven()) {
            throw new Misuse("console.bad.compare-json");
        }
    }

    private Map<Format, Target> targets() {
        var targets = new EnumMap<Format, Target>(Format.class);
        put(targets, Format.JSON, "--json", json.orNull());
        put(targets, Format.PDF, "--pdf", pdf.orNull());
        put(targets, Format.ONE_PAGE, "--one-page", onePage.orNull());
        put(targets, Format.MARKDOWN, "--markdown", markdown.orNull());
        put(targets, Format.HTML, "--html", html.orNull());
        put(targets, Format.TEXT, "--text", text.isGiven() ? text.value() : unnamedText);
        return targets;
    }

    private static void put(Map<Format, Target> targets, Format format, String option, @Nullable String value) {
        if (value == null) {
            return;
        }
        boolean file = format == Format.PDF || format == Format.ONE_PAGE || format == Format.HTML;
        if (value.equals("-") && file) {
            throw new Misuse("console.bad.needs-file", "option", option);
        }
        targets.put(format, Target.of(option, value));
    }
}
