// SPDX-License-Identifier: Apache-2.0
package app.clearline.console;

import app.clearline.report.Texts;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.OverwrittenOptionException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/// What is wrong with a command line, in the words of the texts: the parser itself speaks English alone.
final class Mistakes {

    /// The parser's words before what a converter said.
    private static final Pattern INVALID = Pattern.compile("Invalid value for .*?'[^']*'[^:]*: (.*)", Pattern.DOTALL);

    private Mistakes() {}

    static String told(ParameterException mistake, Texts texts) {
        ArgSpec where = mistake.getArgSpec();
        return switch (mistake) {
            case UnmatchedArgumentException unknown ->
                texts.say(
                        "console.bad.unknown-words",
                        "words",
                        unknown.getUnmatched().stream()
                                .map(word -> "\"" + word + "\"")
                                .collect(Collectors.joining(", ")));
            case MissingParameterException missing ->
                texts.say(
                        missing.getMissing().size() == 1 && missing.getMissing().getFirst() instanceof OptionSpec
                                ? "console.bad.missing-value"
                                : "console.bad.missing",
                        "what",
                        missing.getMissing().stream().map(Mistakes::name).collect(Collectors.joining(", ")));
            case OverwrittenOptionException twice ->
                texts.say("console.bad.twice", "what", name(twice.getOverwritten()));
            default -> {
                if (where != null && where.type() == int.class) {
                    yield texts.say(
                            "console.bad.number", "what", name(where), "text", String.valueOf(mistake.getValue()));
                }
                String said = String.valueOf(mistake.getMessage());
                Matcher converted = INVALID.matcher(said);
                yield where != null && converted.matches()
                        ? texts.say("console.bad.value", "what", name(where), "why", converted.group(1))
                        : said;
            }
        };
    }

    private static String name(ArgSpec arg) {
        return arg instanceof OptionSpec option ? option.longestName() : arg.paramLabel();
    }
}
