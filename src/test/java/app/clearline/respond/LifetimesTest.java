// SPDX-License-Identifier: Apache-2.0
package app.clearline.respond;

import static org.assertj.core.api.Assertions.assertThat;

import app.clearline.model.Cause;
import com.sun.management.HotSpotDiagnosticMXBean;
import java.io.Closeable;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.Socket;
import java.net.SocketException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What is left when a network has closed: nothing.
class LifetimesTest {

    @TempDir
    private Path folder;

    @Test
    void twentyNetworksLeaveNoThreadAndNoSocket() throws IOException {
        once(Set.of());
        long threads = farEndThreads();
        long files = openFiles();
        for (int i = 0; i < 20; i++) {
            once(i % 2 == 0 ? Set.of() : Set.of(Cause.PROXY_NEEDS_LOGIN, Cause.UDP_BLOCKED));
        }
        assertThat(farEndThreads()).isEqualTo(threads).isZero();
        assertThat(openFiles()).isLessThanOrEqualTo(files + 2);
    }

    @Test
    void whatIsTakenInWhileItClosesIsClosedToo() {
        var far = new Lifetimes(Duration.ofMinutes(1));
        var open = new AtomicBoolean(true);
        var late = new Closeable() {
            @Override
            public void close() {
                open.set(false);
            }

            /// Asked for on the way into the map: that is when the far end closes.
            @Override
            public int hashCode() {
                far.close();
                return 1;
            }
        };
        assertThat(far.admit(late)).isFalse();
        assertThat(open).isFalse();
        assertThat(far.connections()).isZero();
    }

    private void once(Set<Cause> faults) throws IOException {
        var held = new ArrayList<Socket>();
        try (var wire = new Wire(PracticeNetwork.start(Wire.practice(), faults))) {
            for (int i = 0; i < 5; i++) {
                held.add(wire.tcp(wire.network().resolver().port()));
            }
            assertThat(wire.network().service().endpoints()).isNotEmpty();
            assertThat(farEndThreads()).isPositive();
        }
        for (Socket socket : held) {
            assertThat(ended(socket)).isTrue();
            socket.close();
        }
    }

    private static boolean ended(Socket socket) throws IOException {
        try {
            return socket.getInputStream().read() == -1;
        } catch (SocketException e) {
            // Reset while it still waited to be taken: ended as well.
            return true;
        }
    }

    /// Virtual threads do not show among [Thread#getAllStackTraces()]; a dump has them.
    private long farEndThreads() throws IOException {
        Path dump = folder.resolve("threads-" + System.nanoTime() + ".json");
        ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class)
                .dumpThreads(dump.toString(), HotSpotDiagnosticMXBean.ThreadDumpFormat.JSON);
        return Files.readAllLines(dump).stream()
                .filter(line -> line.contains("\"far-end\""))
                .count();
    }

    private static long openFiles() {
        return ManagementFactory.getPlatformMXBean(java.lang.management.OperatingSystemMXBean.class)
                        instanceof com.sun.management.UnixOperatingSystemMXBean unix
                ? unix.getOpenFileDescriptorCount()
                : 0;
    }
}
