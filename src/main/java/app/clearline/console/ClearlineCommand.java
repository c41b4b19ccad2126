// SPDX-License-Identifier: Apache-2.0
package app.clearline.console;

import app.clearline.report.Texts;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/// The program itself: it only leads to its commands.
final class ClearlineCommand {

    private static final List<String> NAMES =
            List.of("check", "report", "history", "settings", "services", "detect", "respond");

    private ClearlineCommand() {}

    /// The whole command line, its commands included; where the first word is one of them, that one alone:
    /// the others have nothing to say then.
    static CommandLine line(Desk desk, String... args) {
        CommandLine line = Commands.of(null, "console.about");
        line.getCommandSpec()
                .name("clearline")
                .versionProvider(new ProgramVersion())
                .usageMessage()
                .synopsisSubcommandLabel("COMMAND")
                .footer("", Commands.text("console.examples"));
        for (String name : args.length > 0 && NAMES.contains(args[0]) ? List.of(args[0]) : NAMES) {
            line.addSubcommand(name, command(name, desk));
        }
        line.setResourceBundle(desk.texts().ofConsole());
        helpful(line, desk.texts());
        line.getCommandSpec()
                .addOption(OptionSpec.builder("-V", "--version")
                        .versionHelp(true)
                        .description(Commands.text("console.version"))
                        .build());
        return line;
    }

    private static CommandLine command(String name, Desk desk) {
        return switch (name) {
            case "check" -> new CheckCommand(desk).line();
            case "report" -> new ReportCommand(desk).line();
            case "history" -> new HistoryCommand(desk).line();
            case "settings" -> new SettingsCommand(desk).line();
            case "services" -> new ServicesCommand(desk).line();
            case "detect" -> new DetectCommand(desk).line();
            case "respond" -> new RespondCommand(desk).line();
            default -> throw new IllegalArgumentException(name);
        };
    }

    private static void helpful(CommandLine line, Texts texts) {
        line.getCommandSpec()
                .addOption(OptionSpec.builder("-h", "--help")
                        .usageHelp(true)
                        .description(Commands.text("console.help"))
                        .build())
                .addOption(LanguageOption.spec(texts));
        line.getCommandSpec()
                .usageMessage()
                .synopsisHeading(texts.say("console.usage") + " ")
                .commandListHeading(texts.say("console.commands") + "%n");
        line.getSubcommands().values().forEach(command -> helpful(command, texts));
    }
}
