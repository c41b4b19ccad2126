// SPDX-License-Identifier: Apache-2.0
package app.clearline.console;

import app.clearline.report.Languages;
import app.clearline.report.Texts;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.TypeConversionException;

/// `--language`, which every command takes. It is looked for before the line is read, because what is wrong with the
/// line, and the help, are said in that language as well.
public final class LanguageOption {

    private static final String NAME = "--language";

    private LanguageOption() {}

    /// The language for a command line: what it says, else the variable, else `set`, else the system's.
    ///
    /// @param set what settings say; blank where they say nothing
    public static Locale of(String[] args, Map<String, String> environment, String set) {
        return Languages.of(List.of(asked(args), environment.getOrDefault(Languages.VARIABLE, ""), set));
    }

    /// Whether the command line sets a language that we speak, and nothing else.
    public static boolean alone(String[] args) {
        int words = args.length > 0 && args[0].equals(NAME) ? 2 : 1;
        return args.length == words && Languages.named(asked(args)).isPresent();
    }

    static OptionSpec spec(Texts texts) {
        return OptionSpec.builder(NAME)
                .paramLabel("LANGUAGE")
                .type(Locale.class)
                .converters(text -> Languages.named(text)
                        .orElseThrow(() -> new TypeConversionException(
                                texts.say("console.bad.language", "text", text, "known", known()))))
                .description(Commands.text("console.language"))
                .build();
    }

    private static String asked(String[] args) {
        for (int i = 0; i < args.length; i++) {
            if (args[i].startsWith(NAME + "=")) {
                return args[i].substring(NAME.length() + 1);
            }
            if (args[i].equals(NAME) && i + 1 < args.length) {
                return args[i + 1];
            }
        }
        return "";
    }

    private static String known() {
        return Languages.all().stream().map(Locale::getLanguage).collect(Collectors.joining(", "));
    }
}
