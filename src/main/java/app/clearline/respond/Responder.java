// SPDX-License-Identifier: Apache-2.0
package app.clearline.respond;

import app.clearline.wire.PortSet;
import app.clearline.wire.SharedKey;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The far end that an administrator puts up: echoes of datagrams on many ports, STUN, and over HTTP what came of them,
/// how requests looked, and a WebSocket. Only who holds the key is answered.
public final class Responder implements AutoCloseable {

    private static final Duration REQUEST = Duration.ofSeconds(15);
    private static final Duration CONVERSATION = Duration.ofMinutes(10);
    private static final int BACKLOG = 64;
    /// What a connection counts among what a peer may ask.
    private static final int CONNECTION = 50;
    /// Beyond what peers are asked to keep to, since queues on the way bunch what was sent evenly.
    private static final double SLACK = 2;

    private final Lifetimes lifetimes = new Lifetimes(REQUEST);
    private final Tally tally = new Tally();
    private final SharedKey nonces = new SharedKey(SharedKey.fresh().toCharArray());
    private final Peers peers;
    private final EchoPorts echoes;
    private final StreamDesk streams;
    private final PortSet served;
    private final List<Integer> listening = new ArrayList<>();

    /// What is put up.
    ///
    /// @param bind null: all addresses of this machine
    /// @param web the TCP ports; empty: none. 0 stands for any that is free
    /// @param udp the UDP ports
    /// @param elsewhere UDP ports that another process serves with the same key
    /// @param rate how many datagrams a second one peer is to send at most
    public record Wish(@Nullable InetAddress bind, List<Integer> web, PortSet udp, PortSet elsewhere, int rate) {

        public Wish {
            web = List.copyOf(web);
        }
    }

    /// What was done so far.
    ///
    /// @param runs that were begun
    /// @param requests over HTTP that showed the key
    /// @param answered datagrams
    /// @param foreign what was not answered: no key, another, garbage
    /// @param held what was not looked at, since its sender had asked too much
    /// @param streams that were sent
    public record Numbers(long runs, long requests, long answered, long foreign, long held, long streams) {}

    private Responder(Wish wish, SharedKey key, InstantSource clock) throws IOException {
        peers = new Peers((int) (wish.rate() * SLACK));
        var runs = new KnownRuns(clock);
        streams = new StreamDesk(key, nonces, runs, tally);
        echoes = new EchoPorts(wish.bind(), wish.udp(), new EchoDesk(key, runs, peers, tally, streams));
        served = echoes.served().with(wish.elsewhere());
        try {
            var listeners = new ArrayList<ServerSocket>();
            for (int port : wish.web()) {
                var listener = lifetimes.keep(new ServerSocket(port, BACKLOG, wish.bind()));
                listeners.add(listener);
                listening.add(listener.getLocalPort());
            }
            var pages = new ResponderPages(
                    key,
                    nonces,
                    clock,
                    runs,
                    streams,
                    peers,
                    tally,
                    served,
                    echoes.served(),
                    List.copyOf(listening),
                    wish.rate());
            for (ServerSocket listener : listeners) {
                TcpServer.start(listener, lifetimes, connection -> talk(connection, pages, clock));
            }
        } catch (IOException e) {
            close();
            throw new IOException("TCP " + wish.web() + ": " + e.getMessage(), e);
        }
    }

    /// Puts it up.
    ///
    /// @throws IOException where a port is taken, the address is not of this machine, or the sockets do not suffice
    public static Responder start(Wish wish, SharedKey key) throws IOException {
        return start(wish, key, InstantSource.system());
    }

    static Responder start(Wish wish, SharedKey key, InstantSource clock) throws IOException {
        var responder = new Responder(wish, key, clock);
        responder.echoes.start();
        return responder;
    }

    private void talk(Socket connection, ResponderPages pages, InstantSource clock) throws IOException {
        var from = (InetSocketAddress) connection.getRemoteSocketAddress();
        if (!peers.admits(from.getAddress(), CONNECTION)) {
            tally.held.increment();
            TcpServer.reset(connection);
            return;
        }
        new HttpServer(request -> pages.answer(request, from), clock)
                .talk(
                        connection.getInputStream(),
                        connection.getOutputStream(),
                        () -> lifetimes.extend(connection, CONVERSATION));
    }

    /// The UDP ports that are served, those of other processes included.
    public PortSet served() {
        return served;
    }

    /// The TCP ports.
    public List<Integer> listening() {
        return List.copyOf(listening);
    }

    public Numbers numbers() {
        return tally.now();
    }

    @Override
    public void close() {
        lifetimes.close();
        streams.close();
        echoes.close();
        nonces.close();
    }
}
