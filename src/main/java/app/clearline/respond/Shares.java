// SPDX-License-Identifier: Apache-2.0
package app.clearline.respond;

import app.clearline.wire.PortSet;
import com.sun.management.UnixOperatingSystemMXBean;
import java.io.BufferedReader;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/// Further processes of this program that serve a share of the UDP ports each, where one process may not have a socket
/// for every port. They end with this one: their standard input then does.
public final class Shares implements AutoCloseable {

    /// What a share says when it is ready, before its ports.
    public static final String READY = "serving ";

    /// What this process needs for itself: libraries, listeners, connections.
    private static final int OWN = 700;

    private final List<Process> processes = new ArrayList<>();
    private PortSet served = PortSet.of(IntStream.empty());

    /// How many sockets this process may have, as the system says.
    public static int capacity() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean unix
                ? Math.clamp(unix.getMaxFileDescriptorCount() - OWN, 1, 65535)
                : 65535;
    }

    /// The ports cut into pieces of at most `capacity`; the piece with `first` comes first.
    public static List<PortSet> cut(PortSet ports, int first, int capacity) {
        int[] all = ports.stream().toArray();
        var pieces = new ArrayList<PortSet>();
        for (int from = 0; from < all.length; from += capacity) {
            var piece = PortSet.of(Arrays.stream(all, from, Math.min(all.length, from + capacity)));
            pieces.add(piece.has(first) ? 0 : pieces.size(), piece);
        }
        return List.copyOf(pieces);
    }

    /// Starts this program once more.
    ///
    /// @param words of its command line
    /// @param environment beside what this process has; secrets go this way
    /// @throws IOException where it cannot be started, or does not come up
    public void add(List<String> words, Map<String, String> environment) throws IOException {
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        if (!Files.isExecutable(java)) {
            throw new IOException("this account may open too few sockets for so many ports");
        }
        var command = new ArrayList<>(List.of(java.toString(), "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
        command.addAll(List.of("-Xmx256m", "-cp", System.getProperty("java.class.path"), "app.clearline.Main"));
        command.addAll(words);
        var builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().putAll(environment);
        Process process = builder.start();
        processes.add(process);
        try (BufferedReader out = process.inputReader(StandardCharsets.US_ASCII)) {
            String line = out.readLine();
            if (line == null || !line.startsWith(READY)) {
                throw new IOException("a further process did not come up: " + line);
            }
            String ports = line.substring(READY.length());
            served = ports.isEmpty() ? served : served.with(PortSet.parse(ports));
        }
    }

    /// The ports that they serve.
    public PortSet served() {
        return served;
    }

    @Override
    public void close() {
        processes.forEach(Process::destroy);
    }
}
