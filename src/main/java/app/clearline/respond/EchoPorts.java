// SPDX-License-Identifier: Apache-2.0
package app.clearline.respond;

import app.clearline.wire.Echo;
import app.clearline.wire.PortSet;
import java.io.Closeable;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedSelectorException;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// A UDP socket on each of many ports, under a few selectors with a thread each. One socket for all, by a redirect of
/// the firewall, would not do: the answers of many ports would have to share one reply tuple.
final class EchoPorts implements Closeable {

    private static final int SELECTORS = 2;
    private static final int AT_ONCE = 16;
    private static final int MOST_WAITING = 1024;
    private static final int BUFFER = 256 * 1024;

    private final EchoDesk desk;
    private final List<Selector> selectors = new ArrayList<>();
    private final List<Integer> bound = new ArrayList<>();
    private final ScheduledExecutorService later = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("later").factory());
    private final AtomicInteger waiting = new AtomicInteger();

    /// Binds the ports; those that somebody else has are left out.
    ///
    /// @param bind null: all addresses
    /// @throws IOException where this process may not have so many sockets, or the address is not of this machine
    EchoPorts(@Nullable InetAddress bind, PortSet ports, EchoDesk desk) throws IOException {
        this.desk = desk;
        try {
            for (int i = 0; i < SELECTORS; i++) {
                selectors.add(Selector.open());
            }
            for (int port : ports.stream().toArray()) {
                open(bind, port);
            }
        } catch (IOException e) {
            close();
            throw new IOException(
                    "of " + ports.size() + " UDP ports only " + bound.size() + " could be opened: " + e.getMessage(),
                    e);
        }
    }

    private void open(@Nullable InetAddress bind, int port) throws IOException {
        DatagramChannel channel = DatagramChannel.open();
        try {
            channel.bind(bind == null ? new InetSocketAddress(port) : new InetSocketAddress(bind, port));
            channel.setOption(StandardSocketOptions.SO_RCVBUF, BUFFER);
            channel.configureBlocking(false);
            channel.register(selectors.get(port % SELECTORS), SelectionKey.OP_READ, port);
            bound.add(port);
        } catch (BindException e) {
            channel.close();
            if (bind != null && !String.valueOf(e.getMessage()).contains("in use")) {
                throw e;
            }
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }

    void start() {
        for (Selector selector : selectors) {
            Thread.ofPlatform().daemon().name("echo").start(() -> serve(selector));
        }
    }

    PortSet served() {
        return PortSet.of(bound.stream().flatMapToInt(IntStream::of));
    }

    private void serve(Selector selector) {
        EchoDesk.Clerk clerk = desk.new Clerk();
        ByteBuffer in = ByteBuffer.allocateDirect(Echo.LONGEST + 1);
        var bytes = new byte[Echo.LONGEST + 1];
        while (selector.isOpen()) {
            try {
                selector.select(key -> ready(key, clerk, in, bytes));
            } catch (IOException | ClosedSelectorException e) {
                // The responder closes, which ends the loop; a selector that fails otherwise is asked again.
            }
        }
    }

    private void ready(SelectionKey key, EchoDesk.Clerk clerk, ByteBuffer in, byte[] bytes) {
        var channel = (DatagramChannel) key.channel();
        int port = (Integer) key.attachment();
        try {
            for (int i = 0; i < AT_ONCE; i++) {
                var from = (InetSocketAddress) channel.receive(in.clear());
                if (from == null) {
                    return;
                }
                int length = in.flip().remaining();
                in.get(bytes, 0, length);
                EchoDesk.Answer answer = clerk.to(bytes, length, from, channel, port);
                if (answer != null) {
                    send(channel, answer, from);
                }
            }
        } catch (IOException e) {
            // The channel was closed, or this one asker cannot be answered: nothing that could be told anybody.
        }
    }

    private void send(DatagramChannel channel, EchoDesk.Answer answer, InetSocketAddress to) throws IOException {
        if (answer.after().isZero()) {
            channel.send(answer.bytes(), to);
        } else if (waiting.incrementAndGet() <= MOST_WAITING && !later.isShutdown()) {
            // It reports nothing: whether the answer arrives is the asker's to see.
            var unused = later.schedule(
                    () -> sendLate(channel, answer, to), answer.after().toMillis(), TimeUnit.MILLISECONDS);
        } else {
            waiting.decrementAndGet();
        }
    }

    private void sendLate(DatagramChannel channel, EchoDesk.Answer answer, InetSocketAddress to) {
        waiting.decrementAndGet();
        try {
            channel.send(answer.bytes(), to);
        } catch (IOException e) {
            // The responder closed meanwhile, or the asker is gone.
        }
    }

    @Override
    public void close() {
        later.shutdownNow();
        for (Selector selector : selectors) {
            try {
                selector.keys().forEach(key -> quietly(key.channel()));
                selector.close();
            } catch (IOException | ClosedSelectorException e) {
                // It is as closed as it can be.
            }
        }
    }

    private static void quietly(Closeable channel) {
        try {
            channel.close();
        } catch (IOException e) {
            // A socket that cannot be closed in order is closed all the same.
        }
    }
}
