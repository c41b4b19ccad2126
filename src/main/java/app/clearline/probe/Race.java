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
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// Connects to the first of several addresses that answers (RFC 8305, shortened): IPv6 and IPv4 in turn, each 250 ms
/// after the one before it or at once when that failed. A silent address is tried anew. Those that lose are closed.
final class Race {

    private static final Duration STAGGER = Duration.ofMillis(250);
    private static final int MOST = 6;
    /// When a silent address is tried anew: the system alone repeats its SYN after 1 and 3 s, and where one packet in
    /// five is lost three of them are no proof of anything.
    private static final List<Duration> ANEW =
            List.of(Duration.ofMillis(1600), Duration.ofMillis(2200), Duration.ofMillis(2900));
    private static final String PENDING = "pending";

    private final Queue<Runner> runners = new ArrayDeque<>();
    private final List<Socket> sockets = new ArrayList<>();
    private final LinkedBlockingQueue<Arrival> arrivals = new LinkedBlockingQueue<>();
    private final Map<String, String> tried = new LinkedHashMap<>();
    private final long end;
    private Failure worst = new Failure(FailureClass.UNREACHABLE, "no address to connect to");
    private @Nullable Socket winner;

    private record Runner(InetSocketAddress at, long due) {}

    private record Arrival(
            Socket socket, InetSocketAddress at, @Nullable IOException failure) {}

    private Race(List<InetAddress> addresses, int port, Duration time) {
        List<InetSocketAddress> places = inTurn(addresses).stream()
                .limit(MOST)
                .map(address -> new InetSocketAddress(address, port))
                .toList();
        long now = System.nanoTime();
        for (int i = 0; i < places.size(); i++) {
            runners.add(new Runner(places.get(i), now + i * STAGGER.toNanos()));
        }
        for (Duration again : ANEW) {
            places.forEach(at -> runners.add(new Runner(at, now + again.toNanos())));
        }
        end = now + time.toNanos();
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
            boolean atOnce = true;
            while (winner == null && left() > 0) {
                Runner next = nextOne();
                if (next == null && waitingFor == 0) {
                    break;
                }
                long due = next == null ? left() : Math.min(left(), next.due() - System.nanoTime());
                if (next != null && (due <= 0 || (atOnce && !tried.containsKey(name(next.at()))))) {
                    runners.remove();
                    start(next.at());
                    waitingFor++;
                    atOnce = false;
                    continue;
                }
                Arrival arrival = arrivals.poll(due, TimeUnit.NANOSECONDS);
                if (arrival != null) {
                    waitingFor--;
                    note(arrival);
                    atOnce = true;
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

    /// The next to start; one that begins anew only where nothing was heard of its address yet.
    private @Nullable Runner nextOne() {
        Runner next = runners.peek();
        while (next != null && !tried.getOrDefault(name(next.at()), PENDING).equals(PENDING)) {
            runners.remove();
            next = runners.peek();
        }
        return next;
    }

    private static String name(InetSocketAddress at) {
        return at.getAddress().getHostAddress();
    }

    private long left() {
        return Math.max(0, end - System.nanoTime());
    }

    private void start(InetSocketAddress at) {
        var socket = new Socket();
        sockets.add(socket);
        tried.put(name(at), PENDING);
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
        String address = name(arrival.at());
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
        if (sockets.isEmpty() && !runners.isEmpty()) {
            // This computer came to it so late that nothing was sent: that says nothing about the way.
            return new ProbeException(FailureClass.BUSY, "no time was left to begin a connection");
        }
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
