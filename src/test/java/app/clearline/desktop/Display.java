// SPDX-License-Identifier: Apache-2.0
package app.clearline.desktop;

import java.io.File;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// A display in memory (Xvfb), so that a window can be drawn as it is before a person.
///
/// @param name such as `:99`
record Display(Process server, String name) implements AutoCloseable {

    private static final String PROGRAM = "Xvfb";

    /// Empty where there is no such program here, or it does not start.
    static Optional<Display> open() throws IOException {
        boolean here = Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .anyMatch(folder -> new File(folder, PROGRAM).canExecute());
        if (!here) {
            return Optional.empty();
        }
        Process server = new ProcessBuilder(
                        PROGRAM, "-displayfd", "1", "-screen", "0", "1280x1024x24", "-nolisten", "tcp")
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        // It writes its number once it is ready, and nothing where it cannot be.
        String number = server.inputReader().readLine();
        if (number == null) {
            server.destroy();
            return Optional.empty();
        }
        return Optional.of(new Display(server, ":" + number.strip()));
    }

    @Override
    public void close() {
        server.destroy();
        try {
            if (!server.waitFor(5, TimeUnit.SECONDS)) {
                server.destroyForcibly();
            }
        } catch (InterruptedException e) {
            // The test is being stopped.
            server.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
