// SPDX-License-Identifier: Apache-2.0
package app.clearline.probe;

import app.clearline.model.Failure;
import app.clearline.model.FailureClass;
import app.clearline.model.HostPort;
import app.clearline.run.Failures;
import app.clearline.run.ProbeException;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// STUN over UDP: a request is repeated until it is answered, refused twice, or time is over (RFC 8489
/// §6.2.1, its intervals shortened so that five repetitions fit into four seconds).
///
/// The socket is connected, so that only datagrams of the server come in, and ICMP errors too. One of
/// those alone ends nothing: a router that is just changing its mind, or anybody, may have sent it.
final class StunDatagrams implements StunPath, AutoCloseable {

    /// How long one request waits for its answer.
    static final Duration PATIENCE = Duration.ofSeconds(4);

    private static final int[] SEND_MILLIS = {0, 250, 750, 1500, 2500};
    private static final int MOST_GARBAGE = 1000;

    private final DatagramSocket socket;
    private final String server;
    private final Supplier<Duration> patience;
    private final List<StunRequest> asked = new ArrayList<>();
    private int sent;

    /// Opens a socket on a port of its own.
    ///
    /// @param patience for the next request
    StunDatagrams(InetSocketAddress server, Supplier<Duration> patience) throws IOException {
        this.server = server.getAddress().getHostAddress() + " port " + server.getPort();
        this.patience = patience;
        this.socket = new DatagramSocket();
        try {
            socket.connect(server);
        } catch (SocketException e) {
            socket.close();
            throw e;
        }
    }

    HostPort local() {
        return new HostPort(socket.getLocalAddress().getHostAddress(), socket.getLocalPort());
    }

    @Override
    public int sent() {
        return sent;
    }

    @Override
    public Reply ask(StunRequest request) throws IOException, InterruptedException {
        return ask(request, patience.get());
    }

    @Override
    public Reply ask(StunRequest request, Duration longest) throws IOException, InterruptedException {
        asked.add(request);
        return new Transaction(request, longest).run();
    }

    /// Sends what is no request. An ICMP error to an earlier one is that one's affair: whoever counts
    /// what comes back sees it.
    void send(byte[] datagram) throws IOException {
        try {
            socket.send(new DatagramPacket(datagram, datagram.length));
        } catch (IOException e) {
            if (socket.isClosed()) {
                throw e;
            }
        }
    }

    /// Waits for the next datagram, whatever it is, until one comes or the socket is closed. No request
    /// may be under way.
    byte[] receive() throws IOException {
        var packet = new DatagramPacket(new byte[StunWire.LONGEST], StunWire.LONGEST);
        socket.setSoTimeout(0);
        socket.receive(packet);
        return Arrays.copyOf(packet.getData(), packet.getLength());
    }

    boolean closed() {
        return socket.isClosed();
    }

    @Override
    public void close() {
        socket.close();
    }

    /// One request on its way.
    private final class Transaction {

        private final StunRequest request;
        private final long began = System.nanoTime();
        private final Duration longest;
        private int repeated;
        private int garbage;
        private long lastSend;
        private @Nullable Failure refusal;

        Transaction(StunRequest request, Duration longest) {
            this.request = request;
            this.longest = longest;
        }

        Reply run() throws IOException, InterruptedException {
            while (true) {
                if (Thread.interrupted()) {
                    throw new InterruptedException("stopped while waiting for a STUN answer");
                }
                long now = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began);
                long due = repeated < SEND_MILLIS.length ? SEND_MILLIS[repeated] : Long.MAX_VALUE;
                if (now >= longest.toMillis() || garbage >= MOST_GARBAGE) {
                    throw unanswered(now);
                }
                if (now >= due) {
                    send();
                } else {
                    Reply reply = receive((int) (Math.min(due, longest.toMillis()) - now));
                    if (reply != null) {
                        return reply;
                    }
                }
            }
        }

        private void send() throws ProbeException, InterruptedException {
            byte[] bytes = request.bytes();
            repeated++;
            sent++;
            lastSend = System.nanoTime();
            try {
                socket.send(new DatagramPacket(bytes, bytes.length));
            } catch (IOException e) {
                // Also where the ICMP answer to an earlier one waits at the socket.
                refused(e);
            }
        }

        /// Waits for a datagram; null where none came, or not the one.
        private @Nullable Reply receive(int millis) throws ProbeException, InterruptedException {
            var packet = new DatagramPacket(new byte[StunWire.LONGEST + 1], StunWire.LONGEST + 1);
            try {
                socket.setSoTimeout(millis);
                socket.receive(packet);
            } catch (SocketTimeoutException e) {
                // Time for the next repetition, or for the end.
                return null;
            } catch (IOException e) {
                refused(e);
                return null;
            }
            long took = System.nanoTime() - lastSend;
            StunAnswer answer = read(Arrays.copyOf(packet.getData(), packet.getLength()));
            return answer == null ? null : new Reply(answer, repeated == 1 ? Duration.ofNanos(took) : null);
        }

        private @Nullable StunAnswer read(byte[] datagram) {
            try {
                StunAnswer answer = StunAnswer.decode(datagram);
                if (request.isAnsweredBy(answer)) {
                    return answer;
                }
                // The second answer to a request that had been repeated is late, not garbage.
                if (asked.stream().noneMatch(earlier -> earlier != request && earlier.isAnsweredBy(answer))) {
                    garbage++;
                }
            } catch (ProbeException e) {
                // Whoever sent it: the answer may still come, and the number is told if it does not.
                garbage++;
            }
            return null;
        }

        private void refused(IOException e) throws ProbeException, InterruptedException {
            if (Thread.interrupted()) {
                throw new InterruptedException("stopped while waiting for a STUN answer");
            }
            Failure failure = Failures.of(e);
            if (refusal != null) {
                throw new ProbeException(failure.type(), server + ", " + repeated + " requests: " + failure.detail());
            }
            refusal = failure;
        }

        private ProbeException unanswered(long millis) {
            String asked = repeated + " requests to " + server + " in " + millis + " ms";
            if (garbage > 0) {
                return new ProbeException(
                        FailureClass.GARBAGE, asked + ": " + garbage + " datagrams that are no answer, and no other");
            }
            return refusal != null
                    ? new ProbeException(refusal.type(), asked + ": once " + refusal.detail() + ", else silence")
                    : new ProbeException(FailureClass.TIMEOUT, asked + ": no answer");
        }
    }
}
