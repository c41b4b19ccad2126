// SPDX-License-Identifier: Apache-2.0
package app.clearline.console;

import picocli.CommandLine.Model.CommandSpec;

/// What a command takes: one option, one word without a name, or a group of them.
interface Input {

    /// Adds it behind what `command` takes already.
    void addTo(CommandSpec command);

    static void add(CommandSpec command, Input... inputs) {
        for (Input input : inputs) {
            input.addTo(command);
        }
    }
}
