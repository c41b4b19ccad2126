// SPDX-License-Identifier: Apache-2.0
package app.clearline.probe;

import app.clearline.model.Failure;
import app.clearline.model.FailureClass;
import app.clearline.model.Finding;
import app.clearline.run.Failures;
import app.clearline.run.ProbeException;
import java.io.IOException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// Connects to the first of several addresses that answers (RFC 8305, shortened): IPv6 and IPv4 in turn, each 250 ms
/// after the one before it or at once when that failed. Those that lose are closed.
final class Race {

    private static final Duration STAGGER = Duration.ofMillis(250);
    private static final int MOST = 6;
    private static final String PENDING = "pending";

    private final List<InetSocketAddress> runners;
    private final List<Socket> sockets = new ArrayList<>();
    private final LinkedBlockingQueue<Arrival> arrivals = new LinkedBlockingQueue<>();
    private final Map<String, String> tried = new LinkedHashMap<>();
    private final long end;
    private Failure worst = new Failure(FailureClass.UNREACHABLE, "no address to connect to");
    private @Nullable Socket winner;

    private record Arrival(
            Socket socket, InetSocketAddress at, @Nullable IOException failure) {}

    private Race(List<InetAddress> addresses, int port, Duration time) {
        runners = inTurn(addresses).stream()
                .limit(MOST)
                .map(address -> new InetSocketAddress(address, port))
                .toList();
        end = System.nanoTime() + time.toNanos();
    }

    /// Connects within `time`.
    ///
    /// @throws ProbeException where no address answered, with the class of the most telling failure and a
    /// [Finding.Tcp]
    static Dialled connect(List<InetAddress> addresses, int port, Duration time)
            throws ProbeException, InterruptedException {
        return new Race(addresses, port, time).run();
    }

    private Dialled run() throws ProbeException, InterruptedException {
        try {
            int waitingFor = 0;
            int next = 0;
            while (winner == null && (waitingFor > 0 || next < runners.size())) {
                if (next < runners.size()) {
                    start(runners.get(next++));
                    waitingFor++;
                }
                long most = next < runners.size() ? Math.min(left(), STAGGER.toNanos()) : left();
                Arrival arrival = arrivals.poll(most, TimeUnit.NANOSECONDS);
                if (arrival != null) {
                    waitingFor--;
                    note(arrival);
                } else if (left() == 0) {
                    break;
                }
            }
            if (winner == null) {
                throw lost();
            }
            tried.values().removeIf(PENDING::equals);
            return new Dialled(winner, tried, null);
        } finally {
            for (Socket socket : sockets) {
                if (!socket.equals(winner)) {
                    close(socket);
                }
            }
        }
    }

    private long left() {
        return Math.max(0, end - System.nanoTime());
    }

    private void start(InetSocketAddress at) {
        var socket = new Socket();
        sockets.add(socket);
        tried.put(at.getAddress().getHostAddress(), PENDING);
        Thread.ofVirtual().start(() -> {
            IOException failure = null;
            try {
                socket.connect(at, (int) Math.max(1, TimeUnit.NANOSECONDS.toMillis(left())));
            } catch (IOException e) {
                failure = e;
            }
            arrivals.add(new Arrival(socket, at, failure));
        });
    }

    private void note(Arrival arrival) {
        String address = arrival.at().getAddress().getHostAddress();
        if (arrival.failure() == null) {
            winner = arrival.socket();
            tried.put(address, "open");
            return;
        }
        Failure failure = Failures.of(arrival.failure());
        tried.put(address, failure.type().id());
        // That one family has no route is the least telling of all.
        if (worst.type() == FailureClass.UNREACHABLE || failure.type() != FailureClass.UNREACHABLE) {
            worst = new Failure(
                    failure.type(), address + " port " + arrival.at().getPort() + ": " + failure.detail());
        }
    }

    private ProbeException lost() {
        boolean silent = tried.containsValue(PENDING);
        tried.replaceAll((address, what) -> what.equals(PENDING) ? FailureClass.TIMEOUT.id() : what);
        var finding = new Finding.Tcp("", "", Collections.unmodifiableMap(new LinkedHashMap<>(tried)));
        return silent && worst.type() == FailureClass.UNREACHABLE
                ? new ProbeException(FailureClass.TIMEOUT, "no answer to connecting to " + tried.keySet(), finding)
                : new ProbeException(worst.type(), worst.detail(), finding);
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            // It did not win, and nothing was sent on it.
        }
    }

    /// IPv6 and IPv4 in turn, IPv6 first (RFC 8305 §4).
    private static List<InetAddress> inTurn(List<InetAddress> addresses) {
        List<InetAddress> six =
                addresses.stream().filter(Inet6Address.class::isInstance).toList();
        List<InetAddress> four =
                addresses.stream().filter(a -> !(a instanceof Inet6Address)).toList();
        List<InetAddress> mixed = new ArrayList<>();
        for (int i = 0; i < Math.max(six.size(), four.size()); i++) {
            if (i < six.size()) {
                mixed.add(six.get(i));
            }
            if (i < four.size()) {
                mixed.add(four.get(i));
            }
        }
        return mixed;
    }
}
