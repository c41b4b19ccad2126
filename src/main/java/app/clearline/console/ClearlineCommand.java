// SPDX-License-Identifier: Apache-2.0
package app.clearline.console;

import app.clearline.report.Texts;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.OptionSpec;

/// The program itself: it only leads to its commands.
@Command(
        name = "clearline",
        resourceBundle = "app.clearline.messages-console",
        description = "${bundle:console.about}",
        footer = {"", "${bundle:console.examples}"},
        versionProvider = ProgramVersion.class,
        synopsisSubcommandLabel = "COMMAND")
final class ClearlineCommand {

    /// The whole command line, its commands included.
    static CommandLine line(Desk desk) {
        var line = new CommandLine(new ClearlineCommand())
                .addSubcommand(new CheckCommand(desk))
                .addSubcommand(new ReportCommand(desk))
                .addSubcommand(new HistoryCommand(desk))
                .addSubcommand(new SettingsCommand(desk))
                .addSubcommand(new ServicesCommand(desk))
                .addSubcommand(new DetectCommand(desk))
                .addSubcommand(new RespondCommand(desk));
        line.setResourceBundle(desk.texts().ofConsole());
        helpful(line, desk.texts());
        line.getCommandSpec()
                .addOption(OptionSpec.builder("-V", "--version")
                        .versionHelp(true)
                        .description("${bundle:console.version}")
                        .build());
        return line;
    }

    private static void helpful(CommandLine line, Texts texts) {
        line.getCommandSpec()
                .addOption(OptionSpec.builder("-h", "--help")
                        .usageHelp(true)
                        .description("${bundle:console.help}")
                        .build())
                .addOption(LanguageOption.spec(texts));
        line.getCommandSpec()
                .usageMessage()
                .synopsisHeading(texts.say("console.usage") + " ")
                .commandListHeading(texts.say("console.commands") + "%n");
        line.getSubcommands().values().forEach(command -> helpful(command, texts));
    }
}
