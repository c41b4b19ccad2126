// SPDX-License-Identifier: Apache-2.0
package app.clearline.console;

import app.clearline.keep.History;
import app.clearline.keep.Key;
import app.clearline.keep.Preferences;
import app.clearline.keep.Whereabouts;
import app.clearline.model.Browser;
import app.clearline.model.Cause;
import app.clearline.model.Group;
import app.clearline.model.HostPort;
import app.clearline.model.Known;
import app.clearline.model.OperatingSystem;
import app.clearline.model.ProxyLogin;
import app.clearline.report.Texts;
import app.clearline.run.Engine;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.ParameterException;

/// The command line: what the program does when it is given arguments.
public final class Console {

    private Console() {}

    /// Does what `args` say and returns the exit code: 0 works · 1 works with limits · 2 does not work · 3 cannot tell
    /// ·
    /// 64 the command line or a file that it names cannot be used · 70 a fault of ours.
    ///
    /// @param environment the variables that are looked at, as of [System#getenv()]
    public static int run(
            Engine engine, String[] args, PrintStream out, PrintStream err, Map<String, String> environment) {
        return run(engine, args, Terminal.of(out, err, environment), environment);
    }

    static int run(Engine engine, String[] args, Terminal terminal, Map<String, String> environment) {
        Whereabouts where = Whereabouts.here(environment);
        Preferences preferences = Preferences.open(where);
        String language = preferences.now().text(Key.LANGUAGE);
        var desk = new Desk(
                engine,
                terminal,
                environment,
                Texts.in(LanguageOption.of(args, environment, language)),
                preferences,
                History.at(where));
        var line = ClearlineCommand.line(desk, args);
        var arguments = new Arguments(desk.texts());
        line.registerConverter(Group.class, text -> arguments.named(Group.class, text))
                .registerConverter(Browser.class, arguments::browser)
                .registerConverter(OperatingSystem.class, arguments::system)
                .registerConverter(HostPort.class, ResponderPlace::of)
                .registerConverter(ProxyWish.class, arguments::proxy)
                .registerConverter(ProxyLogin.class, text -> arguments.named(ProxyLogin.class, text))
                .registerConverter(Known.class, text -> arguments.named(Known.class, text))
                .registerConverter(Cause.class, arguments::fault);
        line.setOut(new PrintWriter(terminal.out(), true, terminal.out().charset()));
        line.setErr(new PrintWriter(terminal.err(), true, terminal.err().charset()));
        line.setColorScheme(CommandLine.Help.defaultColorScheme(terminal.colour() ? Ansi.ON : Ansi.OFF));
        line.setUsageHelpWidth(terminal.width());
        line.setParameterExceptionHandler((mistake, words) -> misused(desk, mistake));
        line.setExecutionExceptionHandler((thrown, command, parsed) -> desk.failed(thrown));
        return line.execute(args);
    }

    private static int misused(Desk desk, ParameterException mistake) {
        desk.complain(Mistakes.told(mistake, desk.texts()));
        String command = mistake.getCommandLine().getCommandSpec().qualifiedName(" ");
        desk.terminal().aside().line(desk.say("console.try-help", "command", command));
        return ExitCode.USAGE;
    }
}
