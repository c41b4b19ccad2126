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
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Which documents of a run are written, and where.
@Command
final class OutputOptions {

    @Option(names = "--json", paramLabel = "FILE|-", description = "${bundle:console.output.json}")
    private @Nullable String json;

    @Option(names = "--pdf", paramLabel = "FILE", description = "${bundle:console.output.pdf}")
    private @Nullable String pdf;

    @Option(names = "--one-page", paramLabel = "FILE", description = "${bundle:console.output.one-page}")
    private @Nullable String onePage;

    @Option(names = "--html", paramLabel = "FILE", description = "${bundle:console.output.html}")
    private @Nullable String html;

    @Option(names = "--text", paramLabel = "FILE|-", description = "${bundle:console.output.text}")
    private @Nullable String text;

    @Option(names = "--markdown", paramLabel = "FILE|-", description = "${bundle:console.output.markdown}")
    private @Nullable String markdown;

    @Option(names = "--hide-private", description = "${bundle:console.output.hide-private}")
    private boolean hidePrivate;

    boolean hidePrivate() {
        return hidePrivate;
    }

    boolean none() {
        return targets().isEmpty();
    }

    /// Text on standard output, where nothing else is named.
    void textWhereNothingIsNamed() {
        if (none()) {
            text = "-";
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
        Run shown = hidePrivate ? HidePrivate.in(run) : run;
        write(format -> Reports.document(shown, format, desk.texts(), ZoneId.systemDefault()), desk, voice);
    }

    /// Writes the later of two runs with what changed; where nothing is named, the comparison alone on standard
    /// output.
    void write(Comparison compared, Desk desk, Voice voice) throws IOException {
        Comparison shown = hidePrivate ? compared.hidden() : compared;
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
        if (json != null) {
            throw new Misuse("console.bad.compare-json");
        }
    }

    private Map<Format, Target> targets() {
        var targets = new EnumMap<Format, Target>(Format.class);
        put(targets, Format.JSON, "--json", json);
        put(targets, Format.PDF, "--pdf", pdf);
        put(targets, Format.ONE_PAGE, "--one-page", onePage);
        put(targets, Format.MARKDOWN, "--markdown", markdown);
        put(targets, Format.HTML, "--html", html);
        put(targets, Format.TEXT, "--text", text);
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
