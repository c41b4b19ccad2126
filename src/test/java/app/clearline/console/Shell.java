// SPDX-License-Identifier: Apache-2.0
package app.clearline.console;

import static java.nio.charset.StandardCharsets.UTF_8;

import app.clearline.keep.Whereabouts;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.Map;
import java.util.TreeMap;

/// Runs the command line in this process and keeps what it prints.
final class Shell {

    final FakeEngine engine = new FakeEngine();
    final Map<String, String> environment = new TreeMap<>();
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    /// The settings and the history of whoever runs the tests are theirs.
    Shell() {
        environment.put(Whereabouts.VARIABLE, "target/no-such-folder");
    }

    int run(String... args) {
        out.reset();
        err.reset();
        var terminal =
                new Terminal(new PrintStream(out, true, UTF_8), new PrintStream(err, true, UTF_8), false, 100, null);
        return Console.run(engine, args, terminal, environment);
    }

    String out() {
        return out.toString(UTF_8);
    }

    String err() {
        return err.toString(UTF_8);
    }
}
