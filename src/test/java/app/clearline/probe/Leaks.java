// SPDX-License-Identifier: Apache-2.0
package app.clearline.probe;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// Counts sockets (on Linux) and threads before and after the tests of a class.
final class Leaks {

    private static final Path OPEN = Path.of("/proc/self/fd");
    /// Of the JDK and of libraries, one for all, which stay by design.
    private static final List<String> STAY =
            List.of("process reaper", "ForkJoinPool", "VirtualThread", "Poller", "dnsjava");

    private long sockets;
    private Set<String> threads = Set.of();

    void begin() throws IOException {
        // The JDK opens one socket for all when it closes its first.
        try (var server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                var socket = new Socket(server.getInetAddress(), server.getLocalPort())) {
            assertThat(socket.isConnected()).isTrue();
        }
        sockets = sockets();
        threads = threads();
    }

    /// Waits up to two seconds for what is on its way out.
    void none() throws IOException, InterruptedException {
        long end = System.nanoTime() + 2_000_000_000L;
        while (System.nanoTime() < end && (sockets() > sockets || !more().isEmpty())) {
            Thread.sleep(20);
        }
        assertThat(more()).as("threads left").isEmpty();
        assertThat(sockets()).as("sockets left").isLessThanOrEqualTo(sockets);
    }

    private Set<String> more() {
        Set<String> more = threads();
        more.removeAll(threads);
        return more;
    }

    private static Set<String> threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .map(thread -> thread.getName() + " " + thread.threadId())
                .filter(name -> STAY.stream().noneMatch(name::contains))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static long sockets() throws IOException {
        if (!Files.isDirectory(OPEN)) {
            return 0;
        }
        try (var open = Files.list(OPEN)) {
            return open.filter(Leaks::isSocket).count();
        }
    }

    private static boolean isSocket(Path open) {
        try {
            return Files.readSymbolicLink(open).toString().startsWith("socket:");
        } catch (IOException e) {
            return false; // closed meanwhile
        }
    }
}
