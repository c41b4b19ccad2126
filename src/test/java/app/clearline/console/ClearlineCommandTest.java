// SPDX-License-Identifier: Apache-2.0
package app.clearline.console;

import static org.assertj.core.api.Assertions.assertThat;

import app.clearline.keep.History;
import app.clearline.keep.Preferences;
import app.clearline.keep.Whereabouts;
import app.clearline.report.Texts;
import java.io.OutputStream;
import java.io.PrintStream;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;

/// What each command takes, and that the help says something of all of it.
class ClearlineCommandTest {

    private static final String DOCUMENTS = " --json --pdf --one-page --html --text --markdown --hide-private";

    private final CommandLine whole = ClearlineCommand.line(desk());

    private static Desk desk() {
        Whereabouts where = Whereabouts.here(Map.of(Whereabouts.VARIABLE, "target/no-such-folder"));
        var nowhere = new PrintStream(OutputStream.nullOutputStream());
        return new Desk(
                new FakeEngine(),
                new Terminal(nowhere, nowhere, false, 100, null),
                Map.of(),
                Texts.in(Locale.ENGLISH),
                Preferences.open(where),
                History.at(where));
    }

    private static Stream<CommandLine> all(CommandLine line) {
        return Stream.concat(
                Stream.of(line), line.getSubcommands().values().stream().flatMap(ClearlineCommandTest::all));
    }

    private static String name(ArgSpec arg) {
        return arg instanceof OptionSpec option ? option.longestName() : arg.paramLabel();
    }

    @Test
    void everyCommandHelpsAndSaysWhatItTakes() {
        assertThat(all(whole)).hasSize(17).allSatisfy(line -> {
            var spec = line.getCommandSpec();
            assertThat(spec.options()).map(OptionSpec::longestName).contains("--help", "--language");
            assertThat(spec.usageMessage().description()).isNotEmpty();
            assertThat(spec.args())
                    .filteredOn(arg -> !arg.hidden())
                    .allSatisfy(arg -> assertThat(arg.description())
                            .as("%s %s", spec.qualifiedName(), name(arg))
                            .isNotEmpty());
        });
    }

    /// In the order of the help, which sorts neither the options of a check nor those of a report.
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "check; --service --browser --os --proxy --proxy-auth --inspection --turn-credentials --responder-key"
                        + " --session --public-roots --system-roots --quality --sweep --responder --doh --budget"
                        + " --practice-fault" + DOCUMENTS + " --watch --only --looks --events",
                "report; RUN.json --compare" + DOCUMENTS + " --request --product",
                "history; ''",
                "history list; ''",
                "history show; RUN" + DOCUMENTS,
                "history compare; RUN OTHER" + DOCUMENTS,
                "history wipe; ''",
                "settings; ''",
                "settings list; ''",
                "settings set; KEY VALUE",
                "services; ''",
                "services list; ''",
                "services show; ID|FILE",
                "services check; FILE",
                "detect; --json",
                "respond; --bind --port --web-ports --udp-ports --rate --key --share",
            })
    void takesAllThatItReads(String command, String taken) {
        var spec = all(whole)
                .map(CommandLine::getCommandSpec)
                .filter(each -> each.qualifiedName().equals("clearline " + command))
                .findFirst()
                .orElseThrow();
        assertThat(spec.args().stream().map(ClearlineCommandTest::name))
                .containsExactly((taken + " --help --language").strip().split(" ", -1));
    }

    @Test
    void theOneThatIsNamedIsMadeAlone() {
        assertThat(whole.getSubcommands()).hasSize(7);
        assertThat(ClearlineCommand.line(desk(), "report", "check").getSubcommands())
                .containsOnlyKeys("report");
    }
}
