// SPDX-License-Identifier: Apache-2.0
package app.clearline.console;

import app.clearline.model.Run;
import app.clearline.report.Comparison;
import app.clearline.report.HidePrivate;
import app.clearline.report.Reports;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine;

/// Opens a saved run and writes it in other shapes; as text on standard output where none is named.
final class ReportCommand implements Callable<Integer> {

    private final Desk desk;

    private final Given<Path> file = Given.word("RUN.json", Path.class, "console.report.run");
    private final Given<Path> other = Given.option("--compare", "OTHER.json", Path.class, "console.report.compare");
    private final OutputOptions output = new OutputOptions();
    private final RequestOptions request = new RequestOptions();

    ReportCommand(Desk desk) {
        this.desk = desk;
    }

    CommandLine line() {
        CommandLine line = Commands.of(this, "console.report.about", file, other, output, request);
        line.getCommandSpec()
                .usageMessage()
                .sortOptions(false)
                .abbreviateSynopsis(true)
                .footer("", Commands.text("console.report.examples"));
        return line;
    }

    @Override
    public Integer call() throws IOException {
        Path with = other.orNull();
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
        SmallFile.check(file.value());
        Run run = Reports.read(file.value());
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
