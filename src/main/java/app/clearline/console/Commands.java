// SPDX-License-Identifier: Apache-2.0
package app.clearline.console;

import java.util.ArrayList;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.IFactory;
import picocli.CommandLine.Model.CommandSpec;

/// Puts commands together from what does the work and what they take. To read the same from
/// annotations took 35 ms of each start.
final class Commands {

    /// Makes the lists of options with several values: all else is there already. The usual factory
    /// looks for the classes of another language in every library first.
    private static final class Lists implements IFactory {
        @Override
        public <T> T create(Class<T> type) {
            return type.cast(new ArrayList<>());
        }
    }

    private static final IFactory FACTORY = new Lists();

    private Commands() {}

    /// @param work null where the command only leads to others
    /// @param about the key of what the help says first
    /// @param inputs in the order of the help
    static CommandLine of(@Nullable Callable<Integer> work, String about, Input... inputs) {
        CommandSpec command = CommandSpec.wrapWithoutInspection(work, FACTORY);
        command.usageMessage().description(text(about));
        Input.add(command, inputs);
        return new CommandLine(command, FACTORY);
    }

    /// A text of the help: it is looked for when it is shown.
    static String text(String key) {
        return "${bundle:" + key + "}";
    }
}
