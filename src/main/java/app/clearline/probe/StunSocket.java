// SPDX-License-Identifier: Apache-2.0
package app.clearline.probe;

import app.clearline.run.ProbeException;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// A UDP socket that is connected to nobody: it asks several servers at once, and hears whoever answers.
///
/// Each request goes out under a transaction of its own, so that every single one can be counted.
///
/// No option is set on it. The system then treats its datagrams as it does those of a browser: on Linux
/// with the DF bit as long as the route is known to carry them, elsewhere without.
final class StunSocket implements AutoCloseable {

    private static final int MOST_DATAGRAMS = 5000;

    private final DatagramSocket socket;
    private final Map<String, byte[]> expected = new HashMap<>();
    private long slowest;

    StunSocket() throws IOException {
        socket = new DatagramSocket();
    }

    /// A request that is to go out.
    ///
    /// @param at milliseconds since the beginning
    /// @param key of the question: what answers one of its requests answers it
    /// @param by what it leaves by
    record Shot(int at, String key, StunRequest request, InetSocketAddress to, Sender by) {}

    /// What a request leaves by.
    @FunctionalInterface
    interface Sender {
        void send(byte[] datagram, InetSocketAddress to) throws IOException;
    }

    /// What came for a question.
    ///
    /// @param answer null where it is not an answer but what was [expected][#expect]
    record Hit(Shot shot, @Nullable StunAnswer answer, InetSocketAddress from, int bytes) {}

    /// What came of all of it.
    ///
    /// @param sent how many requests left, by key
    record Hits(List<Hit> all, Map<String, Integer> sent) {

        List<Hit> of(String key) {
            return all.stream().filter(h -> h.shot().key().equals(key)).toList();
        }

        /// The first one for a question; null where none came.
        @Nullable
        Hit first(String key) {
            return all.stream()
                    .filter(h -> h.shot().key().equals(key))
                    .findFirst()
                    .orElse(null);
        }

        int sent(String key) {
            return sent.getOrDefault(key, 0);
        }
    }

    int port() {
        return socket.getLocalPort();
    }

    /// How long the slowest answer so far took, in milliseconds.
    int slowestMillis() {
        return (int) TimeUnit.NANOSECONDS.toMillis(slowest);
    }

    /// The same request at each of these times.
    List<Shot> shots(String key, StunRequestMaker maker, InetSocketAddress to, int... times) {
        return Arrays.stream(times)
                .mapToObj(at -> new Shot(at, key, maker.make(), to, this::send))
                .toList();
    }

    /// Makes requests that differ in their transactions alone.
    @FunctionalInterface
    interface StunRequestMaker {
        StunRequest make();
    }

    /// From now on, `request` arriving at this socket counts as a hit of the question `key`.
    void expect(String key, StunRequest request) {
        expected.put(key, request.bytes());
    }

    /// Sends the shots at their times, and listens until each question is answered, or `lull`
    /// milliseconds after the last of them.
    ///
    /// @param controls questions whose shots all leave, and that nothing waits for
    Hits fire(List<Shot> shots, Set<String> controls, int lull) throws IOException, InterruptedException {
        return new Volley(shots, controls, lull).run();
    }

    private void send(byte[] datagram, InetSocketAddress to) throws IOException {
        socket.send(new DatagramPacket(datagram, datagram.length, to));
    }

    @Override
    public void close() {
        socket.close();
    }

    private final class Volley {

        private final List<Shot> shots;
        private final Set<String> controls;
        private final int end;
        private final Set<String> open = new HashSet<>();
        private final Map<Shot, Long> left = new HashMap<>();
        private final List<Hit> hits = new ArrayList<>();
        private final Map<String, Integer> sent = new HashMap<>();
        private final long began = System.nanoTime();
        private int heard;

        Volley(List<Shot> all, Set<String> controls, int lull) {
            this.shots = new ArrayList<>(all);
            this.shots.sort((one, other) -> Integer.compare(one.at(), other.at()));
            this.controls = controls;
            this.end = lull + (shots.isEmpty() ? 0 : shots.getLast().at());
            all.stream().map(Shot::key).filter(key -> !controls.contains(key)).forEach(open::add);
        }

        Hits run() throws IOException, InterruptedException {
            int next = 0;
            int now = 0;
            while (!open.isEmpty() && now < end && heard < MOST_DATAGRAMS) {
                stopIfAsked();
                now = (int) TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began);
                if (next < shots.size() && shots.get(next).at() <= now) {
                    send(shots.get(next++));
                } else {
                    int until =
                            next < shots.size() ? Math.min(end, shots.get(next).at()) : end;
                    receive(Math.max(1, until - now));
                }
            }
            return new Hits(List.copyOf(hits), Map.copyOf(sent));
        }

        private void send(Shot shot) throws InterruptedException {
            if (!open.contains(shot.key()) && !controls.contains(shot.key())) {
                return;
            }
            byte[] bytes = shot.request().bytes();
            sent.merge(shot.key(), 1, Integer::sum);
            left.put(shot, System.nanoTime());
            try {
                shot.by().send(bytes, shot.to());
            } catch (IOException e) {
                // No route, or too large for it: as lost as if it were dropped further out. Others may still leave.
                stopIfAsked();
            }
        }

        private void receive(int millis) throws IOException, InterruptedException {
            var packet = new DatagramPacket(new byte[StunWire.LONGEST + 1], StunWire.LONGEST + 1);
            try {
                socket.setSoTimeout(millis);
                socket.receive(packet);
            } catch (SocketTimeoutException e) {
                // Time for the next one, or for the end.
                return;
            } catch (IOException e) {
                stopIfAsked();
                if (socket.isClosed()) {
                    throw e;
                }
                // What a system tells of an earlier datagram that was refused; of whose, it does not say.
                heard++;
                return;
            }
            heard++;
            take(Arrays.copyOf(packet.getData(), packet.getLength()), (InetSocketAddress) packet.getSocketAddress());
        }

        private void take(byte[] datagram, InetSocketAddress from) {
            expected.forEach((key, bytes) -> {
                if (Arrays.equals(bytes, datagram)) {
                    shots.stream()
                            .filter(s -> s.key().equals(key))
                            .findFirst()
                            .ifPresent(s -> hit(new Hit(s, null, from, datagram.length)));
                }
            });
            try {
                StunAnswer answer = StunAnswer.decode(datagram);
                for (Map.Entry<Shot, Long> each : left.entrySet()) {
                    if (each.getKey().request().isAnsweredBy(answer)) {
                        slowest = Math.max(slowest, System.nanoTime() - each.getValue());
                        hit(new Hit(each.getKey(), answer, from, datagram.length));
                        left.remove(each.getKey());
                        return;
                    }
                }
            } catch (ProbeException e) {
                // Whoever sent it: it answers nothing.
            }
        }

        private void hit(Hit hit) {
            hits.add(hit);
            open.remove(hit.shot().key());
        }

        private void stopIfAsked() throws InterruptedException {
            if (Thread.interrupted()) {
                throw new InterruptedException("stopped while waiting for STUN answers");
            }
        }
    }
}
