// SPDX-License-Identifier: Apache-2.0
package app.clearline.console;

import app.clearline.model.Run;
import app.clearline.report.Comparison;
import app.clearline.report.HidePrivate;
import app.clearline.report.Reports;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Opens a saved run and writes it in other shapes; as text on standard output where none is named.
@Command(
        name = "report",
        resourceBundle = "app.clearline.messages-console",
        sortOptions = false,
        abbreviateSynopsis = true,
        description = "${bundle:console.report.about}",
        footer = {"", "${bundle:console.report.examples}"})
final class ReportCommand implements Callable<Integer> {

    private final Desk desk;

    @Parameters(paramLabel = "RUN.json", description = "${bundle:console.report.run}")
    private Path file = Path.of("");

    @Option(names = "--compare", paramLabel = "OTHER.json", description = "${bundle:console.report.compare}")
    private @Nullable Path other;

    @Mixin
    private final OutputOptions output = new OutputOptions();

    @Mixin
    private final RequestOptions request = new RequestOptions();

    ReportCommand(Desk desk) {
        this.desk = desk;
    }

    @Override
    public Integer call() throws IOException {
        Path with = other;
        if (with != null) {
            output.checkCompared();
        } else if (request.none()) {
            output.textWhereNothingIsNamed();
        }
        boolean alone = with != null && output.none();
        if (alone && request.takesStandardOutput()) {
            throw new Misuse("console.bad.one-output", "option", "--compare");
        }
        output.check(request.takesStandardOutput());
        request.check(desk);
        SmallFile.check(file);
        Run run = Reports.read(file);
        Voice voice = alone || output.takesStandardOutput() || request.takesStandardOutput()
                ? desk.terminal().aside()
                : desk.terminal().voice();
        if (with == null) {
            output.write(run, desk, voice);
        } else {
            SmallFile.check(with);
            output.write(Comparison.of(run, Reports.read(with)), desk, voice);
        }
        request.write(output.hidePrivate() ? HidePrivate.in(run) : run, desk, voice);
        return ExitCode.GOOD;
    }
}
