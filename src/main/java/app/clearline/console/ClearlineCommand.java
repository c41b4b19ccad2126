// SPDX-License-Identifier: Apache-2.0
package app.clearline.console;

import app.clearline.report.Texts;
import java.util.LinkedHashMap;
import java.util.Set;
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

    /// The whole command line, its commands included; where the first word is one of them, that one alone:
    /// to read what each has to say of itself takes long.
    static CommandLine line(Desk desk, String... args) {
        var commands = new LinkedHashMap<String, Object>();
        commands.put("check", new CheckCommand(desk));
        commands.put("report", new ReportCommand(desk));
        commands.put("history", new HistoryCommand(desk));
        commands.put("settings", new SettingsCommand(desk));
        commands.put("services", new ServicesCommand(desk));
        commands.put("detect", new DetectCommand(desk));
        commands.put("respond", new RespondCommand(desk));
        if (args.length > 0 && commands.containsKey(args[0])) {
            commands.keySet().retainAll(Set.of(args[0]));
        }
        var line = new CommandLine(new ClearlineCommand());
        commands.values().forEach(line::addSubcommand);
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
