// SPDX-License-Identifier: Apache-2.0
package app.clearline.console;

import app.clearline.model.Group;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import picocli.CommandLine.Model.CommandSpec;

/// Whether the checks are repeated, how often, and which.
final class WatchOptions implements Input {

    private final Given<Integer> seconds =
            Given.option("--watch", "SECONDS", int.class, "console.check.watch").usually(0);
    private final Given<List<Group>> groups = Given.list("--only", "GROUP", Group.class, "console.check.only");
    private final Given<Integer> most =
            Given.option("--looks", "COUNT", int.class, "console.check.looks").usually(0);

    @Override
    public void addTo(CommandSpec command) {
        Input.add(command, seconds, groups, most);
    }

    boolean wanted() {
        return seconds.isGiven();
    }

    Duration every() {
        return Duration.ofSeconds(seconds.value());
    }

    Set<Group> only() {
        return Set.copyOf(groups.value());
    }

    /// 0: without end.
    int most() {
        return most.value();
    }

    /// @param documents whether documents are wanted, which tell of one run
    /// @throws Misuse where the options do not fit together
    void check(boolean documents) {
        if (!seconds.isGiven()) {
            if (!only().isEmpty() || most.isGiven()) {
                throw new Misuse("console.bad.without-watch", "option", most.isGiven() ? "--looks" : "--only");
            }
            return;
        }
        if (seconds.value() < 1 || seconds.value() > Misuse.LONGEST_SECONDS) {
            throw Misuse.seconds("--watch", 1);
        }
        if (most.isGiven() && most.value() < 1) {
            throw new Misuse("console.bad.looks");
        }
        if (documents) {
            throw new Misuse("console.bad.watch-documents");
        }
    }
}
