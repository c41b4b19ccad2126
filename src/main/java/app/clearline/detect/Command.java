// SPDX-License-Identifier: Apache-2.0
package app.clearline.detect;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// A program that is asked something: no shell, no input, bounded time and output.
final class Command {

    private Command() {}

    /// What the program wrote to its standard output within two seconds; empty where it is missing, fails, is too slow
    /// or writes more than `largest` bytes. It and what it started are ended in any case.
    static Optional<String> output(int largest, String... command) throws InterruptedException {
        return output(largest, Duration.ofSeconds(2), List.of(command));
    }

    static Optional<String> output(int largest, Duration patience, List<String> command) throws InterruptedException {
        Process process;
        try {
            process = new ProcessBuilder(command)
                    .redirectInput(new File("/dev/null"))
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
        } catch (IOException e) { // no such program here
            return Optional.empty();
        }
        try {
            long end = System.nanoTime() + patience.toNanos();
            var reading = new FutureTask<>(() -> read(process, largest));
            Thread.ofVirtual().name("output of " + command.getFirst()).start(reading);
            byte[] read = reading.get(patience.toNanos(), TimeUnit.NANOSECONDS);
            boolean well = read.length <= largest
                    && process.waitFor(end - System.nanoTime(), TimeUnit.NANOSECONDS)
                    && process.exitValue() == 0;
            return well ? Optional.of(new String(read, StandardCharsets.UTF_8)) : Optional.empty();
        } catch (TimeoutException | ExecutionException e) { // too slow, or its output broke off: it told nothing
            return Optional.empty();
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }

    private static byte[] read(Process process, int largest) throws IOException {
        try (InputStream out = process.getInputStream()) {
            return out.readNBytes(largest + 1);
        }
    }
}
