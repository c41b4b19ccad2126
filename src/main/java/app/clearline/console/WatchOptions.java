// SPDX-License-Identifier: Apache-2.0
package app.clearline.console;

import app.clearline.model.Group;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Whether the checks are repeated, how often, and which.
@Command
final class WatchOptions {

    @Option(names = "--watch", paramLabel = "SECONDS", description = "${bundle:console.check.watch}")
    private @Nullable Integer seconds;

    @Option(names = "--only", paramLabel = "GROUP", split = ",", description = "${bundle:console.check.only}")
    private List<Group> groups = List.of();

    @Option(names = "--looks", paramLabel = "COUNT", description = "${bundle:console.check.looks}")
    private @Nullable Integer most;

    boolean wanted() {
        return seconds != null;
    }

    Duration every() {
        return Duration.ofSeconds(seconds == null ? 0 : seconds);
    }

    Set<Group> only() {
        return Set.copyOf(groups);
    }

    /// 0: without end.
    int most() {
        return most == null ? 0 : most;
    }

    /// @param documents whether documents are wanted, which tell of one run
    /// @throws Misuse where the options do not fit together
    void check(boolean documents) {
        if (seconds == null) {
            if (!groups.isEmpty() || most != null) {
                throw new Misuse("console.bad.without-watch", "option", most == null ? "--only" : "--looks");
            }
            return;
        }
        if (seconds < 1 || seconds > Misuse.LONGEST_SECONDS) {
            throw Misuse.seconds("--watch", 1);
        }
        if (most != null && most < 1) {
            throw new Misuse("console.bad.looks");
        }
        if (documents) {
            throw new Misuse("console.bad.watch-documents");
        }
    }
}
