// SPDX-License-Identifier: Apache-2.0
package app.clearline.console;

import app.clearline.keep.History;
import app.clearline.model.Run;
import app.clearline.report.Comparison;
import app.clearline.report.RunHead;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine;

/// Lists the runs that are kept on this computer, shows one, compares two, removes all.
final class HistoryCommand implements Callable<Integer> {

    private static final String RUN = "console.history.run";

    private final Desk desk;

    HistoryCommand(Desk desk) {
        this.desk = desk;
    }

    CommandLine line() {
        CommandLine line = Commands.of(this, "console.history.about");
        line.getCommandSpec()
                .usageMessage()
                .synopsisSubcommandLabel("[list|show|compare|wipe]")
                .footer("", Commands.text("console.history.examples"));
        return line.addSubcommand("compare", compared())
                .addSubcommand("list", Commands.of(this, "console.history.list"))
                .addSubcommand("show", shown())
                .addSubcommand("wipe", Commands.of(this::wipe, "console.history.wipe"));
    }

    private CommandLine compared() {
        Given<String> one = Given.word("RUN", "2", RUN);
        Given<String> other = Given.word("OTHER", "1", RUN);
        var output = new OutputOptions();
        return Commands.of(
                () -> compare(one.value(), other.value(), output), "console.history.compare", one, other, output);
    }

    private CommandLine shown() {
        Given<String> which = Given.word("RUN", String.class, RUN);
        var output = new OutputOptions();
        return Commands.of(() -> show(which.value(), output), "console.history.show", which, output);
    }

    @Override
    public Integer call() throws IOException {
        Voice voice = desk.terminal().voice();
        List<History.Entry> entries = desk.history().list();
        if (entries.isEmpty()) {
            voice.line(desk.say("console.history.none"));
        }
        for (int i = 0; i < entries.size(); i++) {
            History.Entry entry = entries.get(i);
            RunHead head = entry.head();
            String number = String.format(Locale.ROOT, "%3d  ", i + 1);
            if (head == null) {
                voice.line(number + entry.id() + "  " + desk.say("console.history.damaged"));
            } else {
                String at = desk.texts().writing().moment(head.started().atZone(ZoneId.systemDefault()), true);
                String told = desk.say(head.key() + ".headline");
                voice.line(number + at + "  " + head.service() + ": " + told);
            }
        }
        return ExitCode.GOOD;
    }

    private int show(String which, OutputOptions output) throws IOException {
        output.textWhereNothingIsNamed();
        output.check(false);
        output.write(open(which), desk, voice(output));
        return ExitCode.GOOD;
    }

    private int compare(String one, String other, OutputOptions output) throws IOException {
        output.checkCompared();
        output.check(false);
        output.write(Comparison.of(open(one), open(other)), desk, voice(output));
        return ExitCode.GOOD;
    }

    private int wipe() throws IOException {
        int gone = desk.history().wipe();
        desk.terminal().voice().line(desk.say("console.history.wiped", "count", Integer.toString(gone)));
        return ExitCode.GOOD;
    }

    private Voice voice(OutputOptions output) {
        return output.none() || output.takesStandardOutput()
                ? desk.terminal().aside()
                : desk.terminal().voice();
    }

    /// @param which the number in the list, or the id
    private Run open(String which) throws IOException {
        String id = which;
        if (which.matches("[0-9]{1,4}")) {
            List<History.Entry> entries = desk.history().list();
            int number = Integer.parseInt(which);
            if (number < 1 || number > entries.size()) {
                throw new Misuse(
                        "console.bad.history-number", "number", which, "count", Integer.toString(entries.size()));
            }
            id = entries.get(number - 1).id();
        }
        try {
            return desk.history().open(id);
        } catch (NoSuchFileException e) {
            // Mistyped, or gone since it was listed.
            throw new Misuse("console.bad.history-id", "id", which);
        }
    }
}
