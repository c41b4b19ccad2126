// SPDX-License-Identifier: Apache-2.0
package app.clearline.console;

import app.clearline.model.Run;
import app.clearline.report.RunJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Which documents of a run are written, and where.
@Command
final class OutputOptions {

    @Option(names = "--json", paramLabel = "FILE|-", description = "${bundle:console.output.json}")
    private @Nullable String json;

    boolean takesStandardOutput() {
        return targets().stream().anyMatch(Target::standardOutput);
    }

    /// Sees to it, before anything runs, that all documents can be written.
    ///
    /// @param taken whether something else goes to standard output
    /// @throws Misuse where one cannot
    void check(boolean taken) {
        boolean busy = taken;
        for (Target target : targets()) {
            if (target.standardOutput() && busy) {
                throw new Misuse("console.bad.one-output", "option", target.option());
            }
            busy |= target.standardOutput();
            target.check();
        }
    }

    /// Writes them all and says where.
    void write(Run run, Desk desk, Voice voice) throws IOException {
        for (Target target : targets()) {
            target.write(desk, path -> Files.write(path, RunJson.write(run)));
            Path file = target.file();
            if (file != null) {
                voice.line(desk.say(
                        "console.written", "file", file.toAbsolutePath().toString()));
            }
        }
    }

    private List<Target> targets() {
        return json == null ? List.of() : List.of(Target.of("--json", json));
    }
}
